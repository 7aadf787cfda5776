"""Large YAML texts, parsed once and kept as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sdkwright.read.documents.cache import cache_folder, keep, key_of, recall

if TYPE_CHECKING:
    from sdkwright.ir.types import Json

# Part of the key under which data are kept; change it with the rules of `yaml_text`.
_EDITION: Final = b"1"


def parse(text: bytes) -> tuple[Json, tuple[tuple[str, tuple[int, int]], ...]]:
    """Return the document in a YAML text, and its repeated keys.

    Raises:
        UnreadableError: The text is not one YAML document within the limits.
    """
    from importlib.metadata import version

    folder = cache_folder() / "documents"
    key = key_of(_EDITION, version("pyyaml").encode(), text)
    known = _kept(recall(folder, key))
    if known is not None:
        return known
    from sdkwright.read.documents import yaml_text

    parsed = yaml_text.parse(text)
    # Written out, aliases could be a thousand times as long.
    if not parsed.aliased:
        kept = [parsed.tree, [(name, *place) for name, place in parsed.repeated]]
        keep(folder, key, json.dumps(kept, separators=(",", ":")).encode())
    return parsed.tree, parsed.repeated


def _kept(
    data: bytes | None,
) -> tuple[Json, tuple[tuple[str, tuple[int, int]], ...]] | None:
    """Return what was kept; None unless it has the form in which we keep it."""
    if data is None:
        return None
    try:
        kept: Json = json.loads(data)
    except (ValueError, RecursionError):
        return None
    match kept:
        case [tree, list() as found]:
            pass
        case _:
            return None
    repeated: list[tuple[str, tuple[int, int]]] = []
    for each in found:
        match each:
            case [str() as name, int() as line, int() as column]:
                repeated.append((name, (line, column)))
            case _:
                return None
    return tree, tuple(repeated)
