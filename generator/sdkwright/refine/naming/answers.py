"""What the answer of an operation shows about it: a list, one thing, or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import ListOf, Location, Record, Ref
from sdkwright.ir.media import is_json
from sdkwright.refine.operations import (
    LIST_NAMES,
    is_plural,
    list_of,
    resolved,
    result,
    singular,
    split,
    stems,
    success,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.ir import Declaration, Operation, Type

# Parameters that are of pages wherever they are.
_MOVES: Final = frozenset(
    {
        "cursor",
        "offset",
        "page",
        "pageindex",
        "pageno",
        "pagenumber",
        "pagetoken",
        "skip",
    }
)
# So much may be said about a list: how long it is, and where it goes on.
_MOST_BESIDE: Final = 3
_ENVELOPES: Final = ("data", "result", "response", "payload", "body")


def gives_list(operation: Operation, declarations: Mapping[str, Declaration]) -> bool:
    """Whether an answer is a list, or holds one where lists usually are."""
    type = result(operation)
    for _ in range(3):
        found = list_of(type, declarations)
        plain = resolved(type, declarations)
        if found is not None:
            return not _is_part(found[0], plain)
        if not isinstance(plain, Record):
            return False
        inner = [each.type for each in plain.fields if each.wire in _ENVELOPES]
        if not inner:
            return False
        type = inner[0]
    return False


def _is_part(path: tuple[str, ...], holder: Type | Record | None) -> bool:
    """Whether a list is only a part of one thing: what has an `id`, and calls it as it likes."""
    return (
        isinstance(holder, Record)
        and path[-1] not in LIST_NAMES
        and any(each.wire == "id" for each in holder.fields)
    )


def gives_bare_list(
    operation: Operation, declarations: Mapping[str, Declaration]
) -> bool:
    """Whether an answer is a list itself."""
    found = list_of(result(operation), declarations)
    return found is not None and found[0] == ()


def is_listing(
    operation: Operation, words: Iterable[str], declarations: Mapping[str, Declaration]
) -> bool:
    """Whether a list in an answer is what was asked for, and no detail of one thing.

    A detail is called neither as lists usually are nor as the path says, and has an object
    or much else beside it.

    Args:
        operation: One that gives a list.
        words: The words of its path.
        declarations: To look at the answer.
    """
    type = result(operation)
    found, plain = list_of(type, declarations), resolved(type, declarations)
    if found is None or not isinstance(plain, Record) or found[0][-1] in LIST_NAMES:
        return True
    if {*stems(found[0][-1])} & {singular(each) for each in words}:
        return True
    beside = [each for each in plain.fields if each.wire != found[0][-1]]
    return len(beside) <= _MOST_BESIDE and not any(
        isinstance(resolved(each.type, declarations), Record) for each in beside
    )


def gives_pages(operation: Operation) -> bool:
    """Whether a parameter says which page or how many to pass over: a list comes back."""
    return any(
        each.location is Location.QUERY and "".join(split(each.wire)) in _MOVES
        for each in operation.parameters
    )


def same_response(
    operation: Operation,
    beside: Iterable[Operation],
    method: str,
    declarations: Mapping[str, Declaration],
) -> bool:
    """Whether a call gives the one thing of a named type that another one gives."""
    response = result(operation)
    if not isinstance(response, Ref) or gives_list(operation, declarations):
        return False
    return any(each.method == method and result(each) == response for each in beside)


def lists_of(
    operation: Operation, noun: str, declarations: Mapping[str, Declaration]
) -> bool:
    """Whether a list of some things is in an answer, at most two objects deep."""
    level = [resolved(result(operation), declarations)]
    for _ in range(3):
        inner: list[Type | Record | None] = []
        for each in level:
            for field in each.fields if isinstance(each, Record) else ():
                plain = resolved(field.type, declarations)
                words = stems(field.wire)
                if isinstance(plain, ListOf) and (
                    field.wire in LIST_NAMES or (words and words[-1] == singular(noun))
                ):
                    return True
                inner.append(plain)
        level = inner
    return False


def is_named_list(
    operation: Operation, noun: str, declarations: Mapping[str, Declaration]
) -> bool:
    """Whether an answer is an object with its one list, which has the name of some things.

    `GET /applications/{id}/message` gives `{"messages": [...], "paging": {...}}`.
    """
    found = list_of(result(operation), declarations)
    words = split(found[0][-1]) if found is not None and found[0] else ()
    return (
        bool(words) and is_plural(words[-1]) and singular(words[-1]) == singular(noun)
    )


def gives_json(operation: Operation) -> bool:
    """Whether an answer is JSON, or nothing is said about it."""
    response = success(operation)
    if response is None or not response.contents:
        return True
    return any(is_json(each.media_type) for each in response.contents)


def is_silent(operation: Operation) -> bool:
    """Whether nothing is said about an answer."""
    response = success(operation)
    return response is None or not response.contents or result(operation) is None
