"""One file of a specification, and why a reference may not be followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sdkwright.read.openapi import PointerMap
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.read.documents.text import Text
    from sdkwright.read.openapi import Tokens


@dataclass(slots=True, kw_only=True)
class Document:
    """One file of a specification.

    Attributes:
        text: What was read.
        tree: The data; objects in it that were visited have the shape of 3.1.
        kind: `yaml`, `json` or `text`; a configuration is `toml`.
        version: The version it declares, or else the entry's.
        pointer_map: What upgrading moved.
        overlaid: Where nodes come from that an overlay made or moved; all below moves
            along.
        changed: The text after overlays, as JSON; None where there are none.
    """

    text: Text
    tree: Json
    kind: str
    version: str
    pointer_map: PointerMap = field(default_factory=PointerMap)
    overlaid: dict[Tokens, Pointer] = field(default_factory=dict["Tokens", "Pointer"])
    changed: bytes | None = None

    def origin(self, tokens: Tokens, name: str) -> Pointer:
        """Return where in the texts a node stands; `name` is the document's own."""
        tokens = self.pointer_map.origin(tokens)
        for length in range(len(tokens), -1, -1) if self.overlaid else ():
            place = self.overlaid.get(tokens[:length])
            if place is not None:
                return Pointer(place.tokens + tokens[length:], place.document or name)
        return Pointer(tokens, name)


class BrokenError(Exception):
    """A reference without a target, and why.

    Attributes:
        code: The diagnostic's code.
        message: One sentence: what is wrong.
        help: What to do about it; may be empty.
        at: Where the reference stands that is to blame: perhaps not the one that was
            followed, but another on its way.
        through: All references on the way, as (document, text).
    """

    def __init__(self, code: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help
        self.at: Pointer | None = None
        self.through: frozenset[tuple[str, str]] = frozenset()
