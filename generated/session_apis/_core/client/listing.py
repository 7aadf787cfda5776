"""What `dir()` says of clients and resources: what people call, and not what carries it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# What generated methods hand their arguments to.
_CARRIERS: Final = frozenset({"request", "stream", "download", "paginate"})
_OF_ALL: Final = frozenset(dir(object))


def listed(names: Iterable[str]) -> list[str]:
    return sorted(
        name
        for name in names
        if name not in _CARRIERS and (not name.startswith("_") or name in _OF_ALL)
    )
