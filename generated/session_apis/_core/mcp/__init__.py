"""The MCP server of the package: `python -m PACKAGE.mcp`; needs the extra `[mcp]`.

Three tools serve an API of any size: one searches its operations, one describes an
operation, and one calls it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec


def mcp_server(
    name: str, package: str | None, distribution: str, *apis: str
) -> Callable[[], None]:
    """Return the function that runs the MCP server; run it if this is the program.

    Args:
        name: The name of the module that asks: ``__main__`` if it is the program.
        package: The package that it is in: one of an API, or of several.
        distribution: The distribution's name.
        apis: The names of the sub-packages, if the package has several APIs; the first
            argument of the program chooses one.
    """

    def main() -> None:
        """Run the server, and end the process with its exit code."""
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
