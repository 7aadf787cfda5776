"""One argument of a method: what is set for its name, and whether it may be positional."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING, Final, assert_never

from sdkwright.annotations import ARGUMENTS, arguments_of
from sdkwright.config import Positional
from sdkwright.frozen import dataclass, replace
from sdkwright.ir import Alias, Literals, Location, NameCandidate, Priority, Ref
from sdkwright.python.docstrings import clean, unquoted, without_links
from sdkwright.python.types import whole_body_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sdkwright.ir import Declaration, Docs, Json, Operation, Type

_BODY: Final = "x-sdkwright-body"
_WHOLE: Final = "payload:"
_POSITIONAL: Final = "x-sdkwright-positional"
MOST_SPELLINGS: Final = 16
"""How many ways to mix names of now and earlier ones type checkers are told of."""
# Longer chains of names are not looked through.
_HOPS: Final = 20
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
        open: Whether the signature leaves it open although one of its names is needed.
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
    open: bool = False


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
        chosen = [key for name in own for key in _keys(made, name)]
        made = _given(made, chosen, operation)
    # What is required cannot follow what may be left out.
    needed = {each.key for each in made if each.required}
    order = {
        key: place
        for place, key in enumerate(sorted(chosen, key=lambda key: key not in needed))
    }
    marked = [
        (
            replace(each, positional=each.key in order, order=order.get(each.key, 0))
            if each.key in order or each.positional or each.order
            else each
        )
        for each in made
    ]
    return sorted(marked, key=lambda each: (not each.positional, each.order))


def _keys(made: Sequence[Argument], name: Json) -> list[str]:
    """Return the keys of the arguments that a name means: what is called so, else its wire."""
    called = [each.key for each in made if name in {each.key, each.python}]
    return called or [each.key for each in made if each.wire == name]


def _given(
    made: list[Argument], chosen: Sequence[str], operation: Operation
) -> list[Argument]:
    """Return arguments of which those are needed that stand before one that is needed.

    The client may have a value for them; an order that is set holds all the same.
    """
    body = operation.body
    needed = {each.key for each in made if each.required}
    if body is not None and body.required:
        needed.add(_WHOLE)
    own = {
        f"{each.location.value}:{each.wire}"
        for each in operation.parameters
        if each.required or each.location is Location.PATH
    }
    last = max((n for n, key in enumerate(chosen) if key in needed), default=0)
    before = own.intersection(chosen[:last])
    return [
        replace(each, required=True) if each.key in before else each for each in made
    ]


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


def only_value(
    declarations: Mapping[str, Declaration], type_: Type
) -> str | int | float | bool | None:
    """Return the one value that a type has; None where there are more, or others."""
    for _ in range(_HOPS):
        declaration = declarations[type_.target] if isinstance(type_, Ref) else None
        if not isinstance(declaration, Alias):
            break
        type_ = declaration.type
    if isinstance(type_, Literals) and len(type_.values) == 1:
        return type_.values[0]
    return None


def alias_keys(operation: Operation, argument: Argument, name: str) -> tuple[str, str]:
    """Return who an earlier name is in every build: for all operations, and for one."""
    table = arguments_of(operation.extensions)
    key = argument.key if argument.key in table else argument.wire
    return f"{key} {name}", f"{key} {name} {operation.id}"


def opened(
    every: Sequence[Argument],
    earlier: Sequence[Argument],
    held: Collection[str] = (),
) -> tuple[Argument, ...]:
    """Return arguments as the one signature of all forms has them.

    What is needed may be given by an earlier name; what may be given by position behind it
    has to be left open as well, as Python wants it.

    Args:
        every: The arguments.
        earlier: Earlier names of some of them.
        held: The keys of those that one object may hold in their place.
    """
    renamed = {each.key for each in earlier}
    found: list[Argument] = []
    behind = False
    for each in every:
        elsewhere = each.key in renamed or each.key in held
        if each.required and (elsewhere or (behind and each.positional)):
            found.append(replace(each, required=False, open=True))
            behind = behind or each.positional
        else:
            found.append(each)
    return (*found, *(replace(each, required=False) for each in earlier))


def spellings(
    arguments: Sequence[Argument], earlier: Sequence[Argument]
) -> Iterator[tuple[str, tuple[Argument, ...]]]:
    """Yield the ways to spell one form of a call, each with what is to be said against it.

    In the first all names are those of now; what may be left out keeps its earlier names
    beside. Each of the others has earlier names for some of what is needed.
    """
    if not earlier:
        yield "", tuple(arguments)
        return
    olds: dict[str, list[Argument]] = {}
    for each in earlier:
        olds.setdefault(each.key, []).append(each)
    beside = [
        replace(old, type=each.type, required=False)
        for each in arguments
        if not each.required
        for old in olds.get(each.key, ())
    ]
    choices = [
        [each, *(olds.get(each.key, ()) if each.required else ())] for each in arguments
    ]
    for chosen in islice(product(*choices), MOST_SPELLINGS):
        old = [each for each in chosen if each.now]
        text = ", ".join(f"`{each.python}` is called `{each.now}` now" for each in old)
        yield text, (*_by_name(arguments, chosen), *beside)


def _by_name(
    arguments: Sequence[Argument], chosen: Sequence[Argument]
) -> Iterator[Argument]:
    """Yield arguments; behind an earlier name none may be given by position."""
    by_name = False
    for each, own in zip(arguments, chosen, strict=True):
        by_name = by_name or bool(own.now)
        yield replace(
            own,
            type=each.type,
            required=each.required,
            positional=each.positional and not by_name,
        )


def body_name(operation: Operation) -> NameCandidate | None:
    """Return the name that is set for the argument that is the whole body."""
    name = whole_body_name(operation)
    if name:
        return NameCandidate(text=name, priority=Priority.OVERRIDE, rule=_BODY)
    return operation.body.candidate if operation.body is not None else None


def accepted(members: Iterable[str]) -> set[str]:
    """Return what a parameter of some types takes.

    A truth value is a number, and where a float is wanted, so is an int (PEP 484).

    Args:
        members: The types, as they are spelled.
    """
    found = {*members}
    if "float" in found:
        return found | {"int", "bool"}
    return found | {"bool"} if "int" in found else found


_ITEM: Final = re.compile(r"\s*[-*+]\s+(?=\S)")


def _running(paragraph: str) -> str:
    """Return a paragraph on one line; the items of a list in it with semicolons between."""
    lines = paragraph.split("\n")
    if not any(map(_ITEM.match, lines)):
        return " ".join(paragraph.split())
    parts: list[list[str]] = [[]]
    for line in lines:
        item = _ITEM.match(line)
        if item:
            parts.append([])
        parts[-1] += line[item.end() if item else 0 :].split()
    lead, *items = [" ".join(each) for each in parts]
    items = [*[each.rstrip(".,;") for each in items[:-1]], items[-1]]
    if lead and lead[-1] not in ".:!?":
        lead += ":"
    return f"{lead} {'; '.join(items)}".strip()


def document(arguments: Sequence[Argument]) -> list[tuple[str, str]]:
    """Return (name, text) of the arguments that the document says something about."""
    found: list[tuple[str, str]] = []
    for each in arguments:
        text = unquoted(clean(each.docs.description or each.docs.summary))
        text = text.strip().partition("\n\n")[0]
        text = without_links(_running(text))
        if each.default and "default" not in text.lower():
            text += "." if text and text[-1] not in ".!?:" else ""
            text = f"{text} The server's default is `{clean(each.default)}`.".strip()
        if each.docs.deprecated:
            text = f"Deprecated. {text}".strip()
        if text:
            found.append((each.python, text))
    return found
