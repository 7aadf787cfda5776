"""From 3.0 to the shape of 3.1: only schemas differ in what they mean.

Each difference is one small function that changes one schema in place. They do no harm to
documents of 3.1, where some authors go on to write the old keywords; what an author can only
have meant one way is read that way, whatever the document's version.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Place


def upgrade_schema(
    schema: dict[str, Json], place: Place, *, tuples: bool = False
) -> None:
    """Bring one schema to the shape of 3.1, not the schemas inside it.

    `tuples` says that a list of item schemas has the meaning older drafts gave it.
    """
    for keyword, change in _CHANGES:
        if keyword in schema:
            change(schema)
    if isinstance(schema.get("items"), list):
        item_list(schema, place, tuples=tuples)


def nullable(schema: dict[str, Json]) -> None:
    """Write `nullable: true` as a type array where there is a type.

    Without a type (beside `$ref` or `allOf`) it stays, as 3.1 has no short form for it; it
    then means "or null", as its authors intend.
    """
    if schema.get("nullable") is False:
        del schema["nullable"]
    if schema.get("nullable") is not True:
        return
    values = schema.get("enum")
    if isinstance(values, list) and None not in values:
        schema["enum"] = [*values, None]
    declared = schema.get("type")
    if isinstance(declared, str) and "$ref" not in schema:
        schema["type"] = [declared, "null"] if declared != "null" else declared
        del schema["nullable"]
    elif isinstance(declared, list):
        schema["type"] = [*declared, *([] if "null" in declared else ["null"])]
        del schema["nullable"]
    elif alternatives := _alternatives(schema):
        if not any(_is_null(each) for each in alternatives):
            alternatives.append({"type": "null"})
        del schema["nullable"]


def lower_bound(schema: dict[str, Json]) -> None:
    """Replace the boolean that makes a lower bound exclusive by the bound itself."""
    _exclusive(schema, "minimum", "exclusiveMinimum")


def upper_bound(schema: dict[str, Json]) -> None:
    """Replace the boolean that makes an upper bound exclusive by the bound itself."""
    _exclusive(schema, "maximum", "exclusiveMaximum")


def _exclusive(schema: dict[str, Json], bound: str, exclusive: str) -> None:
    flag = schema[exclusive]
    if not isinstance(flag, bool):
        return
    del schema[exclusive]
    if flag and bound in schema:
        schema[exclusive] = schema.pop(bound)


def example(schema: dict[str, Json]) -> None:
    """Make a list of the one example."""
    value = schema.pop("example")
    schema.setdefault("examples", [value])


def file(schema: dict[str, Json]) -> None:
    """Write 2.0's type of files, which some still use, as binary text."""
    if schema.get("type") == "file":
        schema["type"] = "string"
        schema["format"] = "binary"


def responses(node: dict[str, Json], place: Place) -> None:
    """Write ranges of status codes as `4XX`, however the author spells them."""
    if not any(_RANGE.fullmatch(status) for status in node):
        return
    renamed = {
        status.upper() if _RANGE.fullmatch(status) else status: response
        for status, response in node.items()
    }
    for status in node:
        if _RANGE.fullmatch(status):
            place.move((status,), (status.upper(),))
    node.clear()
    node |= renamed


def item_list(schema: dict[str, Json], place: Place, *, tuples: bool) -> None:
    """Write a list of item schemas as 2020-12 does.

    2.0 and 3.0 have no such lists; authors who write them mean "each item is one of".
    """
    schemas = schema.pop("items")
    path: tuple[str, ...] = ("prefixItems",) if tuples else ("items", "anyOf")
    for index in range(len(schemas) if isinstance(schemas, list) else 0):
        place.move(("items", str(index)), (*path, str(index)))
    if tuples:
        schema.setdefault("prefixItems", schemas)
    else:
        schema["items"] = {"anyOf": schemas}


_RANGE: Final = re.compile(r"[1-5][xX]{2}")
# What each changes, and the keyword without which there is nothing to change.
_CHANGES: Final[tuple[tuple[str, Callable[[dict[str, Json]], None]], ...]] = (
    ("type", file),
    ("nullable", nullable),
    ("exclusiveMinimum", lower_bound),
    ("exclusiveMaximum", upper_bound),
    ("example", example),
)


def _alternatives(schema: dict[str, Json]) -> list[Json] | None:
    """Return the alternatives that null can join, if there are any."""
    if "$ref" in schema or "allOf" in schema:
        return None
    found = [key for key in ("oneOf", "anyOf") if isinstance(schema.get(key), list)]
    alternatives = schema[found[0]] if len(found) == 1 else None
    return alternatives if isinstance(alternatives, list) else None


def _is_null(schema: Json) -> bool:
    return isinstance(schema, dict) and (
        schema.get("type") == "null" or schema.get("enum") == [None]
    )
