"""What of a result a first program shows: the id of what came, where there is one."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Access, Kind, ListOf, Nullable, Primitive, Record, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Type
    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context

_HOPS: Final = 100
_DEPTH: Final = 2


def sample_output(context: Context, planned: Planned) -> tuple[str, bool]:
    """Return what to write behind a result, or an item of it, and whether it is a list.

    The first is an attribute such as `.session_id` or `.data.id`, or empty.
    """
    paging = planned.operation.paging if planned.paged else None
    if paging is not None:
        return _attribute(context, paging.item), True
    type_ = _followed(context, planned.result.type)
    if isinstance(type_, ListOf):
        return _attribute(context, type_.item), True
    return _attribute(context, type_), False


def record(context: Context, type_: Type | None) -> Record | None:
    """Return the object that a type is, None where it is something else."""
    found = _followed(context, type_)
    if not isinstance(found, Ref):
        return None
    declaration = context.api.declarations[found.target]
    return declaration if isinstance(declaration, Record) else None


def _followed(context: Context, type_: Type | None) -> Type | None:
    """Follow references to what is no alias."""
    for _ in range(_HOPS):
        if not isinstance(type_, Ref):
            break
        declaration = context.api.declarations[type_.target]
        if isinstance(declaration, Record):
            break
        type_ = declaration.type
    return type_


def _attribute(context: Context, type_: Type | None) -> str:
    """Return the most useful attribute: an id, else a text."""
    texts = ""
    for path, is_text in _scalars(context, type_):
        if path.endswith(("_id", ".id")):
            return path
        if is_text and not texts:
            texts = path
    return texts


def _scalars(context: Context, type_: Type | None) -> Iterator[tuple[str, bool]]:
    """Yield the scalars of an object and of those that it must have, the outer ones first.

    Of each, it is said whether it is a text that is always there.
    """
    queue = deque([("", type_)])
    while queue:
        path, type_ = queue.popleft()
        found = record(context, type_)
        if found is None or path.count(".") >= _DEPTH:
            continue
        names = context.naming.fields.get(found.id, {})
        for each in found.fields:
            if each.access is Access.WRITE:
                continue
            attribute = f"{path}.{names[each.wire]}"
            inner = each.type.type if isinstance(each.type, Nullable) else each.type
            match inner:
                case Primitive(kind=kind):
                    yield attribute, each.required and kind is Kind.STRING
                case Ref() if each.required and inner is each.type:
                    queue.append((attribute, inner))
                case _:
                    pass
