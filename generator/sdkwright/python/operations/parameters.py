"""An operation's arguments: their Python names, types, documentation and table entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.config import Positional
from sdkwright.emit.code import literal
from sdkwright.frozen import dataclass, replace
from sdkwright.ir import (
    Kind,
    Location,
    NameCandidate,
    Nullable,
    Primitive,
    Priority,
    Ref,
    StreamKind,
)
from sdkwright.python.names import (
    Claim,
    Scope,
    is_usable,
    reserved,
    settle,
    spelling_of,
)
from sdkwright.python.operations.arguments import (
    Argument,
    alias_keys,
    argument_name,
    body_name,
    earlier_names,
    only_value,
    opened,
    positioned,
)
from sdkwright.python.operations.form_fields import (
    field_flags,
    field_type,
    parameter_flags,
    parts_table,
)
from sdkwright.python.operations.shared import key_of
from sdkwright.python.types import (
    argument_spec,
    choose_body,
    is_list,
    json_flags,
    reads_by_path,
    refuses_null,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.ir import Api, Content, Docs, Field, Operation, Type
    from sdkwright.python.types import BodyPlan, WireNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """All arguments of an operation, in the order of the signature, and its body.

    `earlier` are earlier names of some of them, as arguments with the same keys; `parts` is
    the table of the fields of a body that is one argument; `request` is the type of one
    object that holds all of them, where it may be given in their place, and `held` are the
    keys of those that need not be given beside it.
    """

    every: tuple[Argument, ...]
    body: BodyPlan | None
    parts: str = ""
    earlier: tuple[Argument, ...] = ()
    request: str = ""
    held: frozenset[str] = frozenset()

    @property
    def is_renamed(self) -> bool:
        """Whether they may be given by other names than those of now, or as one object."""
        return bool(self.earlier or self.request)

    @property
    def opened(self) -> tuple[Argument, ...]:
        """The arguments as the one signature of all ways to call the method has them."""
        return opened(self.every, self.earlier, self.held)

    def table(self, location: str) -> str:
        """Return the table of one location."""
        found = [each.argument_spec for each in self.every if each.location == location]
        if location == "body" and self.parts:
            found.append(self.parts)
        return " ".join(found)

    @property
    def renamed(self) -> str:
        """The table of earlier names, and of what the signature leaves open for them."""
        open_ = {each.python for each in self.opened if each.open}
        names = {each.now for each in self.earlier}
        pairs = [(each.python, each.now) for each in self.earlier]
        pairs += [(name, name) for name in sorted(open_ - names)]
        return " ".join(
            f"{old}={now}{':must' if now in open_ else ''}" for old, now in pairs
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What an argument is made from, before it has a name."""

    key: str
    wire: str
    location: str
    type: Type
    required: bool
    docs: Docs
    pointer: str
    flags: tuple[str, ...]
    candidate: NameCandidate
    default: str
    is_result: bool = False
    loses_null: bool = False


def plan_arguments(
    api: Api,
    operation: Operation,
    wire: WireNames,
    recorded: Mapping[str, str],
    positional: Positional = Positional.LAST,
    shared: frozenset[str] = frozenset(),
    over: frozenset[str] = frozenset(),
    reads: Mapping[str, tuple[Operation, ...]] | None = None,
) -> Arguments:
    """Name and order the arguments of an operation.

    Positional ones come first, then path parameters, both in the URL's order; then what is
    required. Earlier names that are `over` are gone. `reads` is what reads each path.
    """
    body = choose_body(api, operation, reads_by_path(api) if reads is None else reads)
    sources = [
        *_parameters(api, operation, shared),
        *_body_sources(api, operation, body),
    ]
    streaming = operation.streaming
    both = streaming is not None and not streaming.only
    asking = (streaming.argument,) if streaming is not None and both else ()
    names = settle(
        Scope.PARAMETERS,
        [
            Claim(key=each.key, candidate=each.candidate, order=each.location != "path")
            for each in sources
        ],
        recorded,
        asking,
        spelling=spelling_of(api),
    )
    made = [_argument(each, names[each.key], wire) for each in sources]
    taken = {*names.values(), *reserved(Scope.PARAMETERS), *asking}
    earlier = tuple(_earlier(operation, made, wire, taken, over))
    made.sort(key=lambda each: (_rank(operation, each), not each.required))
    made = positioned(made, positional, operation)
    parts = parts_table(api, body) if body is not None and not body.is_flat else ""
    return Arguments(every=tuple(made), body=body, parts=parts, earlier=earlier)


def _rank(operation: Operation, argument: Argument) -> int:
    """Path parameters by their place in the template; everything else after them."""
    if argument.location != "path":
        return len(operation.path) + 1
    return operation.path.find("{" + argument.wire + "}")


def _argument(source: _Source, python: str, wire: WireNames) -> Argument:
    types = () if source.is_result else wire.candidates(source.type)
    # A text where only lists are meant would be taken for its letters.
    many = is_list(wire.declarations, source.type)
    needed = source.loses_null and source.required
    needed = needed and refuses_null(wire.declarations, source.type)
    return Argument(
        python=python,
        key=source.key,
        wire=source.wire,
        location=source.location,
        type=source.type,
        required=source.required,
        docs=_docs(source, wire),
        pointer=source.pointer,
        argument_spec=argument_spec(
            python, source.wire, source.flags, types, many=many, needed=needed
        ),
        rule=source.candidate.rule,
        default=source.default,
        is_result=source.is_result,
    )


def _earlier(
    operation: Operation,
    made: Sequence[Argument],
    wire: WireNames,
    taken: set[str],
    over: frozenset[str],
) -> Iterator[Argument]:
    """Yield the earlier names of arguments."""
    for each in made:
        for name in earlier_names(operation, each.location, each.wire):
            known = alias_keys(operation, each, name)
            if name in taken or not is_usable(Scope.PARAMETERS, name):
                continue
            if only_value(wire.declarations, each.type) is not None:
                continue  # nobody has to give it
            if over.isdisjoint(known):
                taken.add(name)
                text = f"It is called `{each.python}` now."
                docs = replace(each.docs, description=text, summary="", deprecated=True)
                yield replace(
                    each, python=name, now=each.python, docs=docs, positional=False
                )


def _docs(source: _Source, wire: WireNames) -> Docs:
    """Return what is said of an argument, or else of the schema it refers to."""
    type_ = source.type.type if isinstance(source.type, Nullable) else source.type
    if source.docs.has_text or not isinstance(type_, Ref):
        return source.docs
    return wire.declarations[type_.target].docs.lent(source.docs)


def _parameters(
    api: Api, operation: Operation, shared: frozenset[str]
) -> Iterator[_Source]:
    selector = operation.streaming.selector if operation.streaming else None
    for each in operation.parameters:
        if selector is not None and selector[:2] == (each.location, each.wire):
            continue  # `stream=` says it
        location = (
            "query" if each.location is Location.QUERYSTRING else each.location.value
        )
        key = f"{location}:{each.wire}"
        set_name = argument_name(operation, location, each.wire)
        candidate = (
            set_name
            or each.candidate
            or NameCandidate(
                text=each.wire,
                priority=Priority.GIVEN,
                context=(location,),
                rule=f"the {location} parameter's name",
            )
        )
        yield _Source(
            key=key,
            wire=each.wire,
            location=location,
            type=each.type,
            required=(each.required or each.location is Location.PATH)
            and key_of(each) not in shared,
            docs=each.docs,
            pointer=str(each.at),
            flags=parameter_flags(api, each),
            candidate=candidate,
            default=_default(each.default) if each.has_default else "",
            loses_null=each.location is not Location.PATH,
        )


def _default(value: object) -> str:
    """Return a default worth documenting; empty for null and for empty values."""
    if isinstance(value, bool | int | float):
        return repr(value)
    return literal(value) if isinstance(value, str) and value else ""


def _body_sources(
    api: Api, operation: Operation, body: BodyPlan | None
) -> Iterator[_Source]:
    if body is None or operation.body is None:
        return
    selector = operation.streaming.selector if operation.streaming else None
    for each in body.fields:
        if selector is not None and selector[0] is None and selector[1] == each.wire:
            continue
        yield _body_field(api, operation, each, form_of(body, each))
    if body.takes_whole:
        yield _payload(api, operation, body)


def form_of(body: BodyPlan, field: Field) -> Content | None:
    """Return the form or the parts that a field is written in; None for JSON alone."""
    if body.form is None:
        return None
    holds = any(
        body.form.media_type in each.media
        and any(own.wire == field.wire for own in each.fields)
        for each in body.forms
    )
    return body.form if holds else None


def _payload(api: Api, operation: Operation, body: BodyPlan) -> _Source:
    assert operation.body is not None  # the caller looked
    candidate = body_name(operation) or NameCandidate(
        text="body",
        # A field of this name is the one that is meant.
        priority=Priority.DERIVED if body.is_flat else Priority.GIVEN,
        context=("request",),
        rule="the whole body" if body.is_flat else "the body, which is not an object",
    )
    type_ = body.result or body.type or Primitive(kind=_untyped(body))
    docs = operation.body.docs
    if body.is_flat:
        text = _SENT_BACK if body.result is not None else _WHOLE
        docs = replace(docs, description=text, summary="")
    return _Source(
        key="payload:",
        wire="body",
        location="payload",
        type=type_,
        required=body.required and not body.is_flat,
        docs=docs,
        pointer=str(operation.body.at),
        flags=json_flags(api.declarations, type_),
        candidate=candidate,
        default="",
        is_result=body.result is not None,
    )


_WHOLE: Final = "The whole body, in place of its fields."
_SENT_BACK: Final = "The object as the API gave it; fields that are given win."


def _untyped(body: BodyPlan) -> Kind:
    """The type of a body without a schema: JSON if it is JSON, else bytes."""
    media_type = body.contents[0].media_type
    if "json" in media_type or "form" in media_type:
        return Kind.ANY
    return Kind.STRING if media_type.startswith("text/") else Kind.BINARY


def _body_field(
    api: Api, operation: Operation, field: Field, form: Content | None
) -> _Source:
    set_name = argument_name(operation, "body", field.wire)
    candidate = (
        set_name
        or field.candidate
        or NameCandidate(
            text=field.wire,
            priority=Priority.GIVEN,
            context=("body",),
            rule="the body property's name",
        )
    )
    return _Source(
        key=f"body:{field.wire}",
        wire=field.wire,
        location="body",
        type=field_type(api, field, form),
        required=field.required,
        docs=field.docs,
        pointer=str(field.at),
        flags=field_flags(api, field, form),
        candidate=candidate,
        default=_default(field.default) if field.has_default else "",
        loses_null=form is not None,
    )


STREAM_NAMES: Final[Mapping[StreamKind, str]] = {
    StreamKind.SSE: "sse",
    StreamKind.JSONL: "jsonl",
}
