"""A surface of which another version is known: only the lines that differ are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.surface.text import SurfaceError, load

if TYPE_CHECKING:
    from sdkwright.surface.records import Surface

# The lines behind which the entries of methods and of types stand, as `dump` writes them.
_METHODS: Final = '  "methods": {'
_TYPES: Final = '  "types": {'
# Where more entries differ, reading all of them takes hardly longer.
_FEW: Final = 500


def load_edited(text: str, before: str, known: Surface) -> Surface:
    """Read a surface.

    Args:
        text: What :func:`dump` wrote, and nobody has edited.
        before: Another surface, as text.
        known: What that text holds.

    Raises:
        SurfaceError: The text is not one, or of a form that is not known.
    """
    lines, others = text.split("\n"), before.split("\n")
    if len(lines) == len(others):
        places = [i for i, each in enumerate(lines) if each != others[i]]
        found, old = _only(places, lines), _only(places, others)
        if found is not None and old is not None and _keys(found) == _keys(old):
            return replace(
                known,
                methods={**known.methods, **found.methods},
                types={**known.types, **found.types},
            )
    return load(text)


def _only(places: list[int], lines: list[str]) -> Surface | None:
    """Return a surface of some of its lines; None where they are not entries, or many."""
    if not 0 < len(places) <= _FEW or not {_METHODS, _TYPES} <= {*lines}:
        return None
    first, middle = lines.index(_METHODS), lines.index(_TYPES)
    if not first < places[0] <= places[-1] < len(lines) - 3 or middle - 1 in places:
        return None
    methods = ",".join(lines[i].rstrip(",") for i in places if i < middle)
    types = ",".join(lines[i].rstrip(",") for i in places if i > middle)
    head = "\n".join(lines[: first + 1])
    try:
        return load(f"{head}{methods}}},{_TYPES}{types}}}}}")
    except SurfaceError:
        return None


def _keys(surface: Surface) -> tuple[list[str], list[str]]:
    return list(surface.methods), list(surface.types)
