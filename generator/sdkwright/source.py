"""Where a specification comes from, and where things are in it.

A :class:`Source` is what the user named: a file, a folder, standard input or a URL. A
:class:`Pointer` identifies a node of a document. It is cheap to carry around, so every
node of the intermediate model has one; the :class:`Location` it stands for, with line and
column, is computed only when a diagnostic is printed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from sdkwright.frozen import dataclass

_ESCAPES: Final = (("~", "~0"), ("/", "~1"))


class Pointer(NamedTuple):
    """A JSON pointer (RFC 6901) into one document of a specification.

    A tuple, because a big document has some 200,000 of them.

    Attributes:
        tokens: The unescaped reference tokens, outermost first.
        document: The document's path relative to the entry document's folder, in POSIX
            form; empty for the entry document.
    """

    tokens: tuple[str, ...] = ()
    document: str = ""

    def __truediv__(self, token: str | int) -> Pointer:
        """Return the pointer to a child of this node."""
        return Pointer((*self.tokens, str(token)), self.document)

    def __str__(self) -> str:
        """Return the RFC 6901 text, with the document in front where it is not the entry."""
        return f"{self.document}{self.fragment}"

    @property
    def fragment(self) -> str:
        """The pointer without its document, as ``#/paths/~1pets/get``."""
        return "#" + "".join("/" + _escape(token) for token in self.tokens)

    @property
    def parent(self) -> Pointer:
        """The pointer to the enclosing node; the root is its own parent."""
        return Pointer(self.tokens[:-1], self.document)

    @property
    def name(self) -> str:
        """The last token, or an empty string at the root."""
        return self.tokens[-1] if self.tokens else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a text.

    Attributes:
        file: What to call the file.
        line / column: Counted from 1; 0 where they are unknown.
        pointer: The pointer as the text has it, where an upgrade moved the node.
    """

    file: str
    line: int = 0
    column: int = 0
    pointer: Pointer | None = None

    def __str__(self) -> str:
        """Return the form editors and terminals make clickable."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What to read: exactly one of a path, a URL, standard input or a text.

    Attributes:
        path: A file, or a folder that holds an `openapi` or `swagger` file.
        url: An http or https address; read only if its host is allowed.
        standard_input: Whether the document comes from standard input.
        text: The document itself; relative references then start at `path`, if given.
        name: What to call the source in messages.
        overlays: The OpenAPI Overlay files that change the document, in order.
        others: Further documents of the same API, which are put into the first.
        root: The folder that references may reach; the document's own where it is None.
        configuration: The file that says more about nodes of the document, if one does.
    """

    path: Path | None = None
    url: str = ""
    standard_input: bool = False
    text: bytes | None = None
    name: str = ""
    overlays: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    root: Path | None = None
    configuration: Path | None = None

    @property
    def label(self) -> str:
        """What to call the source in messages."""
        return self.name or self.url or str(self.path or "<text>")


def source_of(argument: str | Path) -> Source:
    """Return the source a command line names: a path, a URL, or `-` for standard input."""
    if argument == "-":
        return Source(standard_input=True, name="<stdin>")
    if isinstance(argument, str) and re.match(r"https?://", argument, re.IGNORECASE):
        return Source(url=argument)
    return Source(path=Path(argument))


def is_below(path: Path, folder: Path) -> bool:
    """Whether a path is inside a folder, wherever links lead."""
    return path.resolve().is_relative_to(folder.resolve())


def parse_pointer(text: str) -> Pointer:
    """Return the pointer that `str` wrote."""
    document, _, fragment = text.partition("#")
    tokens = fragment.split("/")[1:]
    plain = (token.replace("~1", "/").replace("~0", "~") for token in tokens)
    return Pointer(tuple(plain), document)


def _escape(token: str) -> str:
    if "~" not in token and "/" not in token:
        return token
    for plain, escaped in _ESCAPES:
        token = token.replace(plain, escaped)
    return token
