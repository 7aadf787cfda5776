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
from sdkwright.python.docs.sample_calls import SAMPLES

if TYPE_CHECKING:
    from sdkwright.ir import Type
    from sdkwright.python.types import (
        Context,
    )

_DEPTH: Final = 4
_ENCODED: Final = {Kind.BASE64: '"ZGF0YQ=="', Kind.BASE64URL: '"ZGF0YQ"'}


def response_sample(context: Context, type_: Type, depth: int = 0) -> str:
    """Return an expression for JSON data of a type, under the API's own names."""
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
            every = (response_sample(context, each, depth + 1) for each in items)
            return f"[{', '.join(every)}]"
        case UnionOf(variants=variants):
            return response_sample(context, variants[0], depth)
        case Ref(target=target):
            return _declared(context, target, depth + 1)
        case AllOf():
            raise AssertionError(f"allOf was not merged at {type_.at}")


def _declared(context: Context, target: str, depth: int) -> str:
    declaration = context.api.declarations[target]
    if depth > _DEPTH:
        return "None"
    if not isinstance(declaration, Record):
        return response_sample(context, declaration.type, depth)
    pairs = [
        f"{literal(each.wire)}: {response_sample(context, each.type, depth)}"
        for each in declaration.fields
        if each.required and each.access is not Access.WRITE
    ]
    return f"{{{', '.join(pairs)}}}"
