"""Configuration files of other generators: trees whose nodes know file and line."""

from __future__ import annotations

from collections import deque
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Report, Severity
from sdkwright.frozen import dataclass
from sdkwright.read.documents import locate, text as files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Text

# Of so many nodes the places are known; what is below has that of the node around it.
_MOST_PLACES: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigFile:
    """One file, read and parsed.

    Attributes:
        label: What to call it in messages.
        kind: `yaml`, `json` or `text`.
        places: Line and column of its nodes, once one of them has been asked for.
    """

    path: Path
    label: str
    text: Text
    tree: Json
    kind: str
    places: dict[tuple[str, ...], tuple[int, int]] = field(
        default_factory=dict[tuple[str, ...], tuple[int, int]]
    )

    def place(self, tokens: tuple[str, ...]) -> tuple[int, int]:
        """Return line and column of a node; of what is not there those around it."""
        if not self.places:
            every = [*islice(_tokens(self.tree), _MOST_PLACES)]
            self.places.update(locate(self.text.data, self.kind, every))
        while tokens not in self.places:
            tokens = tokens[:-1]
        return self.places[tokens]


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
            return " ".join(value.replace("\0", " ").split())  # no path has a null
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
        self.report.add(
            Severity.WARNING,
            code,
            message,
            help=help,
            position=self.file.place(self.tokens),
            file=self.file.label,
        )


def _tokens(tree: Json) -> Iterator[tuple[str, ...]]:
    """Yield the way to each node of a tree, from the root down."""
    waiting: deque[tuple[tuple[str, ...], Json]] = deque([((), tree)])
    while waiting:
        tokens, node = waiting.popleft()
        yield tokens
        if isinstance(node, dict):
            waiting.extend(((*tokens, key), each) for key, each in node.items())
        elif isinstance(node, list):
            waiting.extend(((*tokens, str(n)), each) for n, each in enumerate(node))


def is_file(path: Path) -> bool:
    """Whether a path, as a configuration writes it, leads to a file; no path is too long."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


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
