"""Resolve `$ref`s.

References are followed step by step, never by recursion: through others that say nothing
else, through references in the middle of a path, and across files, within limits.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from sdkwright.frozen import dataclass
from sdkwright.read.documents.document import BrokenError
from sdkwright.read.openapi import UnreadableError, limits
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.read.documents.anchors import Anchors
    from sdkwright.read.documents.store import Store
    from sdkwright.read.openapi import Tokens

_SILENT: Final = frozenset({"$ref", "summary", "description"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference, taken apart.

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


def is_pure(node: Json) -> bool:
    """Whether a node says nothing but where to look."""
    return (
        isinstance(node, dict)
        and isinstance(node.get("$ref"), str)
        and all(key in _SILENT or key.startswith("x-") for key in node)
    )


def child(node: Json, token: str) -> tuple[Json] | None:
    """Return the child of a node, wrapped as it may be null; None if there is none."""
    if isinstance(node, dict):
        return (node[token],) if token in node else None
    if isinstance(node, list) and token.isdecimal() and int(token) < len(node):
        return (node[int(token)],)
    return None


def exists(tree: Json, tokens: Tokens) -> bool:
    """Whether there is a node at a path."""
    node = tree
    for token in tokens:
        found = child(node, token)
        if found is None:
            return False
        node = found[0]
    return True


@dataclass(slots=True, kw_only=True)
class Resolver:
    """Follows references between the documents of a store."""

    store: Store
    anchors: Anchors

    def follow(self, reference: str, at: Pointer) -> Pointer:
        """Return the final target of a reference that stands at a node.

        Raises:
            BrokenError: It has no target, is cyclic, or exceeds a limit.
            UnreadableError: Its target is a file that is no document.
        """
        steps = _Steps(reference, at)
        try:
            pointer, node = self._enter(reference, at, steps)
            while is_pure(node) and isinstance(node, dict):
                pointer, node = self._enter(str(node["$ref"]), pointer, steps)
        except BrokenError as error:
            error.at, error.through = steps.at, frozenset(steps.seen)
            raise
        return pointer

    def _enter(
        self, reference: str, at: Pointer, steps: _Steps
    ) -> tuple[Pointer, Json]:
        """Return what a reference names, without following it further."""
        pointer, tokens = self._start(reference, at, steps)
        node = self.store.documents[pointer.document].tree
        rest = list(reversed(tokens))
        while rest:
            token = rest.pop()
            found = child(node, token)
            if found is None and isinstance(node, dict) and "$ref" in node:
                # The path goes on behind a reference on its way.
                rest.append(token)
                pointer, tokens = self._start(str(node["$ref"]), pointer, steps)
                node = self.store.documents[pointer.document].tree
                rest += reversed(tokens)
                continue
            if found is None:
                raise _missing(steps.reference, node, token)
            node, pointer = found[0], pointer / token
        return pointer, node

    def _start(
        self, reference: str, at: Pointer, steps: _Steps
    ) -> tuple[Pointer, Tokens]:
        """Return the document a reference refers to, and the path to take there."""
        steps.count(at, reference)
        parts = split(reference)
        try:
            resource = self._resource(parts.address, at)
        except ValueError:
            raise _nowhere(reference, "that is no address") from None
        except UnreadableError as error:
            if error.position is not None:
                raise
            # What is wrong with the file is about the reference, too.
            reason = f"{error.message[:1].lower()}{error.message[1:].removesuffix('.')}"
            raise _nowhere(reference, reason, error.help) from None
        document = self.store.documents[resource.document]
        root = Pointer((), resource.document)
        if parts.anchor:
            tokens = self.anchors.find(resource, parts.anchor)
            if tokens is None:
                reason = f"there is no anchor {parts.anchor!r}"
                help = "A path into the document begins with '#/'."
                raise _nowhere(reference, reason, help)
            return root, tokens
        if resource.tokens and exists(document.tree, resource.tokens + parts.tokens):
            return root, resource.tokens + parts.tokens
        return root, document.pointer_map.target(parts.tokens)

    def _resource(self, address: str, at: Pointer) -> Pointer:
        """Return the document, or the schema with an `$id`, at an address."""
        scope = self.anchors.scope(at)
        if not address:
            return Pointer(scope[1] if scope else (), at.document)
        known = self.anchors.resource(address, scope[0] if scope else "")
        if known is not None:
            return known
        name = self.store.name(at.document, address)
        self.anchors.add(name, self.store.get(name, address))
        return Pointer((), name)


@dataclass(slots=True)
class _Steps:
    """The references taken on the way to one target, and the one that is taken now."""

    reference: str
    at: Pointer
    seen: set[tuple[str, str]] = field(default_factory=set["tuple[str, str]"])

    def count(self, at: Pointer, reference: str) -> None:
        self.reference, self.at = reference, at
        if (at.document, reference) in self.seen:
            raise BrokenError(
                "reference-cycle",
                f"The reference {reference!r} refers back to itself.",
                "One of the references in the cycle must be a definition.",
            )
        if len(self.seen) >= limits.REFERENCE_CHAIN:
            raise BrokenError(
                "limit-references",
                f"The reference {reference!r} is the last of more than"
                f" {limits.REFERENCE_CHAIN} that refer from one to the next.",
            )
        self.seen.add((at.document, reference))


def _missing(reference: str, node: Json, token: str) -> BrokenError:
    from difflib import get_close_matches

    names = list(node) if isinstance(node, dict) else []
    close = get_close_matches(token, names, 3)
    help = f"Did you mean {' or '.join(map(repr, close))}?" if close else ""
    return _nowhere(reference, f"there is no {token!r}", help)


def _nowhere(reference: str, reason: str, help: str = "") -> BrokenError:
    message = f"The reference {reference!r} has no target: {reason}."
    return BrokenError("reference-not-found", message, help)
