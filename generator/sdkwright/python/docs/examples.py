"""A document's own examples as Python expressions, where they fit the declared type.

Nobody has checked examples: one that does not fit is not used, since what is shown in the
documentation has to run and to pass a type checker.
"""

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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Type
    from sdkwright.ir.types import Json
    from sdkwright.python.types import Context

_DEPTH: Final = 6
_FITTING: Final[Mapping[Kind, tuple[type, ...]]] = {
    Kind.BOOLEAN: (bool,),
    Kind.INTEGER: (int,),
    Kind.NUMBER: (int, float),
    Kind.DECIMAL: (str,),
    Kind.DECIMAL_NUMBER: (int, float),
    Kind.STRING: (str,),
    Kind.DATE: (str,),
    Kind.DATETIME: (str,),
    Kind.TIME: (str,),
    Kind.DURATION: (str,),
    Kind.UUID: (str,),
    Kind.ANY: (bool, int, float, str, list, dict),
    Kind.NULL: (type(None),),
}


def written(context: Context, type_: Type, value: Json, depth: int = 0) -> str | None:
    """Return an example as an expression, None where it does not fit the type.

    Args:
        context: Knows the types.
        type_: The type that a request declares.
        value: The example, with the API's own names.
        depth: How deep in the example this is.
    """
    if depth > _DEPTH:
        return None
    match type_:
        case Primitive(kind=kind):
            return literal(value) if type(value) in _FITTING.get(kind, ()) else None
        case Literals(values=values):
            known = any(type(each) is type(value) and each == value for each in values)
            return literal(value) if known else None
        case Nullable(type=inner):
            return "None" if value is None else written(context, inner, value, depth)
        case ListOf() | TupleOf():
            return _list(context, type_, value, depth + 1)
        case MapOf(value=inner):
            return _object(context, dict.fromkeys(_keys(value), inner), value, depth)
        case UnionOf(variants=variants):
            found = (written(context, each, value, depth + 1) for each in variants)
            return next((each for each in found if each is not None), None)
        case Ref(target=target):
            return _declared(context, target, value, depth + 1)
        case AllOf():
            raise AssertionError(f"allOf was not merged at {type_.at}")


def _keys(value: Json) -> list[str]:
    return list(value) if isinstance(value, dict) else []


def _list(
    context: Context, type_: ListOf | TupleOf, value: Json, depth: int
) -> str | None:
    if not isinstance(value, list):
        return None
    if isinstance(type_, ListOf):
        types = [type_.item] * len(value)
    elif type_.rest is None and len(type_.items) == len(value):
        types = list(type_.items)
    else:
        return None
    items = [
        written(context, inner, each, depth)
        for inner, each in zip(types, value, strict=True)
    ]
    known = [each for each in items if each is not None]
    return f"[{', '.join(known)}]" if len(known) == len(items) else None


def _declared(context: Context, target: str, value: Json, depth: int) -> str | None:
    """Write a value of a declared type; an object only with the keys it declares."""
    declaration = context.api.declarations[target]
    if not isinstance(declaration, Record):
        return written(context, declaration.type, value, depth)
    keys = context.naming.keys.get(target, {})
    fields = {
        each.wire: each
        for each in declaration.fields
        if each.access is not Access.READ and each.wire in keys
    }
    required = {wire for wire, each in fields.items() if each.required}
    if not required <= set(_keys(value)) <= fields.keys():
        return None
    types = {wire: each.type for wire, each in fields.items()}
    return _object(context, types, value, depth, keys)


def _object(
    context: Context,
    types: Mapping[str, Type],
    value: Json,
    depth: int,
    names: Mapping[str, str] | None = None,
) -> str | None:
    """Write an object whose keys all have a type; `names` are their Python names."""
    if not isinstance(value, dict):
        return None
    pairs: list[str] = []
    for key, each in value.items():
        text = written(context, types[key], each, depth + 1)
        if text is None:
            return None
        pairs.append(f"{literal(names[key] if names else key)}: {text}")
    return f"{{{', '.join(pairs)}}}"
