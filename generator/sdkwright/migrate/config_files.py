"""Configuration files of other generators: trees whose nodes know file and line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sdkwright.diagnostics import Report, Severity
from sdkwright.frozen import dataclass
from sdkwright.read.documents import locate, text as files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigFile:
    """One file, read and parsed.

    Attributes:
        label: What to call it in messages.
        kind: `yaml`, `json` or `text`.
    """

    path: Path
    label: str
    text: Text
    tree: Json
    kind: str


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a file.

    Attributes:
        value: The value; None for one that is null or not there.
        tokens: The way to it from the root.
        report: Where notes about it go.
    """

    file: ConfigFile
    value: Json
    tokens: tuple[str, ...]
    report: Report

    def get(self, *keys: str) -> Node:
        """Return what is below some keys; a node without a value where that is nothing."""
        found: Json = self.value
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return Node(self.file, found, (*self.tokens, *keys), self.report)

    def items(self) -> Iterator[tuple[str, Node]]:
        """Yield the members of a mapping; nothing for another value, which is reported."""
        if self.value is None:
            return
        if not isinstance(self.value, dict):
            self.note(f"`{self.name}` is no mapping; it is passed over.")
            return
        for key in self.value:
            yield key, self.get(key)

    def parts(self) -> Iterator[Node]:
        """Yield the items of a list; a value that is no list is its own only item."""
        if isinstance(self.value, list):
            for number, each in enumerate(self.value):
                tokens = (*self.tokens, str(number))
                yield Node(self.file, each, tokens, self.report)
        elif self.value is not None:
            yield self

    def text(self) -> str:
        """Return a text with its white space as single spaces; empty for another value."""
        value = self.value
        if isinstance(value, str):
            return " ".join(value.split())
        if value is not None and not isinstance(value, (dict, list, bool)):
            return str(value)
        return ""

    @property
    def name(self) -> str:
        """The last key on the way to it."""
        return self.tokens[-1] if self.tokens else ""

    def has(self, key: str) -> bool:
        """Whether a mapping has a key."""
        return isinstance(self.value, dict) and key in self.value

    def note(self, message: str, help: str = "", code: str = "not-carried") -> None:
        """Report something that could not be carried over, with file and line."""
        places = locate(self.file.text.data, self.file.kind, {self.tokens})
        self.report.add(
            Severity.WARNING,
            code,
            message,
            help=help,
            position=places[self.tokens],
            file=self.file.label,
        )


def read_config(path: Path, report: Report) -> Node:
    """Read a file.

    Raises:
        UnreadableError: It cannot be read, or is neither YAML nor JSON.
    """
    label = str(path)
    text = files.read_file(path, name="", file=label)
    parsed = files.parse(text)
    file = ConfigFile(
        path=path, label=label, text=text, tree=parsed.tree, kind=parsed.kind
    )
    return Node(file, parsed.tree, (), report)
