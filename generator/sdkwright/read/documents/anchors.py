"""The names schemas give themselves: `$id`, `$anchor`, `$dynamicAnchor`, and `$self`.

JSON Schema 2020-12, sections 8.2.1 and 8.2.2, and OpenAPI 3.2, section 4.1.2.2. Few documents
use them, so a document whose text mentions none is not searched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin

from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json
    from sdkwright.read.documents.document import Document
    from sdkwright.read.openapi import Tokens

_MENTIONED: Final = re.compile(rb"\$(?:id|anchor|dynamicAnchor|self)\b")


@dataclass(slots=True)
class Anchors:
    """The named schemas of all documents.

    A dynamic anchor counts as a plain one: a client has one class for a schema, whoever
    refers to it.
    """

    _searched: set[str] = field(default_factory=set[str])
    _resources: dict[str, Pointer] = field(default_factory=dict[str, "Pointer"])
    _scopes: dict[str, dict[Tokens, str]] = field(
        default_factory=dict[str, "dict[Tokens, str]"]
    )
    _names: dict[tuple[str, str], list[Tokens]] = field(
        default_factory=dict["tuple[str, str]", "list[Tokens]"]
    )

    def add(self, name: str, document: Document) -> None:
        """Search a document, unless that was done before."""
        if name in self._searched:
            return
        self._searched.add(name)
        if _MENTIONED.search(document.text.data) is None:
            return
        scopes: dict[Tokens, str] = {(): name}
        for tokens, node in _objects(document.tree):
            own = node.get("$self") if not tokens else node.get("$id")
            if isinstance(own, str) and not own.startswith("#"):
                uri = urljoin(_nearest(scopes, tokens)[0], urldefrag(own).url)
                scopes[tokens] = uri
                self._resources.setdefault(uri, Pointer(tokens, name))
            for keyword in ("$anchor", "$dynamicAnchor"):
                anchor = node.get(keyword)
                if isinstance(anchor, str):
                    self._names.setdefault((name, anchor), []).append(tokens)
        if len(scopes) > 1 or scopes[()] != name:
            self._scopes[name] = scopes

    def scope(self, at: Pointer) -> tuple[str, Tokens] | None:
        """Return the base address that holds at a node, and the root of its schema.

        None where no `$id` or `$self` changes what a reference means.
        """
        scopes = self._scopes.get(at.document)
        return None if scopes is None else _nearest(scopes, at.tokens)

    def resource(self, address: str, base: str) -> Pointer | None:
        """Return the schema or document that calls itself by an address."""
        if not self._resources:
            return None
        joined = self._resources.get(urljoin(base, address))
        return joined or self._resources.get(address)

    def find(self, resource: Pointer, anchor: str) -> Tokens | None:
        """Return the schema with an anchor, best within the schema that refers to it."""
        places = self._names.get((resource.document, anchor), [])
        length = len(resource.tokens)
        within = [each for each in places if each[:length] == resource.tokens]
        return next(iter(within or places), None)


def _nearest(scopes: dict[Tokens, str], tokens: Tokens) -> tuple[str, Tokens]:
    for length in range(len(tokens), 0, -1):
        if tokens[:length] in scopes:
            return scopes[tokens[:length]], tokens[:length]
    return scopes[()], ()


def _objects(tree: Json) -> Iterator[tuple[Tokens, dict[str, Json]]]:
    """Yield every object of a tree, parents first."""
    stack: list[tuple[Tokens, Json]] = [((), tree)]
    while stack:
        tokens, node = stack.pop()
        if isinstance(node, dict):
            yield tokens, node
            for key, value in node.items():
                stack.append(((*tokens, key), value))
        elif isinstance(node, list):
            for index, value in enumerate(node):
                stack.append(((*tokens, str(index)), value))
