"""The third-party documents, as their index describes them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.shared import SHARED

FOLDER = SHARED / "nasty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of some other project's tests.

    Attributes:
        name: Its path in the collection.
        api: What the sub-package made of it is called.
        said: What the index says about its validity.
    """

    name: str
    api: str
    said: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return FOLDER / self.name


def documents(every: int = 1, start: int = 0, only: str = "") -> tuple[Document, ...]:
    """Those whose name holds a text; of these each so manieth, in the index's order."""
    index = FOLDER / "index.json"
    if not index.exists():
        return ()
    found = [
        Document(name=each["file"], api=f"d{number:04}", said=str(each.get("valid")))
        for number, each in enumerate(json.loads(index.read_text(encoding="utf-8")))
        if only in each["file"]
    ]
    return tuple(found[start::every])
