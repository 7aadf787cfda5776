"""The command line of the package: `python -m PACKAGE`; needs the extra `[cli]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec


def command_line(
    name: str, package: str | None, distribution: str, *apis: str
) -> Callable[[], None]:
    """Return the function that runs the command line; run it if this is the program.

    Args:
        name: The name of the module that asks: ``__main__`` if it is the program.
        package: The package that it is in: one of an API, or of several.
        distribution: The distribution's name, which is also the script's.
        apis: The names of the sub-packages, if the command line is that of several APIs.
    """

    def main() -> None:
        """Run the command line, and end the process with its exit code."""
        if find_spec("click") is None:
            sys.stderr.write(
                f"The command line needs an extra: pip install '{distribution}[cli]'\n"
            )
            raise SystemExit(2)
        from .main import run

        raise SystemExit(run(package or name, distribution, apis))

    if name == "__main__":
        main()
    return main
