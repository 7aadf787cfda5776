"""The command line of the package: `python -m PACKAGE`; needs the extra `[cli]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec


def command_line(
    name: str, package: str | None, distribution: str, *apis: str
) -> Callable[[], None]:
    def main() -> None:
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
