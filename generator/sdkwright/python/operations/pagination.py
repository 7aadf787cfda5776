"""How pages follow each other, spelled for an operation constant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import literal
from sdkwright.ir import (
    NEXT_RELATION,
    Alias,
    ListOf,
    Nullable,
    PagingStyle,
    Record,
    Ref,
)
from sdkwright.python.operations.results import plan_result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Operation, Paging, Type
    from sdkwright.python.format import Import
    from sdkwright.python.operations.parameters import Arguments
    from sdkwright.python.types import Context

_CLASSES = {
    PagingStyle.PAGE: "PageNumber",
    PagingStyle.OFFSET: "Offset",
    PagingStyle.CURSOR: "Cursor",
    PagingStyle.LAST_ID: "LastId",
    PagingStyle.NEXT_URL: "NextUrl",
    PagingStyle.LINK: "LinkHeader",
}
_ENDS = frozenset({"next", "total_items", "has_more", "last", "number"})
# What each of them can be told; a document may say more than its way of paging needs.
_KEYWORDS = {
    PagingStyle.PAGE: _ENDS | {"size", "total_pages"},
    PagingStyle.OFFSET: _ENDS | {"size"},
    PagingStyle.CURSOR: frozenset({"next", "has_more"}),
    PagingStyle.LAST_ID: frozenset({"has_more"}),
    PagingStyle.NEXT_URL: frozenset({"next"}),
    PagingStyle.LINK: frozenset[str](),
}
_STARTS = {PagingStyle.PAGE: 1, PagingStyle.OFFSET: 0}
_WITHOUT_PARAMETER = frozenset({PagingStyle.NEXT_URL, PagingStyle.LINK})


def paging_expression(
    context: Context, operation: Operation, arguments: Arguments
) -> tuple[list[str], frozenset[Import]]:
    """Return the `items=` and `paging=` keywords, and the imports they need."""
    paging = operation.paging
    assert paging is not None  # the caller looked
    name = _CLASSES[paging.style]
    by_wire = paging_names(context, paging, arguments)
    items: list[str] = []
    if paging.style not in _WITHOUT_PARAMETER:
        items.append(literal(by_wire[paging.parameter]))
    if paging.size_parameter in by_wire and "size" in _KEYWORDS[paging.style]:
        items.append(f"size={literal(by_wire[paging.size_parameter])}")
    if _STARTS.get(paging.style, paging.start) != paging.start:
        items.append(f"start={paging.start}")
    items.extend(_paths(context, operation, paging))
    if paging.style in _WITHOUT_PARAMETER and paging.parameter in by_wire:
        items.append(f"parameter={literal(by_wire[paging.parameter])}")
    inside = _items(context, operation, paging)
    # The items of a body that is their list are the body.
    keywords = [] if inside == "body" else [f"items=lambda body: {inside}"]
    keywords.append(f"paging={name}({', '.join(items)})")
    return keywords, frozenset({context.core(name)})


def paging_names(
    context: Context, paging: Paging, arguments: Arguments
) -> Mapping[str, str]:
    """Return the Python names of what may move on, by wire name.

    In an object of the body these are dotted: `pagination.starting_after`.
    """
    if not paging.within:
        every = (each for each in arguments.every if each.location != "path")
        return {each.wire: each.python for each in every}
    for each in arguments.every:
        record = _record(context, each.type) if each.location == "body" else None
        if record is not None and each.wire == paging.within:
            keys = context.naming.keys.get(record.id, {})
            return {wire: f"{each.python}.{key}" for wire, key in keys.items()}
    return {}


def _paths(context: Context, operation: Operation, paging: Paging) -> list[str]:
    """Return the keywords that hold paths into the body, in Python names."""
    body = plan_result(context.api, operation).type
    found: list[str] = []
    for keyword, path, header in (
        ("number", paging.number, ""),
        ("next", paging.next, paging.next_header),
        ("has_more", paging.has_more, ""),
        ("last", paging.last, ""),
        ("total_pages", paging.total_pages, paging.total_pages_header),
        ("total_items", paging.total_items, paging.total_items_header),
    ):
        if keyword not in _KEYWORDS[paging.style]:
            continue
        names = attributes(context, body, path) if path and body is not None else []
        if names:
            found.append(f"{keyword}={literal('.'.join(name for name, _ in names))}")
        elif header:
            found.append(f"{keyword}={literal(f'header:{header}')}")
    if paging.style is PagingStyle.LAST_ID and paging.item is not None:
        names = attributes(context, paging.item, (paging.last_id or "id",))
        if names and names[0][0] != "id":
            found.append(f"id={literal(names[0][0])}")
    return found


def _items(context: Context, operation: Operation, paging: Paging) -> str:
    """Return the expression for the items; None where a parent may be missing."""
    body = plan_result(context.api, operation).type
    names = attributes(context, body, paging.items) if body is not None else []
    text = "body"
    guards: list[str] = []
    if isinstance(body, Nullable):
        guards.append(text)
    for number, (name, optional) in enumerate(names):
        text += f".{name}"
        if optional and number < len(names) - 1:
            guards.append(text)
    if not guards:
        return text
    return f"{text} if {' and '.join(guards)} else None"


def attributes(
    context: Context, type_: Type, path: tuple[str, ...]
) -> list[tuple[str, bool]]:
    """Return (Python name, may be missing) along a path of wire names.

    Empty where the path leaves what the types describe.
    """
    found: list[tuple[str, bool]] = []
    for wire in path:
        links = _list(context, type_)
        if links is not None and wire == NEXT_RELATION:
            found.append((wire, True))
            type_ = links.item
            continue
        record = _record(context, type_)
        field = (
            next((f for f in record.fields if f.wire == wire), None) if record else None
        )
        if record is None or field is None:
            return []
        name = context.naming.fields[record.id][wire]
        found.append((name, not field.required or isinstance(field.type, Nullable)))
        type_ = field.type
    return found


def _record(context: Context, type_: Type) -> Record | None:
    found = _plain(context, type_)
    return found if isinstance(found, Record) else None


def _list(context: Context, type_: Type) -> ListOf | None:
    found = _plain(context, type_)
    return found if isinstance(found, ListOf) else None


def _plain(context: Context, type_: Type) -> Record | Type | None:
    """Return what a type is, names and nulls apart."""
    for _ in range(100):
        match type_:
            case Nullable(type=inner):
                type_ = inner
            case Ref(target=target):
                declaration = context.api.declarations[target]
                if isinstance(declaration, Record):
                    return declaration
                assert isinstance(declaration, Alias)  # the sum has no third case
                type_ = declaration.type
            case _:
                return type_
    return None


def can_page(context: Context, operation: Operation, arguments: Arguments) -> bool:
    """Whether the paging that was found can be spelled: its names exist and are a list."""
    paging = operation.paging
    body = plan_result(context.api, operation).type
    if paging is None or body is None or operation.streaming is not None:
        return False
    wires = paging_names(context, paging, arguments)
    if paging.style not in _WITHOUT_PARAMETER and paging.parameter not in wires:
        return False
    counted = paging.style in _STARTS
    for path in (paging.items, () if counted else paging.next):
        if path and not attributes(context, body, path):
            return False
    return bool(paging.items) or _is_list(context, body)


def _is_list(context: Context, type_: Type) -> bool:
    for _ in range(100):
        match type_:
            case ListOf():
                return True
            case Ref(target=target):
                declaration = context.api.declarations[target]
                if isinstance(declaration, Record):
                    return False
                type_ = declaration.type
            case _:
                return False
    return False
