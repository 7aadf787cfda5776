"""Infer paging by the last item: what identifies it is where the next page begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import Paging, PagingStyle, Record, UnionOf
from sdkwright.refine.operations import field_of, resolved, split
from sdkwright.refine.pagination.parameters import (
    FLAG,
    TEXT,
    WHOLE,
    find_parameter,
    kind_of,
)
from sdkwright.refine.pagination.words import LAST_IDS, MORE, fold

if TYPE_CHECKING:
    from sdkwright.ir import Operation, Type
    from sdkwright.refine.pagination.parameters import PaginationParameter
    from sdkwright.refine.pagination.response_paths import ResponseSchema

# Last words of properties that tell items apart.
_KEYS: Final = frozenset({"id", "token", "uuid", "guid", "key"})


def by_last_id(
    operation: Operation, response: ResponseSchema, items: tuple[str, ...], item: Type
) -> Paging | None:
    """Return how a list goes on after its last item; None if nothing says that it does."""
    parameter = find_parameter(operation, LAST_IDS, response, TEXT | WHOLE)
    records = _records(item, response)
    if parameter is None or response.find(MORE, FLAG) is None:
        return None
    if len(records) > 1 and fold(parameter.wire) == "after":
        return None  # of events, it may as well be a number in their sequence
    keys = {_key(each, parameter) for each in records}
    key = keys.pop() if len(keys) == 1 else ""
    if not key or not all(_takes(parameter, each, key, response) for each in records):
        return None
    return Paging(
        style=PagingStyle.LAST_ID,
        parameter=parameter.wire,
        items=items,
        item=item,
        last_id=key,
        rule=f"the parameter {parameter.wire!r} and the items' {key}",
    )


def _records(item: Type, response: ResponseSchema) -> list[Record]:
    """Return what an item can be, if all of that are objects; else nothing."""
    plain = resolved(item, response.declarations)
    if isinstance(plain, Record):
        return [plain]
    variants = plain.variants if response.later and isinstance(plain, UnionOf) else ()
    found = [resolved(each, response.declarations) for each in variants]
    records = [each for each in found if isinstance(each, Record)]
    return records if len(records) == len(found) else []


def _takes(
    parameter: PaginationParameter,
    record: Type | Record | None,
    key: str,
    response: ResponseSchema,
) -> bool:
    """Whether a parameter can be an item's: a number is one only where that is, too."""
    if kind_of(parameter.type, response) in TEXT:
        return True
    own = field_of(record, key) if isinstance(record, Record) else None
    return own is not None and kind_of(own.type, response) in WHOLE


def _key(record: Record, parameter: PaginationParameter) -> str:
    """Return the property of items that a parameter takes; empty where that is unclear.

    It is `id`, or the one that the parameter's description speaks of: "an item's token".
    """
    if field_of(record, "id") is not None:
        return "id"
    said = split(parameter.docs.description)
    told = [
        each.wire
        for each in record.fields
        if split(each.wire) and split(each.wire)[-1] in _KEYS and _run(each.wire, said)
    ]
    most = max((len(split(each)) for each in told), default=0)
    longest = [each for each in told if len(split(each)) == most]
    return longest[0] if len(longest) == 1 else ""


def _run(name: str, said: tuple[str, ...]) -> bool:
    """Whether a text holds the words of a name one after the other."""
    words = split(name)
    return any(said[n : n + len(words)] == words for n in range(len(said)))
