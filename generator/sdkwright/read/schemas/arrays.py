"""Arrays: lists of one type, and tuples with a type for each position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import ListOf, TupleOf
from sdkwright.ir.build import ANY, union
from sdkwright.read.openapi import items
from sdkwright.read.schemas.enums import enumeration
from sdkwright.read.schemas.scalars import constraints

if TYPE_CHECKING:
    from sdkwright.ir import Json, Type
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas.reader import Reader
    from sdkwright.source import Pointer


EVALUATING: Final = frozenset(
    {"$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "contains"}
    | {"dependentSchemas", "not"}
)
"""Keywords by which items and properties are evaluated besides a schema's own."""


def array_type(reader: Reader, node: Object, at: Pointer) -> Type:
    """Return the type of a schema for arrays."""
    rest = node.get("items", _unevaluated(reader, node, at))
    prefix, place = items(node, "prefixItems"), at / "prefixItems"
    if isinstance(rest, list):
        # Before JSON Schema 2020-12 a list of schemas meant what `prefixItems` does.
        prefix, place = rest, at / "items"
        rest = node.get("additionalItems", True)
    pairs = constraints(node, ("minItems", "maxItems", "uniqueItems"))
    if not prefix:
        item = ANY if rest is True else reader.type(rest, at / "items")
        return ListOf(item=_enum_of_items(reader, node, item, at), constraints=pairs)
    types = tuple(
        [reader.type(each, place / index) for index, each in enumerate(prefix)]
    )
    closed = rest is False or node.get("maxItems") == len(prefix)
    least = node.get("minItems")
    if closed and not (isinstance(least, int) and least >= len(prefix)):
        # As many items as `minItems` says must be there; shorter arrays are valid, too.
        if len({*types}) > 1:
            reader.report.note(
                "prefix-items",
                "This array may be shorter: its type says which items it may hold, and not"
                " where they stand.",
                place,
                help=f"Write minItems: {len(prefix)} where all of them have to be there.",
            )
        return ListOf(item=union(types), constraints=constraints(node, ("maxItems",)))
    return TupleOf(
        items=types,
        rest=None if closed else reader.type(rest, at / "items"),
    )


def _unevaluated(reader: Reader, node: Object, at: Pointer) -> Json:
    """Return what `unevaluatedItems` says, unless other keywords evaluate items, too."""
    whole = reader.documents.get(at)
    keys = whole.keys() if isinstance(whole, dict) else node.keys()
    return True if keys & EVALUATING else node.get("unevaluatedItems", True)


def _enum_of_items(reader: Reader, node: Object, item: Type, at: Pointer) -> Type:
    """Read the `enum` of an array whose author meant the items."""
    listed = node.get("enum")
    if not isinstance(listed, list) or any(
        isinstance(each, (dict, list)) for each in listed
    ):
        return item
    reader.report.warning(
        "enum-of-array", "These constants are taken as those of the items.", at / "enum"
    )
    return enumeration(reader, {"enum": listed}, (), at) or item
