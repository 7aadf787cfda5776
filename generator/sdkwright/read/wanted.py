"""Which parts of an entry document the configuration leaves out, before they are judged.

What is left out need not be right: neither an operation that is not selected, nor a component
that only such operations refer to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.frozen import dataclass
from sdkwright.read.openapi import METHODS, items, mapping, text, texts
from sdkwright.read.schemas import names_of
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Documents
    from sdkwright.read.openapi import Object, Tokens

Wants: TypeAlias = "Callable[[str, str, str, tuple[str, ...]], bool]"
"""Whether an operation is wanted: by its method (of a webhook, empty), its path or webhook's
name, its id and its tags."""

_HOLDERS: Final = ("paths", "x-ms-paths", "webhooks", "x-webhooks")
# Components by name: of 3.x one level down, of 2.0 at the root.
_OLD_COMPONENTS: Final = frozenset({"definitions", "parameters", "responses"})
_ALWAYS: Final = frozenset({"securitySchemes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwanted:
    """Tells whether a node belongs to what is left out.

    Attributes:
        documents: The entry.
        dropped: Where path items and operations stand that are left out.
        reached: The components that are needed all the same; None for all.
    """

    documents: Documents
    dropped: frozenset[Tokens]
    reached: frozenset[Tokens] | None

    def __call__(self, at: Pointer) -> bool:
        """Return whether a node is left out."""
        if at.document:
            return False
        tokens = self.documents.written(at).tokens
        if tokens[:2] in self.dropped or tokens[:3] in self.dropped:
            return True
        part = _component(tokens)
        return (
            part is not None and self.reached is not None and part not in self.reached
        )


def unwanted(documents: Documents, wants: Wants, kept: Json = None) -> Unwanted:
    """Return what tells whether a node belongs to what is left out.

    Args:
        documents: The entry as it is written, before anything is upgraded.
        wants: Whether an operation is wanted.
        kept: The schemas that are wanted though no operation uses them: names and pointers,
            or `all`.
    """
    root = documents.root
    dropped: set[Tokens] = set()
    start: list[Json] = [
        value
        for key, value in root.items()
        if key not in {"components", *_OLD_COMPONENTS, *_HOLDERS}
    ]
    for holder in _HOLDERS:
        for name, item in mapping(root, holder).items():
            _sort_item(documents, (holder, name), item, wants, dropped, start)
    start += _references_to(root, kept)
    reached = _reached(root, start) if dropped else None
    return Unwanted(
        documents=documents,
        dropped=frozenset(dropped),
        reached=None if reached is None else frozenset(reached),
    )


def _sort_item(
    documents: Documents,
    place: Tokens,
    given: Json,
    wants: Wants,
    dropped: set[Tokens],
    start: list[Json],
) -> None:
    """Sort the operations of a path item: those that are dropped, and the nodes that stay."""
    item = _followed(documents, given, place)
    own = [(method, node) for method, node in _operations(item) if _is_dict(node)]
    is_webhook = "webhooks" in place[0]
    kept = [
        (method, node)
        for method, node in own
        if isinstance(node, dict)
        and wants(
            "" if is_webhook else method,
            place[1],
            text(node, "operationId"),
            texts(node, "tags"),
        )
    ]
    if not kept and (own or not wants("", place[1], "", ())):
        dropped.add(place)
        return
    names = {method for method, _ in kept}
    dropped |= {(*place, method) for method, _ in own if method not in names}
    if len(names) == len(own):
        start.append(given)
    else:
        start += [node for _, node in kept]
        start += [value for key, value in item.items() if key not in METHODS]


def _references_to(root: Object, kept: Json) -> Iterator[Json]:
    """Yield references to schemas that are named."""
    for holder in (("components", "schemas"), ("definitions",)):
        known = _get(root, holder)
        for name in names_of(kept, known) if isinstance(known, dict) else ():
            yield {"$ref": name if "#" in name else Pointer((*holder, name)).fragment}


def _is_dict(node: Json) -> bool:
    return isinstance(node, dict)


def _followed(documents: Documents, given: Json, place: Tokens) -> Object:
    node = given if isinstance(given, dict) else {}
    reference = node.get("$ref")
    if isinstance(reference, str):
        target = documents.find(reference, Pointer(place))
        found = None if target is None else documents.get(target)
        return found if isinstance(found, dict) else {}
    return node


def _operations(item: Object) -> Iterator[tuple[str, Json]]:
    for method, node in item.items():
        if method in METHODS:
            yield method, node


def _component(tokens: Tokens) -> Tokens | None:
    """Return the component a path leads to or into; None where it is part of none."""
    if tokens[:1] == ("components",) and len(tokens) > 2 and tokens[1] not in _ALWAYS:
        return tokens[:3]
    if len(tokens) > 1 and tokens[0] in _OLD_COMPONENTS:
        return tokens[:2]
    return None


def _reached(root: Object, start: list[Json]) -> set[Tokens] | None:
    """Return the components that some nodes need; None where nobody can tell."""
    found: set[Tokens] = set()
    work = list(start)
    while work:
        for reference in _references(work.pop()):
            if not reference.startswith("#"):
                return None  # another file may refer back to any of them
            tokens = reference.removeprefix("#").split("/")[1:]
            plain = (each.replace("~1", "/").replace("~0", "~") for each in tokens)
            part = _component(tuple(plain))
            if part is not None and part not in found:
                found.add(part)
                work.append(_get(root, part))
        if not work:
            work += _subtypes(root, found)
    return found


def _get(root: Object, tokens: Tokens) -> Json:
    node = root
    for token in tokens[:-1]:
        node = mapping(node, token)
    return node.get(tokens[-1])


def _subtypes(root: Object, found: set[Tokens]) -> list[Json]:
    """Add the schemas that extend one of the found by `allOf`, and return their nodes."""
    added: list[Json] = []
    for holder in (("components", "schemas"), ("definitions",)):
        schemas = _get(root, holder)
        for name, schema in schemas.items() if isinstance(schemas, dict) else ():
            place = (*holder, name)
            if place in found or not isinstance(schema, dict):
                continue
            bases: Iterable[Json] = items(schema, "allOf")
            targets = {text(each, "$ref") for each in bases if isinstance(each, dict)}
            if any(f"#/{'/'.join((*holder, each[-1]))}" in targets for each in found):
                found.add(place)
                added.append(schema)
    return added


def _references(tree: Json) -> Iterator[str]:
    """Yield what looks like a reference below a node: rather too much than too little."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack += node
        elif isinstance(node, dict):
            stack += node.values()
            for key in ("$ref", "$dynamicRef"):
                if text(node, key):
                    yield text(node, key)
            for value in mapping(mapping(node, "discriminator"), "mapping").values():
                if isinstance(value, str):
                    near = "/" in value or "#" in value
                    yield value if near else f"#/components/schemas/{value}"
