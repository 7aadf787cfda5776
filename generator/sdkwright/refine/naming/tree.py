"""The tree that the paths of an API make.

A constant segment is a node, and so is the place of a parameter below it. Only what the
paths say is here; which nodes become resources is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.refine.naming.paths import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sdkwright.ir import Operation
    from sdkwright.refine.naming.paths import Token

ITEM: Final = "{}"
_ASIDE: Final = frozenset({"HEAD", "OPTIONS", "TRACE"})


@dataclass(slots=True, eq=False)
class Node:
    """A place in the tree.

    Attributes:
        token: What stands there; None at the root.
        operations: Those whose path ends there.
    """

    token: Token | None = None
    parent: Node | None = None
    children: dict[str, Node] = field(default_factory=dict[str, "Node"])
    operations: list[Operation] = field(default_factory=list["Operation"])

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a constant segment; none at the root or for a parameter."""
        if self.token is None or self.token.kind is not Kind.WORD:
            return ()
        return self.token.words

    @property
    def item(self) -> Node | None:
        """The place of a parameter right below."""
        return self.children.get(ITEM)

    @property
    def constants(self) -> list[Node]:
        """The constant segments right below."""
        return [each for key, each in self.children.items() if key != ITEM]

    @property
    def methods(self) -> frozenset[str]:
        """The HTTP methods of the operations that end here; HEAD goes with GET."""
        return frozenset(
            each.method for each in self.operations if each.method not in _ASIDE
        )


def grow(placed: Iterable[tuple[Sequence[Token], Operation]]) -> Node:
    """Return the root of the tree of some paths."""
    root = Node()
    for path, operation in placed:
        plant(root, path).operations.append(operation)
    return root


def plant(root: Node, path: Sequence[Token]) -> Node:
    """Return the place of a path, made where it was not."""
    node = root
    for token in path:
        child = node.children.get(token.key)
        if child is None:
            child = node.children[token.key] = Node(token=token, parent=node)
        node = child
    return node


def trail(root: Node, path: Sequence[Token]) -> list[Node]:
    """Return the nodes of a path, from the first segment to the last."""
    found: list[Node] = []
    node = root
    for token in path:
        node = node.children[token.key]
        found.append(node)
    return found
