"""Which declarations a package needs, and in which direction they travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass
from sdkwright.ir import Access, Extra, Record
from sdkwright.ir.api_walk import events
from sdkwright.ir.walk import nodes, references, types
from sdkwright.python.types.bodies import choose_body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sdkwright.ir import Api, Declaration, Operation, Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Reachability:
    """Ids of the declarations that responses and requests use."""

    response: frozenset[str]
    request: frozenset[str]


def reachable_types(api: Api) -> Reachability:
    """Follow every type of every operation and event, and those to keep, to the declarations behind it."""
    operations = [each for each in api.operations if each.skipped is None]
    received = [type_ for each in operations for type_ in _received(each)]
    received.extend((*events(api), *api.kept))
    given = [type_ for each in operations for type_ in _given(api, each)]
    given.extend(api.kept)
    return Reachability(
        response=_closure(api, received, Access.WRITE),
        request=_closure(api, given, Access.READ),
    )


def used_types(api: Api, declared: Iterable[str]) -> Iterator[Type]:
    """Yield every type of an API, and the types inside of it.

    Args:
        api: The API.
        declared: The ids of the declarations that are reached.
    """
    waiting = [type_ for key in declared for type_ in types(api.declarations[key])]
    waiting.extend((*events(api), *api.kept))
    for each in api.operations:
        if each.skipped is None:
            waiting.extend((*_received(each), *_given(api, each)))
    for type_ in waiting:
        yield from nodes(type_)


def _received(operation: Operation) -> Iterator[Type]:
    for response in operation.responses:
        for content in response.contents:
            yield from (
                each for each in (content.type, content.item) if each is not None
            )
    if operation.streaming is not None:
        yield operation.streaming.item


def _given(api: Api, operation: Operation) -> Iterator[Type]:
    for parameter in operation.parameters:
        yield parameter.type
    body = choose_body(api, operation)
    if body is None:
        return
    for form in body.forms if body.is_flat else ():
        yield from (each.type for each in form.fields)
    if (not body.is_plain or body.named) and body.type is not None:
        yield body.type


def _closure(api: Api, roots: Iterable[Type], hidden: Access) -> frozenset[str]:
    """Return the ids reached from some types, not through fields of a hidden access."""
    found: set[str] = set()
    waiting = [target for root in roots for target in references(root)]
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        waiting.extend(_targets(api.declarations[key], hidden))
    return frozenset(found)


def _targets(declaration: Declaration, hidden: Access) -> Iterator[str]:
    if not isinstance(declaration, Record):
        yield from references(declaration.type)
        return
    for each in declaration.fields:
        if each.access is not hidden:
            yield from references(each.type)
    if not isinstance(declaration.extra, Extra):
        yield from references(declaration.extra)
