"""Sample values for documentation: what a first call looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.emit.code import Code, literal
from generator.ir import (
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
from generator.python.fit import bracketed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.ir import Type
    from generator.python.context import Context
    from generator.python.methods import Planned
    from generator.python.parameters import Argument

_SAMPLES: Final[Mapping[Kind, str]] = {
    Kind.ANY: "{}",
    Kind.NEVER: "None",
    Kind.NULL: "None",
    Kind.BOOLEAN: "True",
    Kind.INTEGER: "1",
    Kind.NUMBER: "1.5",
    Kind.STRING: '"text"',
    Kind.DATE: '"2026-01-31"',
    Kind.DATETIME: '"2026-01-31T12:00:00Z"',
    Kind.TIME: '"12:00:00Z"',
    Kind.DURATION: '"P1D"',
    Kind.UUID: '"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"',
    Kind.DECIMAL: "1.5",
    Kind.BASE64: 'b"data"',
    Kind.BASE64URL: 'b"data"',
    Kind.BINARY: 'b"data"',
}
_DEPTH: Final = 4


def call(
    context: Context, path: str, planned: Planned, *extra: str, indent: int = 0
) -> Code:
    """Return a call of a method with its required arguments.

    Args:
        context: Knows the types.
        path: Dotted from the client: `client.sessions.start`.
        planned: The operation.
        extra: More arguments, already written.
        indent: Columns the call starts at.
    """
    items = [
        _argument(context, each) for each in planned.arguments.every if each.required
    ]
    return Code(bracketed(path, "(", [*items, *extra], ")", indent=indent))


def _argument(context: Context, argument: Argument) -> str:
    value = _example(argument) or sample(context, argument.type)
    return value if argument.location == "path" else f"{argument.python}={value}"


def _example(argument: Argument) -> Code | None:
    """Return the document's own example where it is a short text or a number."""
    example = argument.docs.example
    inner = argument.type.type if isinstance(argument.type, Nullable) else argument.type
    if not isinstance(inner, Primitive):
        return None
    wanted: Mapping[Kind, type] = {
        Kind.INTEGER: int,
        Kind.NUMBER: float,
        Kind.BOOLEAN: bool,
    }
    if type(example) is wanted.get(inner.kind, str) and len(str(example)) <= 60:
        return literal(example)
    return None


def sample(context: Context, type_: Type, depth: int = 0) -> str:
    """Return an expression for a value that a request of this type may have."""
    match type_:
        case Primitive(kind=kind):
            return _SAMPLES[kind]
        case Literals(values=values):
            return literal(values[0]) if values else "None"
        case Nullable(type=inner):
            return sample(context, inner, depth)
        case ListOf(item=item):
            return f"[{sample(context, item, depth + 1)}]" if depth < _DEPTH else "[]"
        case TupleOf(items=items):
            return f"[{', '.join(sample(context, each, depth + 1) for each in items)}]"
        case MapOf(value=value):
            return (
                f'{{"key": {sample(context, value, depth + 1)}}}'
                if depth < _DEPTH
                else "{}"
            )
        case UnionOf(variants=variants):
            return sample(context, variants[0], depth)
        case Ref(target=target):
            return _declared(context, target, depth)
        case AllOf():
            raise AssertionError(f"allOf was not merged at {type_.at}")


def _declared(context: Context, target: str, depth: int) -> str:
    declaration = context.api.declarations[target]
    if not isinstance(declaration, Record):
        return (
            sample(context, declaration.type, depth + 1) if depth < _DEPTH else "None"
        )
    keys = context.naming.keys.get(target, {})
    pairs = [
        f"{literal(keys[each.wire])}: {sample(context, each.type, depth + 1)}"
        for each in declaration.fields
        if each.required and each.access is not Access.READ and each.wire in keys
    ]
    return f"{{{', '.join(pairs)}}}" if depth < _DEPTH else "{}"
