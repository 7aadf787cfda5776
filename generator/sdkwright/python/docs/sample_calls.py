"""Sample values for documentation: what a first call looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, literal
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
from sdkwright.python.docs.constrained import count, fits, limited
from sdkwright.python.docs.examples import written
from sdkwright.python.format import bracketed
from sdkwright.python.operations import first_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Type
    from sdkwright.ir.types import Json
    from sdkwright.python.operations import Argument, Planned
    from sdkwright.python.types import Context

SAMPLES: Final[Mapping[Kind, str]] = {
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
    Kind.DECIMAL: '"1.50"',
    Kind.DECIMAL_NUMBER: "1.5",
    Kind.BASE64: 'b"data"',
    Kind.BASE64URL: 'b"data"',
    Kind.BINARY: 'b"data"',
}
_DEPTH: Final = 4
_DEEPEST: Final = 12
_FILE: Final = '("example.txt", b"data")'
# An example is there to be read at a glance.
_LONGEST: Final = 60
# What nothing that is made up can stand for may be longer.
_LONG: Final = 400
_MOST: Final = 3


def call(
    context: Context,
    path: str,
    planned: Planned,
    *extra: str,
    indent: int = 0,
    tail: str = "",
) -> Code:
    """Return a call of a method: what is required, and what the document's example adds.

    Args:
        context: Knows the types.
        path: Dotted from the client: `client.sessions.start`.
        planned: The operation.
        extra: More arguments, already written; of a name that the example has, this is it.
        indent: Columns the call starts at.
        tail: What follows on the call's last line.
    """
    given = {each.partition("=")[0] for each in extra}
    usual = first_form(context, planned.arguments)
    every = [each for each in usual if each.python not in given and not each.is_result]
    items = [
        _argument(context, planned, each)
        for each in every
        if each.required and (each.location == "path" or not _is_constant(each.type))
    ]
    for each in every:
        text = None if each.required else _example(context, planned, each)
        if text is not None and len(items) < _MOST:
            items.append(f"{each.python}={text}")
    return Code(bracketed(path, "(", [*items, *extra], ")", indent=indent, tail=tail))


def _is_constant(type_: Type) -> bool:
    """Whether there is but one value, which the method fills in."""
    return isinstance(type_, Literals) and len(type_.values) == 1


def _argument(context: Context, planned: Planned, argument: Argument) -> str:
    value = _example(context, planned, argument) or _made_up(context, argument)
    if argument.required and not fits(argument.type, value):
        value = _example(context, planned, argument, longest=_LONG) or value
    return value if argument.positional else f"{argument.python}={value}"


def _made_up(context: Context, argument: Argument) -> str:
    match argument.type:
        case Primitive(kind=Kind.BINARY) if argument.location == "body":
            return _FILE
        case Primitive(kind=Kind.STRING) | Nullable(type=Primitive(kind=Kind.STRING)):
            return limited(argument.type, literal(_likely(argument.python)))
        case other:
            return sample(context, other)


# What a text of some name looks like, by the name's last word.
_LIKELY: Final[Mapping[str, str]] = {
    "email": "ada@example.com",
    "url": "https://example.com",
    "uri": "https://example.com",
    "website": "https://example.com",
    "language": "en",
    "currency": "EUR",
    "country": "DE",
    "phone": "+4930123456",
    "date": "2026-01-31",
    "version": "1.0",
}


def _likely(name: str) -> str:
    """Return a text that an argument of this name may have."""
    word = name.rstrip("_").rpartition("_")[2]
    if word in _LIKELY:
        return _LIKELY[word]
    plain = name.strip("_").replace("_", "-")
    return f"{plain}-1" if word == "id" else f"my-{plain}"


def _example(
    context: Context, planned: Planned, argument: Argument, *, longest: int = _LONGEST
) -> str | None:
    """Return the document's own example of an argument, where it is short and fits."""
    example = _body_example(planned, argument)
    if example is None and argument.required:
        example = argument.docs.example
    if example is None:
        return None
    text = written(context, argument.type, example)
    return text if text is not None and len(text) <= longest else None


def _body_example(planned: Planned, argument: Argument) -> Json:
    """Return what the example of the whole body says of an argument."""
    body = planned.arguments.body
    example = body.contents[0].example if body is not None else None
    if argument.location == "payload":
        return example
    if argument.location != "body" or not isinstance(example, dict):
        return None
    return example.get(argument.wire)


@dataclass(slots=True)
class Room:
    """How many more declared types one sample may show."""

    left: int = 20

    def take(self) -> bool:
        """Take the room of one; return whether there was any."""
        self.left -= 1
        return self.left >= 0


def sample(context: Context, type_: Type) -> str:
    """Return an expression for a value that a request of this type may have."""
    return _sample(context, type_, 0, Room())


def _sample(context: Context, type_: Type, depth: int, room: Room) -> str:
    match type_:
        case Primitive(kind=kind):
            return limited(type_, SAMPLES[kind])
        case Literals(values=values):
            return literal(values[0]) if values else "None"
        case Nullable(type=inner):
            return _sample(context, inner, depth, room)
        case ListOf(item=item):
            items = [_sample(context, item, depth + 1, room)] if depth < _DEPTH else []
            return f"[{', '.join(items * count(type_))}]"
        case TupleOf() if depth >= _DEEPEST:
            return "[]"
        case TupleOf(items=items):
            every = (_sample(context, each, depth + 1, room) for each in items)
            return f"[{', '.join(every)}]"
        case MapOf(value=value):
            if depth >= _DEPTH:
                return "{}"
            return f'{{"key": {_sample(context, value, depth + 1, room)}}}'
        case UnionOf(variants=variants):
            return _sample(context, variants[0], depth, room)
        case Ref(target=target):
            return _declared(context, target, depth, room)
        case AllOf():
            raise AssertionError(f"allOf was not merged at {type_.at}")


def _declared(context: Context, target: str, depth: int, room: Room) -> str:
    declaration = context.api.declarations[target]
    # It requires itself, and no value is finite; or the value would fill pages.
    if depth >= _DEEPEST or not room.take():
        return "{}" if isinstance(declaration, Record) else "None"
    if not isinstance(declaration, Record):
        return _sample(context, declaration.type, depth + 1, room)
    keys = context.naming.keys.get(target, {})
    pairs = [
        f"{literal(keys[each.wire])}: {_sample(context, each.type, depth + 1, room)}"
        for each in declaration.fields
        if each.required and each.access is not Access.READ and each.wire in keys
    ]
    return f"{{{', '.join(pairs)}}}"
