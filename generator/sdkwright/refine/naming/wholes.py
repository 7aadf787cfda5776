"""Ends of paths that say of how many things a call is: `/pets/all`, `/pets/bulk`.

What stands for all is no resource: `DELETE /pets/all` is `pets.delete_all`. The one call on
`/pets/bulk` is `pets.create_many`; several calls there make a resource, as in published
packages (`messages.batch.create`, `messages.batch.update`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.refine.naming.answers import gives_list
from sdkwright.refine.naming.ids import id_words, leading_verb
from sdkwright.refine.naming.verbs import (
    ANY,
    CERTAIN,
    DELETES,
    PLAIN,
    READS,
    SINGLE,
    UPDATES,
)
from sdkwright.refine.operations import is_plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.ir import Declaration, Operation
    from sdkwright.refine.naming.paths import Node

_ALL: Final = ("all",)
_MANY: Final = {
    "POST": "create",
    "PUT": "update",
    "PATCH": "update",
    "DELETE": "delete",
    "GET": "retrieve",
}


def is_whole(node: Node) -> bool:
    """Whether a segment stands for all of the collection in front of it."""
    parent = node.parent
    return (
        node.words == _ALL
        and node.item is None
        and parent is not None
        and bool(parent.words)
    )


def of_whole(
    node: Node,
    operation: Operation,
    above: Sequence[str],
    declarations: Mapping[str, Declaration],
) -> tuple[str, ...]:
    """Return what is done to all of a collection: `delete all`, `mark all`.

    Args:
        node: The place of the segment.
        operation: One that ends there.
        above: The words of the segments in front.
        declarations: To tell a list in the answer.
    """
    if (verb := verb_before(node)) is not None:
        return (*verb, *_ALL)
    said = leading_verb(id_words(operation), above)
    listed = gives_list(operation, declarations)
    match operation.method:
        case "GET":
            parent = node.parent
            noun = parent.words[-1] if parent is not None else ""
            many = listed or (is_plural(noun) and noun not in SINGLE)
            plain = "list" if many else "retrieve"
            there = parent is not None and (
                "GET" in parent.methods or any(_is_listed(n) for n in parent.constants)
            )
            return (plain, *_ALL) if there else (plain,)
        case "POST" if said in READS or (listed and said not in ANY):
            return ("list" if listed else "retrieve", *_ALL)
        case "POST" if said not in ANY:
            return _ALL  # what is done is not said
        case _:
            return (_changed(node, operation, said), *_ALL)


def _is_listed(node: Node) -> bool:
    """Whether what ends in a segment is `list` by its name: `/pets/list`, `/pets/ls`."""
    return node.words in {("list",), ("ls",)} and "GET" in node.methods


def of_many(node: Node, operation: Operation) -> tuple[str, ...]:
    """Return what is done to many at once: `create many`, or what is said in front."""
    if (verb := verb_before(node)) is not None:
        return (*verb, "many")
    return (_MANY.get(operation.method, "call"), "many")


def verb_before(node: Node) -> tuple[str, ...] | None:
    """Return the verb that leads to a segment and to nothing else: `/pets/delete/bulk`."""
    parent = node.parent
    if parent is None or parent.operations or parent.item is not None:
        return None
    leads = len(parent.words) == 1 and parent.words[0] in CERTAIN
    return parent.words if leads else None


def _changed(node: Node, operation: Operation, said: str) -> str:
    """Return what a call does that is no GET; an id says it where the method does not."""
    if said in ANY and said not in PLAIN:
        return said
    match operation.method:
        case "DELETE":
            return "delete"
        case "POST" if said in DELETES:
            return "delete"
        case "POST" if said not in UPDATES or said in {"post", "put", "create"}:
            return "create"
        case "PUT" if "PATCH" in node.methods:
            return "replace"
        case "POST" | "PUT" | "PATCH":
            return "update"
        case method:
            return method.lower()
