"""The command line: `python -m session_apis.stagehand`; needs the extra `[cli]`."""

from typing import Final

from .._core.cli import command_line

main: Final = command_line(__name__, __package__, "session-apis")
