"""Where things are in a specification: JSON pointers, and the text they point into.

A :class:`Pointer` identifies a node of a document. It is cheap to carry around, so every
node of the intermediate model has one; line and column are computed only when a diagnostic
is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_ESCAPES: Final = (("~", "~0"), ("/", "~1"))


@dataclass(frozen=True, slots=True)
class Pointer:
    """A JSON pointer (RFC 6901) into one document of a specification.

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


def _escape(token: str) -> str:
    for plain, escaped in _ESCAPES:
        token = token.replace(plain, escaped)
    return token
