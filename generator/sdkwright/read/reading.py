"""A specification that was read, and how to read it again after an edit of its words.

Where nothing has changed but descriptions that nobody decided anything by, the model of the
API is amended in place. Whatever is not certain is read anew, by whoever asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.read.documents import BrokenError
from sdkwright.read.openapi import Descriptions, UnreadableError
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.read.documents import Documents, Text
    from sdkwright.read.openapi import Amendment
    from sdkwright.source import Source

# Texts are searched for these, so words that hold one are more than words.
_VENDORS: Final = re.compile("x-(?:sdkwright|speakeasy|fern|stainless)-")


@dataclass(slots=True, kw_only=True)
class Edit:
    """What it takes to bring a reading up to date: texts, and what they are now."""

    texts: dict[str, Text] = field(default_factory=dict[str, "Text"])
    amendments: list[Amendment] = field(default_factory=list["Amendment"])
    moved: list[tuple[Pointer, str]] = field(default_factory=list[tuple[Pointer, str]])


@dataclass(slots=True, kw_only=True)
class Reading:
    """A specification that was read.

    Attributes:
        source: Where its entry is.
        documents: What was read.
        descriptions: Who holds which text of it.
    """

    source: Source
    documents: Documents
    descriptions: Descriptions

    def edit(self, *, thorough: bool = True) -> Edit | None:
        """Return what differs on disk; None if it has to be read anew.

        Args:
            thorough: Whether to find texts even where that costs as much as reading.
        """
        try:
            texts = self.documents.read_again(self.source)
        except (BrokenError, UnreadableError):
            return None
        found = Edit()
        words: list[tuple[str, str]] = []
        for name, text in texts.items():
            if text == self.documents.text(name):
                continue
            changed = self.documents.changed_texts(name, text, thorough=thorough)
            if changed is None:
                return None
            found.texts[name] = text
            for each in changed:
                place = Pointer(each.tokens, name)
                held = self._held(place, each.old, each.new)
                if held is None:
                    return None
                words.append((held[1], each.new))
                found.moved.append((held[0], each.new))
        amendments = self.descriptions.amended(words)
        if amendments is None:
            return None
        found.amendments += amendments
        return found

    def _held(self, place: Pointer, old: str, new: str) -> tuple[Pointer, str] | None:
        """Return where a text is in the data, and the text itself; None if not known."""
        if _VENDORS.search(old) or _VENDORS.search(new):
            return None
        try:
            now = self.documents.now(place)
            held = self.documents.get(now)
        except KeyError:
            return None
        return (now, held) if isinstance(held, str) and held == old else None

    def apply(self, edit: Edit) -> None:
        """Amend the documents, and the model that was made of them."""
        for place, new in edit.moved:
            self.documents.replace(place, new)
        for each in edit.amendments:
            self.descriptions.amend(each)
        for name, text in edit.texts.items():
            self.documents.renew(name, text)
