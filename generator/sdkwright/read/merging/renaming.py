"""Components of another document whose names are taken by others get a number.

References of a document are to its own components, so that it is known which one is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.read.openapi import mapping
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Object, Tokens

_KINDS: Final = (
    ("definitions",),
    ("parameters",),
    ("responses",),
    *(
        ("components", kind)
        for kind in (
            "schemas",
            "responses",
            "parameters",
            "examples",
            "requestBodies",
            "headers",
            "links",
            "callbacks",
            "pathItems",
        )
    ),
)
_SCHEMAS: Final = frozenset({("definitions",), ("components", "schemas")})


def rename_clashes(root: Object, tree: Object) -> dict[Tokens, str]:
    """Give components of a tree other names where those in a root say something else.

    Args:
        root: What the tree is put into.
        tree: Another document, changed in place.

    Returns:
        The new names, by the old places.
    """
    found: dict[Tokens, str] = {}
    while True:
        new = dict(_clashes(root, tree))
        if not new:
            return found
        for (*kind, name), other in new.items():
            holder = _holder(tree, tuple(kind))
            holder[other] = holder.pop(name)
        _rewrite(tree, new)
        found |= new


def _clashes(root: Object, tree: Object) -> Iterator[tuple[Tokens, str]]:
    for kind in _KINDS:
        known, own = _holder(root, kind), _holder(tree, kind)
        taken = {*known, *own}
        for name in own:
            if name in known and known[name] != own[name]:
                other = _free(name, taken)
                taken.add(other)
                yield (*kind, name), other


def _free(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}{number}" in taken:
        number += 1
    return f"{name}{number}"


def _holder(tree: Object, kind: Tokens) -> Object:
    node = tree
    for token in kind:
        node = mapping(node, token)
    return node


def _rewrite(tree: Object, new: Mapping[Tokens, str]) -> None:
    """Let references to components lead to their new names."""
    places = {
        Pointer(place).fragment: Pointer((*place[:-1], name)).fragment
        for place, name in new.items()
    }
    names = {place[-1]: name for place, name in new.items() if place[:-1] in _SCHEMAS}
    for each in objects(tree):
        reference = each.get("$ref")
        if isinstance(reference, str):
            each["$ref"] = _led(reference, places)
        targets = mapping(mapping(each, "discriminator"), "mapping")
        for value, target in targets.items():
            if isinstance(target, str):
                targets[value] = names.get(target) or _led(target, places)


def objects(tree: Json) -> Iterator[Object]:
    """Yield every object of a tree; members of each may be changed meanwhile."""
    stack: list[Json] = [tree]
    while stack:
        each = stack.pop()
        if isinstance(each, list):
            stack += each
        elif isinstance(each, dict):
            stack += each.values()
            yield each


def _led(reference: str, places: Mapping[str, str]) -> str:
    """Return a reference with the new name of the component that it goes to or through."""
    parts = reference.split("/")
    for size in {len(kind) + 2 for kind in _KINDS}:
        new = places.get("/".join(parts[:size]))
        if new is not None:
            return "/".join((new, *parts[size:]))
    return reference
