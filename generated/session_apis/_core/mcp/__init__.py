"""The MCP server of the package: `python -m PACKAGE.mcp`; needs the extra `[mcp]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec


def mcp_server(
    name: str, package: str | None, distribution: str, *apis: str
) -> Callable[[], None]:
    def main() -> None:
        if find_spec("mcp") is None:
            sys.stderr.write(
                f"The MCP server needs an extra: pip install '{distribution}[mcp]'\n"
            )
            raise SystemExit(2)
        from .main import run

        raise SystemExit(run(package or name, distribution, apis))

    if name == "__main__":
        main()
    return main
