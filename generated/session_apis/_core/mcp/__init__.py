"""The MCP server of the package: `python -m PACKAGE.mcp`; needs the extra `[mcp]`.

Three tools serve an API of any size: one searches its operations, one describes an
operation, and one calls it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec


def mcp_server(
    name: str, distribution: str, *apis: str, api: str = ""
) -> Callable[[], None]:
    """Return the function that runs the MCP server; run it if this is the program.

    Args:
        name: The name of the module that asks: ``__main__`` if it is the program.
        distribution: The distribution's name.
        apis: The names of the sub-packages, if the package has several APIs; the first
            argument of the program chooses one.
        api: The name of the one sub-package, if it is the server of one API of several.
    """

    def main() -> None:
        """Run the server, and end the process with its exit code."""
        if find_spec("mcp") is None:
            sys.stderr.write(
                f"The MCP server needs an extra: pip install '{distribution}[mcp]'\n"
            )
            raise SystemExit(2)
        from .main import run

        root = __name__.rpartition("._core.")[0]
        package = f"{root}.{api}" if api else root
        raise SystemExit(run(package, distribution, apis))

    if name == "__main__":
        main()
    return main
