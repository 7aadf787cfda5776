"""One file of a specification, and why a reference may not be followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sdkwright.read.openapi import (
    PointerMap,
)

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.read.documents.text import Text
    from sdkwright.source import Pointer


@dataclass(slots=True, kw_only=True)
class Document:
    """One file of a specification.

    Attributes:
        text: What was read.
        tree: The data; objects in it that were visited have the shape of 3.1.
        kind: `yaml`, `json` or `text`.
        version: The version it declares, or else the entry's.
        moves: What upgrading moved.
    """

    text: Text
    tree: Json
    kind: str
    version: str
    pointer_map: PointerMap = field(default_factory=PointerMap)


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
