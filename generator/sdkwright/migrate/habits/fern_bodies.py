"""Fern: a field that may be null may be left out, and bodies without fields are `request`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.migrate.habits.requests import (
    body_class,
    has_fields,
    led,
    mapping,
    requests,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir.types import Json
    from sdkwright.migrate.habits.requests import Request

# Parts of parts that lie deeper are not looked at.
_DEEPEST: Final = 8


def whole_bodies(tree: Json, *, inline: bool) -> Iterator[str]:
    """Yield the operations whose body is one argument, `request`.

    Args:
        tree: The document.
        inline: Whether the fields of schemas that are used elsewhere are arguments, too.
    """
    used = {} if inline else _uses(tree)
    for each in requests(tree):
        name = body_class(tree, each)
        shared = used.get(f"#/components/schemas/{name}", 0) > 1
        if "requestBody" in each.node and (shared or not has_fields(tree, each)):
            yield f"{each.verb} {each.path}"


def _uses(tree: Json) -> dict[str, int]:
    """Return how often each component is referred to."""
    found: dict[str, int] = {}
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            target = node.get("$ref")
            if isinstance(target, str):
                found[target] = found.get(target, 0) + 1
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found


def optional_fields(tree: Json) -> Iterator[Mapping[str, Json]]:
    """Yield actions of an overlay by which fields of bodies that may be null need not be there."""
    targets: dict[str, None] = {}
    for request in requests(tree):
        for target in _targets(tree, request):
            targets.setdefault(target)
    return ({"target": each, "remove": True} for each in targets)


def _targets(tree: Json, request: Request) -> Iterator[str]:
    place = f"$.paths{_key(request.path)}.{request.verb.lower()}.requestBody"
    body, place = led(tree, request.node.get("requestBody"), place)
    for name, content in mapping(body.get("content")).items():
        inside = f"{place}.content{_key(name)}.schema"
        yield from _of_schema(tree, mapping(content).get("schema"), inside, _DEEPEST)


def _of_schema(tree: Json, schema: Json, place: str, deepest: int) -> Iterator[str]:
    node, place = led(tree, schema, place)
    fields = mapping(node.get("properties"))
    required = node.get("required")
    names = [
        e
        for e in (required if isinstance(required, list) else ())
        if isinstance(e, str)
    ]
    free = [each for each in names if _may_be_null(tree, fields.get(each))]
    if free and free == required:
        yield f"{place}.required"
    else:
        yield from (f"{place}.required[?@ == {_quoted(each)}]" for each in free)
    parts = node.get("allOf")
    for number, part in enumerate(parts if isinstance(parts, list) and deepest else ()):
        yield from _of_schema(tree, part, f"{place}.allOf[{number}]", deepest - 1)


def _may_be_null(tree: Json, schema: Json) -> bool:
    node, _ = led(tree, schema, "")
    kinds = node.get("type")
    if node.get("nullable") is True or (
        kinds == "null" or (isinstance(kinds, list) and "null" in kinds)
    ):
        return True
    parts = [node.get("anyOf"), node.get("oneOf")]
    return any(
        mapping(each).get("type") == "null"
        for part in parts
        for each in (part if isinstance(part, list) else ())
    )


def _key(name: str) -> str:
    return f"[{_quoted(name)}]"


def _quoted(name: str) -> str:
    text = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"
