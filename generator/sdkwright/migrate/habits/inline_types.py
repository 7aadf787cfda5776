"""Objects that stand in operations themselves: other generators call their classes after these."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sdkwright.config import is_module
from sdkwright.migrate.habits.requests import inline_schemas, mapping, text
from sdkwright.migrate.wanted import WantedType

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sdkwright.ir.types import Json
    from sdkwright.migrate.habits.requests import Request


class Inline(NamedTuple):
    """An object in an operation.

    Attributes:
        status: The status of the response that it is; empty for the request's body.
        title: Its title; empty for none.
        item: Whether it is the item of a list that stands there.
    """

    request: Request
    status: str
    title: str
    item: bool = False


def inline_types(
    asked: Iterable[Request], called: Callable[[Inline], str], taken: Collection[str]
) -> Iterator[WantedType]:
    """Yield the classes of objects in operations, of which no two have one name.

    Args:
        asked: The operations.
        called: Returns what the class of an object is called; empty where it is not known.
        taken: The names of the document's own schemas.
    """
    found: list[WantedType] = []
    for request in asked:
        for status, pointer, schema in inline_schemas(request):
            items = mapping(schema).get("items")
            item = _is_object(items)
            if not item and not _is_object(schema):
                continue
            node, place = (items, f"{pointer}/items") if item else (schema, pointer)
            title = text(mapping(node), "title")
            name = called(Inline(request, status, title, item))
            if is_module(name) and name not in taken:
                found.append(WantedType(schema=place, name=name))
    counts = Counter(each.name for each in found)
    yield from (each for each in found if counts[each.name] == 1)


def _is_object(schema: Json) -> bool:
    return "$ref" not in mapping(schema) and bool(mapping(schema).get("properties"))
