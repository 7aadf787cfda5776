"""Searches: whether a POST reads a list, and which object of its body moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import PagingStyle, Record
from sdkwright.ir.media import is_json
from sdkwright.refine.operations import (
    LIST_NAMES,
    list_of,
    resolved,
    segments,
    singular,
    split,
)
from sdkwright.refine.pagination.parameters import (
    TEXT,
    WHOLE,
    fields,
    pagination_parameters,
)
from sdkwright.refine.pagination.words import HOLDERS, QUESTIONS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Declaration, Operation, Paging, Type
    from sdkwright.refine.pagination.response_paths import ResponseSchema

# What an id or a summary begins with that makes or changes something.
_CHANGES: Final = frozenset(
    (f"{verb}{ending}",)
    for verb in (
        *("add", "create", "delete", "import", "insert", "remove", "replace"),
        *("set", "update", "upsert"),
    )
    for ending in ("", "s")
)
# What an id or a summary begins with that only reads.
_READS: Final = QUESTIONS | {"fetch", "get", "read", "retrieve"}
# Texts that say how a request went, or what an object is.
_OF_ENVELOPES: Final = frozenset(
    {"code", "kind", "message", "object", "requestid", "self", "status", "type", "url"}
)
_BY_URL: Final = frozenset({PagingStyle.NEXT_URL, PagingStyle.LINK})


def noun(operation: Operation) -> str:
    """Return what a path asks for: the last word that is no parameter."""
    last = [word for each in segments(operation.path) for word in split(each.literal)]
    return singular(last[-1]) if last else ""


def nouns(operation: Operation) -> tuple[str, ...]:
    """Return what an operation may ask for: its path's last word, and its id's.

    `GET /projects/shared` with the id `listSharedProjects` gives projects.
    """
    said = split(operation.operation_id or "")[-1:]
    return tuple(dict.fromkeys((noun(operation), *map(singular, said))))


def reads(operation: Operation, response: ResponseSchema, found: Paging) -> bool:
    """Whether a POST with a paging reads a list.

    The response says that there are pages, or repeats where it began; or the path is that of
    a question, and takes a size: `POST /flows/filter`. What says that it makes or changes
    things gives them back, however many: to ask for the next page would do it again.
    """
    asks = noun(operation) in QUESTIONS
    said = "".join(split(_said(operation))[:1])
    if not asks and (said,) in _CHANGES:
        return False
    taken = found.parameter or found.size_parameter
    if not asks and found.style in _BY_URL and not taken and said not in _READS:
        return (
            False  # all lists of the API have a link; this one comes of what was done
        )
    if _says_pages(found):
        return True
    if not found.size_parameter:
        return False
    echo = response.find((fold(found.parameter),), WHOLE | TEXT)
    return asks or (echo is not None and len(echo) > 1)


def _said(operation: Operation) -> str:
    """Return an id, or the summary of an operation that has none."""
    return operation.operation_id or operation.docs.summary


def one_thing(operation: Operation, response: ResponseSchema, found: Paging) -> bool:
    """Whether a list with a link beside it is part of one thing, such as an invoice's lines.

    The thing has an `id`, is created or asked for by its key, and no parameter is about
    pages: the link then leads to the next such thing. So it does where the thing is asked for
    by its key, has texts of its own, and a list of something else.
    """
    if (
        found.style is not PagingStyle.NEXT_URL
        or found.parameter
        or found.size_parameter
    ):
        return False
    keyed = operation.path.endswith("}")
    if (
        keyed
        and _has_texts(response, found)
        and not is_asked_for(operation, found.items)
    ):
        return True
    alone = operation.method == "POST" or keyed
    return alone and any(fold(each.wire) == "id" for each in response.fields(()))


def _has_texts(response: ResponseSchema, found: Paging) -> bool:
    """Whether texts stand beside a list that are no part of an envelope."""
    return any(
        response.kind(each.type) in TEXT and fold(each.wire) not in _OF_ENVELOPES
        for each in response.fields(found.items[:-1])
        if (*found.items[:-1], each.wire) != found.next
    )


def is_asked_for(operation: Operation, items: tuple[str, ...]) -> bool:
    """Whether a list is called as lists usually are, or as what the operation asks for."""
    words = split(items[-1]) if items else ()
    return (
        not words or items[-1] in LIST_NAMES or singular(words[-1]) in nouns(operation)
    )


def listed(
    operation: Operation, response: ResponseSchema
) -> tuple[tuple[str, ...], Type] | None:
    """Return where the list is that an operation reads, and its items.

    It is in the object that is called as what was asked for, where another list stands beside
    it: `GET /transactions` gives `{"transactions": {"booked": [...]}, "balances": [...]}`.
    """
    found = response.items() or response.items_called(nouns(operation))
    if found is None or is_asked_for(operation, found[0]):
        return found
    holder = found[0][:-1]
    for each in response.fields(holder):
        named = singular((split(each.wire) or ("",))[-1]) in nouns(operation)
        if named and isinstance(response.at((*holder, each.wire)), Record):
            inside = list_of(each.type, response.declarations)
            return ((*holder, each.wire, *inside[0]), inside[1]) if inside else None
    return found


def _says_pages(found: Paging) -> bool:
    return bool(
        found.next
        or found.has_more
        or found.last
        or found.total_pages
        or found.total_items
        or found.total_pages_header
        or found.total_items_header
        or found.next_header
    )


def placed(
    found: Paging, operation: Operation, declarations: Mapping[str, Declaration]
) -> tuple[Paging, Operation]:
    """Return a declared paging, and what takes its parameters.

    Of `pagination.cursor` that is an object of the body, unless a parameter is called so.
    """
    holder, dot, inner = found.parameter.partition(".")
    if not dot or found.parameter in pagination_parameters(operation, declarations):
        return found, operation
    for name, each in held(operation, declarations, frozenset({fold(holder)})):
        if name == holder:
            size = found.size_parameter.removeprefix(f"{holder}.")
            changed = replace(
                found, within=holder, parameter=inner, size_parameter=size
            )
            return changed, each
    return found, operation


def held(
    operation: Operation,
    declarations: Mapping[str, Declaration],
    names: frozenset[str] = HOLDERS,
) -> Iterator[tuple[str, Operation]]:
    """Yield each object of a body that may hold what moves on.

    Args:
        operation: One with a JSON body.
        declarations: To see which properties are objects.
        names: What such an object may be called, folded.

    Yields:
        The property's name, and the operation as if the object were all that it takes.
    """
    body = operation.body
    contents = (
        [each for each in body.contents if is_json(each.media_type)] if body else []
    )
    if body is None or not contents or operation.method == "GET":
        return
    for each in fields(operation, declarations):
        record = resolved(each.type, declarations)
        if fold(each.wire) in names and isinstance(record, Record):
            inner = replace(body, contents=(replace(contents[0], type=each.type),))
            yield each.wire, replace(operation, parameters=(), body=inner)


def put_inside(found: Paging, holder: str) -> Paging | None:
    """Return a paging by what stands in an object; None if nothing there moves on."""
    if not found.parameter or found.style in _BY_URL:
        return None
    rule = f"{found.rule}, in {holder!r} of the body"
    return replace(found, within=holder, rule=rule)
