"""Sample responses for documentation: what a server would send, with what it must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import literal
from sdkwright.ir import (
    Access,
    AllOf,
    Kind,
    ListOf,
    Literals,
    MapOf,
    Nullable,
    Primitive,
    Record,
    Ref,
    TupleOf,
    UnionOf,
)
from sdkwright.python.docs.sample_calls import SAMPLES, Room

if TYPE_CHECKING:
    from sdkwright.ir import Type
    from sdkwright.python.types import Context

_DEPTH: Final = 4
_ENCODED: Final = {Kind.BASE64: '"ZGF0YQ=="', Kind.BASE64URL: '"ZGF0YQ"'}


def response_sample(context: Context, type_: Type) -> str:
    """Return an expression for JSON data of a type, under the API's own names."""
    return _sample(context, type_, 0, Room())


def _sample(context: Context, type_: Type, depth: int, room: Room) -> str:
    match type_:
        case Primitive(kind=kind):
            return _ENCODED.get(kind, SAMPLES[kind])
        case Literals(values=values):
            return literal(values[0]) if values else "None"
        case Nullable():
            return "None"
        case ListOf():
            return "[]"
        case MapOf():
            return "{}"
        case TupleOf(items=items):
            every = (_sample(context, each, depth + 1, room) for each in items)
            return f"[{', '.join(every)}]"
        case UnionOf(variants=variants):
            return _sample(context, variants[0], depth, room)
        case Ref(target=target):
            return _declared(context, target, depth + 1, room)
        case AllOf():
            raise AssertionError(f"allOf was not merged at {type_.at}")


def _declared(context: Context, target: str, depth: int, room: Room) -> str:
    declaration = context.api.declarations[target]
    if depth > _DEPTH or not room.take():
        return "None"
    if not isinstance(declaration, Record):
        return _sample(context, declaration.type, depth, room)
    pairs = [
        f"{literal(each.wire)}: {_sample(context, each.type, depth, room)}"
        for each in declaration.fields
        if each.required and each.access is not Access.WRITE
    ]
    return f"{{{', '.join(pairs)}}}"
