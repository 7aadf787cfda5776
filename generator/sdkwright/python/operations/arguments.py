"""One argument of a method: what is set for its name, and whether it may be positional."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, assert_never

from sdkwright.annotations import ARGUMENTS, arguments_of
from sdkwright.config import Positional
from sdkwright.ir import NameCandidate, Priority

if TYPE_CHECKING:
    from sdkwright.ir import Docs, Operation, Type

_BODY: Final = "x-sdkwright-body"
_POSITIONAL: Final = "x-sdkwright-positional"
_POSITIONS: Final = {each.value: each for each in Positional}


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument of a method.

    Attributes:
        key: Who it is in every build: location and wire name.
        location: Where it travels: `path`, `query`, `header`, `cookie`, `body`, `payload`.
        entry: Its entry in the operation's table.
        positional: Whether it may be given by position.
        order: Its place among those that may.
        is_result: Whether it is an object as the API gave it.
        now: What it is called, if this is an earlier name of it.
    """

    python: str
    key: str
    wire: str
    location: str
    type: Type
    required: bool
    docs: Docs
    pointer: str
    argument_spec: str
    rule: str
    default: str = ""
    positional: bool = False
    order: int = 0
    is_result: bool = False
    now: str = ""


def positioned(
    made: list[Argument], positional: Positional, operation: Operation
) -> list[Argument]:
    """Mark what may be given by position, and put it in front.

    Args:
        made: The arguments, path parameters first.
        positional: Which path parameters these are.
        operation: What is set for it comes first: the same, or wire names in their order.
    """
    own = operation.extensions.get(_POSITIONAL)
    path = [each.key for each in made if each.location == "path"]
    if isinstance(own, str) and own in _POSITIONS:
        positional = _POSITIONS[own]
    match positional:
        case Positional.LAST:
            chosen = path[-1:]
        case Positional.ALL:
            chosen = path
        case Positional.NONE:
            chosen = []
        case _:
            assert_never(positional)
    if isinstance(own, list):
        chosen = [
            each.key
            for name in own
            for each in made
            if name in {each.wire, each.key, each.python}
        ]
    # What is required cannot follow what may be left out.
    needed = {each.key for each in made if each.required}
    order = {
        key: place
        for place, key in enumerate(sorted(chosen, key=lambda key: key not in needed))
    }
    marked = [
        replace(each, positional=each.key in order, order=order.get(each.key, 0))
        for each in made
    ]
    return sorted(marked, key=lambda each: (not each.positional, each.order))


def argument_name(
    operation: Operation, location: str, wire: str
) -> NameCandidate | None:
    """Return the name that is set for an argument; None where none is.

    Args:
        operation: Its extensions hold what the document's root sets, too.
        location: `path`, `query`, `header`, `cookie` or `body`.
        wire: What the document calls the parameter or the body's field.
    """
    given = arguments_of(operation.extensions)
    value = given.get(f"{location}:{wire}", given.get(wire))
    name = value.get("name") if isinstance(value, dict) else value
    if not isinstance(name, str) or not name.strip():
        return None
    return NameCandidate(text=name.strip(), priority=Priority.OVERRIDE, rule=ARGUMENTS)


def earlier_names(operation: Operation, location: str, wire: str) -> tuple[str, ...]:
    """Return what an argument was called: deprecated names that are still taken.

    Args:
        operation: Its extensions hold what the document's root sets, too.
        location: As for :func:`argument_name`.
        wire: What the document calls it.
    """
    table = arguments_of(operation.extensions)
    value = table.get(f"{location}:{wire}", table.get(wire))
    was = value.get("was") if isinstance(value, dict) else None
    return tuple(map(str, was)) if isinstance(was, list) else ()


def body_name(operation: Operation) -> NameCandidate | None:
    """Return the name that is set for the argument that is the whole body."""
    name = operation.extensions.get(_BODY)
    if isinstance(name, str) and name.strip():
        text = name.strip()
        return NameCandidate(text=text, priority=Priority.OVERRIDE, rule=_BODY)
    return operation.body.candidate if operation.body is not None else None
