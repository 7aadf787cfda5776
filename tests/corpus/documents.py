"""The real documents, as their index describes them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.shared import SHARED


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A real document.

    Attributes:
        name: What it is called here.
        path: Its first file.
        version: Its version of OpenAPI.
        operations: How many operations it has, counted by others.
        size: How many bytes all its files have.
    """

    name: str
    path: Path
    version: str
    operations: int
    size: int

    @property
    def package(self) -> str:
        """The name of the package to make of it."""
        return self.name.replace("-", "_")


def documents() -> tuple[Document, ...]:
    """All of them, the smallest first."""
    folder = SHARED / "corpus"
    index = folder / "index.json"
    if not index.exists():
        return ()
    found = [
        Document(
            name=each["name"],
            path=folder / each["entry"],
            version=each["version"],
            operations=each["operations"],
            size=each["total_bytes"],
        )
        for each in json.loads(index.read_text(encoding="utf-8"))
    ]
    return tuple(sorted(found, key=lambda each: each.size))
