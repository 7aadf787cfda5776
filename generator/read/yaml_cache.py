"""Large YAML texts, parsed once and kept as JSON."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from generator.read.cache import cache_folder, keep, key_of, recall

if TYPE_CHECKING:
    from generator.ir.types import Json

# Part of the key under which data are kept; change it with the rules of `yaml_text`.
_EDITION: Final = b"1"


def parse(text: bytes) -> tuple[Json, tuple[tuple[str, tuple[int, int]], ...]]:
    """Return the document in a YAML text, and its repeated keys.

    Raises:
        UnreadableError: The text is not one YAML document within the limits.
    """
    folder = cache_folder() / "documents"
    key = key_of(_EDITION, version("pyyaml").encode(), text)
    data = recall(folder, key)
    if data is not None:
        tree: Json
        tree, found = json.loads(data)
        return tree, tuple((name, (line, column)) for name, line, column in found)
    from generator.read import yaml_text

    parsed = yaml_text.parse(text)
    # Written out, aliases could be a thousand times as long.
    if not parsed.aliased:
        kept = [parsed.tree, [(name, *place) for name, place in parsed.repeated]]
        keep(folder, key, json.dumps(kept, separators=(",", ":")).encode())
    return parsed.tree, parsed.repeated
