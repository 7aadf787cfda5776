"""The MCP server: `python -m session_apis.mix.mcp`; needs the extra `[mcp]`."""

from typing import Final

from .._core.mcp import mcp_server

main: Final = mcp_server(__name__, __package__, "session-apis")
