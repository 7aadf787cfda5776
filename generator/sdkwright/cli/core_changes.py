"""What a build says of the core: the parts that an edit has brought in, or let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.compare import Kind
from sdkwright.runtime.part_table import MODULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sdkwright.config import Config
    from sdkwright.emit.compare import Change


def told(config: Config, changes: Iterable[Change]) -> Iterator[str]:
    """Yield a line for the parts that came, and one for those that went.

    Nothing is said of a package that is new as a whole.
    """
    core = f"{config.package}/_core/"
    kinds = {
        each.path.removeprefix(core): each.kind
        for each in changes
        if each.path.startswith(core)
    }
    if kinds.get("__init__.py") in {None, Kind.ADD, Kind.REMOVE}:
        return
    for kind, verb in ((Kind.ADD, "brings in"), (Kind.REMOVE, "lets go")):
        parts = [
            f"`{part}`"
            for part, (first, *_) in sorted(MODULES.items())
            if kind in {kinds.get(each) for each in _files(first)}
        ]
        if parts:
            yield f"  The core {verb} {', '.join(parts)}."


def _files(module: str) -> tuple[str, str]:
    """Return the file that a module is, or else that of a folder."""
    path = module.replace(".", "/")
    return f"{path}.py", f"{path}/__init__.py"
