"""Give declarations without a name a name candidate, by where they are used.

An inline schema of a component is called after the component and the property; one of an
operation after the resource, the method and what it is there.
"""

from __future__ import annotations

from collections import deque
from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass, replace
from sdkwright.ir import (
    Alias,
    Extra,
    ListOf,
    Literals,
    MapOf,
    NameCandidate,
    Nullable,
    Primitive,
    Priority,
    Record,
    Ref,
    TupleOf,
    UnionOf,
)
from sdkwright.ir.walk import parts
from sdkwright.refine.operations import is_plural, singular_text, split, success

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Content, Declaration, Event, Operation, Type
    from sdkwright.source import Pointer

# Beyond this many words the middle of a name moves to its context.
_MAX_WORDS: Final = 8
# The words that stand for a request's body and for an error's in a derived name.
PARAMS: Final = "params"
ERROR: Final = "error"
# Statuses in words (RFC 9110, section 15), whatever this Python calls them; and those that
# stand for many (OpenAPI 3.1.1, section 4.8.16).
_STATUSES: Final = {
    "400": "bad request",
    "401": "unauthorized",
    "402": "payment required",
    "403": "forbidden",
    "404": "not found",
    "405": "method not allowed",
    "406": "not acceptable",
    "408": "request timeout",
    "409": "conflict",
    "410": "gone",
    "412": "precondition failed",
    "413": "content too large",
    "415": "unsupported media type",
    "422": "unprocessable entity",
    "423": "locked",
    "424": "failed dependency",
    "428": "precondition required",
    "429": "too many requests",
    "500": "internal server",
    "501": "not implemented",
    "502": "bad gateway",
    "503": "service unavailable",
    "504": "gateway timeout",
    "4XX": "client",
    "5XX": "server",
    "DEFAULT": "other",
}
# What a pointer to an inline schema has between the names.
_CONTAINERS: Final = frozenset(
    {"components", "schemas", "properties", "items", "allOf", "anyOf", "oneOf"}
)
_SHARED: Final = {
    "responses": "response",
    "requestBodies": "request",
    "parameters": "parameter",
    "headers": "header",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a type is used: the name it would get there, and words for the front of it.

    Attributes:
        other: The name where another has the first one; empty if there is none.
    """

    text: str
    context: tuple[str, ...] = ()
    other: str = ""

    def below(self, name: str, other: str = "") -> _Place:
        """Return the place of something inside this one."""
        other = f"{self.other or self.text} {other or name}"
        if other == f"{self.text} {name}" or len(other.split()) > _MAX_WORDS:
            other = ""
        words = (*self.text.split(), *name.split())
        if len(words) <= _MAX_WORDS:
            return _Place(" ".join(words), self.context, other)
        front, middle, end = words[:3], words[3:-4], words[-4:]
        return _Place(" ".join((*front, *end)), (*reversed(middle), *self.context))

    def item(self) -> _Place:
        """Return the place of one of several."""
        words = split(self.text)
        if words and is_plural(words[-1]):
            other = singular_text(self.other) if self.other else ""
            return _Place(singular_text(self.text), self.context, other)
        return self.below("item")


@dataclass(slots=True, kw_only=True)
class _Naming:
    """The state of the pass: declarations, and those whose inside is still to be seen."""

    declarations: dict[str, Declaration]
    named: set[str] = field(default_factory=set[str])
    waiting: deque[tuple[str, _Place]] = field(
        default_factory=deque["tuple[str, _Place]"]
    )


def inline(api: Api, _config: ApiConfig, _report: Report) -> Api:
    """Give every declaration that has no name a name candidate."""
    state = _Naming(declarations=dict(api.declarations))
    for id in sorted(api.declarations):
        candidate = api.declarations[id].candidate
        if candidate is not None and candidate.priority is not Priority.DERIVED:
            state.named.add(id)
            state.waiting.append((id, _Place(candidate.text)))
    _drain(state)
    for type, place in _shared(api):
        _name(state, type, place)
    _drain(state)
    for operation in sorted(api.operations, key=lambda each: each.id):
        for type, place in _of_operation(operation):
            _name(state, type, place)
        _drain(state)
    owners = {each.id: each for each in api.operations}
    for event in api.events:
        if event.type is not None:
            _name(state, event.type, _of_event(event, owners.get(event.owner)))
            _drain(state)
    for type in api.kept:
        if isinstance(type, Ref) and type.target in api.declarations:
            _name(state, type, _of_kept(api.declarations[type.target].at))
            _drain(state)
    return replace(api, declarations=state.declarations)


def _of_kept(at: Pointer) -> _Place:
    """Return the place of an inline schema that is kept for its own sake."""
    names = [each for each in at.tokens if each not in _CONTAINERS]
    return _Place(" ".join(map(_words, names)) or "value")


def _drain(state: _Naming) -> None:
    while state.waiting:
        id, place = state.waiting.popleft()
        declaration = state.declarations[id]
        if isinstance(declaration, Alias):
            _name(state, declaration.type, place, own=True)
            continue
        for each in declaration.fields:
            if not isinstance(each.type, (Primitive, Literals)):
                _name(state, each.type, place.below(_words(each.wire)))
        if not isinstance(declaration.extra, Extra):
            _name(state, declaration.extra, place.below("value"))


def _words(text: str) -> str:
    return " ".join(split(text)) or text


def _name(state: _Naming, type: Type, place: _Place, *, own: bool = False) -> None:
    """Name what has no name in a type that is used at a place.

    Args:
        state: The state of the pass.
        type: The type.
        place: Where it is used.
        own: Whether the place's name is taken by the declaration whose type this is.
    """
    match type:
        case Ref(target=id):
            _settle(state, id, place.below("value") if own else place)
        case ListOf(item=inner):
            _name(state, inner, place.item())
        case MapOf(value=inner):
            plural = is_plural((split(place.text) or ("",))[-1])
            _name(state, inner, place.item() if plural else place.below("value"))
        case Nullable(type=inner):
            _name(state, inner, place, own=own)
        case UnionOf(variants=variants):
            records = [each for each in variants if isinstance(each, Ref)]
            for number, each in enumerate(variants, start=1):
                if isinstance(each, Ref) and own and len(records) == 1:
                    _name(state, each, place.below("object"))
                elif isinstance(each, Ref) and len(records) > 1:
                    _name(state, each, _variant(state, type, each, number, place))
                else:
                    _name(state, each, place)
        case TupleOf():
            for number, each in enumerate(parts(type), start=1):
                _name(state, each, place.below(str(number)))
        case _:
            pass


def _variant(
    state: _Naming, union: UnionOf, variant: Ref, number: int, place: _Place
) -> _Place:
    """Return the place of a variant: by its discriminator's value, by a constant in it, or by its number."""
    declaration = state.declarations[variant.target]
    candidate = declaration.candidate
    if candidate is not None and candidate.rule == "variant":
        return place.below(_words(candidate.text))
    if union.resolved_discriminator is not None:
        discriminators = (
            *union.resolved_discriminator.inner,
            union.resolved_discriminator,
        )
        values = [
            str(v)
            for each in discriminators
            for v, n in each.mapping
            if n == number - 1
        ]
        if values and split(values[0]):
            return place.below(_words(values[0]))
    if isinstance(declaration, Record):
        for each in declaration.fields:
            type = each.type
            if isinstance(type, Literals) and not type.open and len(type.values) == 1:
                words = split(str(type.values[0]))
                if words:
                    return place.below(" ".join(words))
    return place.below(str(number))


def _settle(state: _Naming, id: str, place: _Place) -> None:
    """Give a declaration the name of a place as its candidate, if it has no name yet."""
    declaration = state.declarations.get(id)
    if declaration is None or id in state.named:
        return
    state.named.add(id)
    before = declaration.candidate
    candidate = NameCandidate(
        text=place.text,
        priority=Priority.DERIVED,
        alternatives=(place.other,) if place.other else (),
        context=place.context,
        rule="place",
    )
    if before is not None and before.rule == "title" and _is_specific(before, place):
        candidate = replace(before, context=(place.text, *place.context))
    state.declarations[id] = replace(declaration, candidate=candidate)
    other = place.other if candidate.text == place.text else ""
    state.waiting.append((id, _Place(candidate.text, candidate.context, other)))


def _is_specific(title: NameCandidate, place: _Place) -> bool:
    """Whether a title says more than the name of the property it is in."""
    words = split(title.text)
    return len(words) > 1 and split(place.text)[-len(words) :] != words


def _shared(api: Api) -> Iterator[tuple[Type, _Place]]:
    """Yield the types of responses and the like that are components themselves."""
    for operation in api.operations:
        for content, _, _ in _contents(operation):
            tokens = content.at.tokens
            if len(tokens) > 2 and tokens[0] == "components" and tokens[1] in _SHARED:
                words = split(tokens[2])
                kind = _SHARED[tokens[1]]
                name = words if words[-1:] == (kind,) else (*words, kind)
                for type in (content.type, content.item):
                    if type is not None:
                        yield type, _Place(" ".join(name))


def _contents(operation: Operation) -> Iterator[tuple[Content, str, str]]:
    """Yield the contents of an operation, each with what it is, and how else to say it."""
    for content in operation.body.contents if operation.body is not None else ():
        yield content, PARAMS, ""
    main = success(operation)
    for response in operation.responses:
        other = ""
        if response is main:
            name = "response"
        elif response.status.startswith("2"):
            name = f"response {response.status.lower()}"
        else:
            name, other = ERROR, _said(response.status)
        for content in response.contents:
            yield content, name, other


def _said(status: str) -> str:
    """Return a status of an error in words: `403` is a `forbidden error`."""
    words = _STATUSES.get(status.upper())
    return f"{words} {ERROR}" if words else f"{ERROR} {status.lower()}"


def _of_event(event: Event, owner: Operation | None) -> _Place:
    """Return the place of what an event says; a callback's owner distinguishes it from others."""
    words = split(event.name)
    name = " ".join(words if words[-1:] == ("event",) else (*words, "event"))
    if owner is None:
        return _Place(name)
    groups = [singular_text(each.text) for each in reversed(owner.group)]
    method = _words(owner.candidate.text) if owner.candidate is not None else ""
    return _Place(name, tuple(each for each in (method, *groups) if each))


def _of_operation(operation: Operation) -> Iterator[tuple[Type, _Place]]:
    groups = [singular_text(each.text) for each in operation.group]
    method = _words(operation.candidate.text) if operation.candidate is not None else ""
    context = tuple(reversed(groups[:-1]))
    base = _Place(" ".join((*groups[-1:], method)), context)
    if operation.streaming is not None:
        yield operation.streaming.item, base.below("event")
    if operation.paging is not None and operation.paging.item is not None:
        # The items of a page are what the caller gets to see: the shortest name.
        yield operation.paging.item, base.below("response item")
    for content, name, other in _contents(operation):
        if content.type is not None:
            yield content.type, base.below(name, other)
        if content.item is not None:
            yield content.item, base.below(name, other).below("item")
    for parameter in operation.parameters:
        if isinstance(parameter.type, (Primitive, Literals)):
            continue
        yield parameter.type, base.below(PARAMS).below(_words(parameter.wire))
