"""`Link` headers (RFC 8288)."""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(r"<([^<>]*)>((?:[^,\"<]|\"[^\"]*\")*)")
_REL: Final = re.compile(r"(?i);\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))")
_NEIGHBOURS: Final = frozenset({"first", "last", "prev", "previous"})


def linked_next(header: str | None) -> tuple[bool, str]:
    spoken = False
    for target, parameters in _LINK.findall(header or ""):
        for quoted, plain in _REL.findall(parameters):
            relations = set((quoted or plain).lower().split())
            if "next" in relations:
                return True, str(target)
            spoken = spoken or not relations.isdisjoint(_NEIGHBOURS)
    return spoken, ""
