"""Where the nodes of a document come from, once overlays have changed it.

Diagnostics must point into the overlay for what it made, and at the right line of the
document for everything else, although lists may have lost items. Only what differs from
"the same place in the document" is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Tokens


@dataclass(slots=True)
class Origins:
    """Records changes to containers, by identity, while overlays are applied."""

    _members: dict[int, dict[str, Pointer]] = field(
        default_factory=dict[int, dict[str, Pointer]]
    )
    _items: dict[int, list[Pointer | int]] = field(
        default_factory=dict[int, "list[Pointer | int]"]
    )
    # An identity is only unique as long as its object lives.
    _kept: list[Json] = field(default_factory=list["Json"])

    def member(self, node: dict[str, Json], key: str, origin: Pointer) -> None:
        """Record that a member of an object comes from an overlay."""
        self._kept.append(node)
        self._members.setdefault(id(node), {})[key] = origin

    def appended(self, node: list[Json], origin: Pointer) -> None:
        """Record that the last item of a list comes from an overlay."""
        self._tracked(node, len(node) - 1).append(origin)

    def replaced(self, node: list[Json], index: int, origin: Pointer) -> None:
        """Record that an item of a list comes from an overlay."""
        self._tracked(node, len(node))[index] = origin

    def removing(self, node: list[Json], index: int) -> None:
        """Record that an item of a list is about to be removed."""
        del self._tracked(node, len(node))[index]

    def _tracked(self, node: list[Json], length: int) -> list[Pointer | int]:
        if id(node) not in self._items:
            self._kept.append(node)
            self._items[id(node)] = list(range(length))
        return self._items[id(node)]

    def places(self, tree: Json) -> dict[Tokens, Pointer]:
        """Return the origin of each node that is not where its parent's says."""
        found: dict[Tokens, Pointer] = {}
        waiting: list[tuple[Json, Tokens, Pointer]] = [(tree, (), Pointer())]
        while waiting:
            node, tokens, origin = waiting.pop()
            for key, child, own in self._children(node, origin):
                below = (*tokens, key)
                if own != origin / key:
                    found[below] = own
                if isinstance(child, (dict, list)):
                    waiting.append((child, below, own))
        return found

    def _children(self, node: Json, at: Pointer) -> list[tuple[str, Json, Pointer]]:
        if isinstance(node, dict):
            members = self._members.get(id(node), {})
            return [
                (key, each, members.get(key, at / key)) for key, each in node.items()
            ]
        if not isinstance(node, list):
            return []
        items = self._items.get(id(node), range(len(node)))
        return [
            (str(index), each, at / known if isinstance(known, int) else known)
            for index, (each, known) in enumerate(zip(node, items, strict=True))
        ]
