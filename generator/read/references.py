"""The text of a `$ref`: taken apart, and joined to the document it stands in."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from generator.ir.types import Json
    from generator.read.grammar import Tokens

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class BrokenError(Exception):
    """A reference that leads nowhere, and why.

    Attributes:
        code: The diagnostic's code.
        message: One sentence: what is wrong.
        help: What to do about it; may be empty.
    """

    def __init__(self, code: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference, split.

    Attributes:
        address: The document; empty for the one it stands in.
        tokens: The tokens of a JSON pointer.
        anchor: A plain name instead of a pointer; empty otherwise.
    """

    address: str
    tokens: Tokens
    anchor: str


def split(text: str) -> Reference:
    """Take a reference apart."""
    address, _, fragment = text.partition("#")
    fragment = unquote(fragment)
    if fragment and not fragment.startswith("/"):
        return Reference(address, (), fragment)
    tokens = tuple(
        token.replace("~1", "/").replace("~0", "~") for token in fragment.split("/")[1:]
    )
    return Reference(address, tokens, "")


def is_remote(address: str) -> bool:
    """Whether an address or document name is an http or https URL."""
    return address.lower().startswith(("http://", "https://"))


def join(base: str, address: str) -> str:
    """Return the name of the document at an address that stands in another document.

    Raises:
        BrokenError: The address leads out of the entry document's folder.
    """
    if is_remote(address) or is_remote(base):
        return urljoin(base, address) if is_remote(base) else address
    local = unquote(urlsplit(address).path).replace("\\", "/")
    drive = len(local) > 1 and local[1] == ":"
    if _SCHEME.match(address) or address.startswith(("/", "\\")) or drive:
        raise BrokenError(
            "reference-outside",
            f"The reference to {address!r} is an absolute address.",
            "References may reach files below the document's folder.",
        )
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), local))
    if name == ".." or name.startswith("../"):
        raise BrokenError(
            "reference-outside",
            f"The reference to {address!r} leads out of the document's folder.",
            "References may reach files below the document's folder.",
        )
    return name


def is_pure(node: Json) -> bool:
    """Whether a node says nothing but where to look."""
    return (
        isinstance(node, dict)
        and isinstance(node.get("$ref"), str)
        and all(
            key in {"$ref", "summary", "description"} or key.startswith("x-")
            for key in node
        )
    )


def child(node: Json, token: str) -> tuple[Json] | None:
    """Return the child of a node, wrapped as it may be null; None if there is none."""
    if isinstance(node, dict):
        return (node[token],) if token in node else None
    if isinstance(node, list) and token.isdigit() and int(token) < len(node):
        return (node[int(token)],)
    return None
