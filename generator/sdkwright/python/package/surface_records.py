"""The surface of a planned API: what `surface.json` holds and `gen diff` compares."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import (
    Access,
    Alias,
    ListOf,
    MapOf,
    Nullable,
    Primitive,
    Record,
    SchemeKind,
)
from sdkwright.python.client import client_options, error_bodies
from sdkwright.python.operations import (
    REQUEST,
    SYNC,
    accept_argument,
    alternatives,
    call_of,
    field_forms,
    media_argument,
    stream_type,
    streams_both,
)
from sdkwright.python.types import Place
from sdkwright.surface import Form, Limit, Member, Method, NamedType, Option, Surface

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import (
        Api,
        Declaration,
        Docs,
        Field,
        Operation,
        SecurityScheme,
        Type,
    )
    from sdkwright.python.client import ClientPlan
    from sdkwright.python.operations import Argument, Planned
    from sdkwright.python.types import Context, Writer

# Types inside of types beyond this are not looked into for limits.
_DEEPEST = 20
_PLACE = Place(module=None, core="..")


def surface_of(
    context: Context,
    writer: Writer,
    client: ClientPlan,
    module: str,
    planned: Mapping[str, tuple[str, Planned]],
) -> Surface:
    """Return the surface of one API.

    Args:
        context: Spells types.
        writer: Names the fields of types.
        client: The client's name and arguments.
        module: The package to import the client from.
        planned: Dotted Python path and plan, by operation id.
    """
    api = context.api
    names = {id: path for id, (path, _) in planned.items()}
    memo = context.memo
    methods = [
        memo.of(("surface", path), partial(_method, context, path, each, names))
        for path, each in planned.values()
    ]
    types = memo.of("surface of types", partial(_types, api, writer, context))
    return Surface(
        module=module,
        title=" ".join((api.docs.summary or api.name).split()),
        client=client.name,
        base_url=client.servers[0].url if client.servers else "",
        options=_options(context, client),
        errors=error_bodies(context.speller, context.error_types, _PLACE),
        webhooks=tuple(sorted({f"{each.method} {each.name}" for each in api.events})),
        methods={each.path: each for each in sorted(methods, key=lambda m: m.path)},
        types=types,
    )


def _with_earlier(
    types: dict[str, NamedType], earlier: Mapping[str, str]
) -> dict[str, NamedType]:
    """Add earlier names; they stand for the same types."""
    if not earlier:
        return types
    more = {
        old: NamedType(
            name=old,
            form=Form.ALIAS,
            given=types[now].given,
            received=types[now].received,
            type=f"types.{now}",
            pointer=types[now].pointer,
        )
        for old, now in earlier.items()
    }
    return dict(sorted({**types, **more}.items()))


def _options(context: Context, client: ClientPlan) -> dict[str, Option]:
    sent = {each.python: each.security for each in client.credentials.arguments}
    schemes = {each.id: _sent(each) for each in context.api.schemes}
    found = {
        name: Option(
            name=name, type=type_, env=env, sent=schemes.get(sent.get(name, ""), "")
        )
        for name, type_, env in client_options(client)
    }
    for each in client.shared:
        type_ = each.parameter.type
        inner = type_.type if isinstance(type_, Nullable) else type_
        text = f"{context.speller.request(inner, _PLACE).text} | None"
        found[each.python] = Option(name=each.python, type=text)
    return found


def _sent(scheme: SecurityScheme) -> str:
    """Return how a credential travels, in a few words."""
    if scheme.kind is SchemeKind.API_KEY and scheme.location is not None:
        return f"the {scheme.location.value} parameter {scheme.parameter}"
    return f"{scheme.scheme or scheme.kind.value} authentication"


def _method(
    context: Context, path: str, planned: Planned, names: Mapping[str, str]
) -> Method:
    operation = planned.operation
    only = operation.streaming is not None and operation.streaming.only
    stream: str = ""
    if only or streams_both(operation):
        stream = stream_type(context, planned, SYNC).text
    docs = (operation.docs, *(each.docs for each in planned.arguments.every))
    security = operation.security
    body = planned.arguments.body
    return Method(
        path=path,
        verb=operation.method,
        route=operation.path,
        arguments=tuple(_arguments(context, planned)),
        result="" if only else call_of(context, planned, SYNC)[0].text,
        stream=stream,
        media=tuple(each.media_type for each in body.contents) if body else (),
        responses=tuple(_responses(operation)),
        security=alternatives(context.api.security if security is None else security),
        deprecated=operation.docs.deprecated,
        words=_words(*docs),
        pointer=operation.alias_of or operation.id,
        alias_of=names.get(operation.alias_of, ""),
    )


def _responses(operation: Operation) -> Iterator[tuple[str, str]]:
    for response in operation.responses:
        if not response.contents:
            yield response.status, ""
        for content in response.contents:
            yield response.status, content.media_type


def _arguments(context: Context, planned: Planned) -> Iterator[Member]:
    # The whole body may be given in place of its fields; what these need, they still need.
    forms = [*field_forms(context, planned.arguments)]
    usual = {each.key: each for each in forms[0]}
    needed = [{each.key for each in form if each.required} for form in forms]
    of_first = {k for k in needed[0] if not all(k in keys for keys in needed)}
    for each in planned.arguments.every:
        own = _argument(context, usual.get(each.key, each))
        yield replace(own, of_first=True) if each.key in of_first else own
    for each in planned.arguments.earlier:
        own = _argument(context, usual.get(each.key, each))
        yield replace(
            own, name=each.python, now=each.now, positional=False, deprecated=True
        )
    if planned.arguments.request:
        name = f"models.operations.{planned.arguments.request}"
        yield Member(name=REQUEST, type=name, location=REQUEST)
    media = media_argument(planned.arguments)
    if media:
        yield Member(name="media_type", type=media, wire="media_type")
    accept = accept_argument(planned.offers)
    if accept:
        yield Member(name="accept", type=accept, wire="accept")


def _argument(context: Context, argument: Argument) -> Member:
    speller = context.speller
    spell = speller.response if argument.is_result else speller.request
    return Member(
        name=argument.python,
        type=spell(argument.type, _PLACE).text,
        required=argument.required,
        wire=argument.wire,
        location=argument.location,
        default=argument.default,
        deprecated=argument.docs.deprecated,
        limits=dict(_limits(argument.type)),
        positional=argument.positional,
    )


def _limits(
    type_: Type, prefix: str = "", depth: int = 0
) -> Iterator[tuple[str, Limit]]:
    """Yield the limits of a type's values; those of items and members with a prefix."""
    match type_:
        case Primitive(constraints=constraints):
            yield from ((prefix + key, value) for key, value in constraints)
        case ListOf(item=inner, constraints=constraints):
            yield from ((prefix + key, value) for key, value in constraints)
            if depth < _DEEPEST:
                yield from _limits(inner, f"{prefix}items.", depth + 1)
        case MapOf(value=inner, constraints=constraints):
            yield from ((prefix + key, value) for key, value in constraints)
            if depth < _DEEPEST:
                yield from _limits(inner, f"{prefix}values.", depth + 1)
        case Nullable(type=inner) if depth < _DEEPEST:
            yield from _limits(inner, prefix, depth + 1)
        case _:
            return


def _types(api: Api, writer: Writer, context: Context) -> dict[str, NamedType]:
    """Return all types, by name; what words do not change is made once."""
    names, memo = writer.speller.names, context.memo
    found = [
        each
        for key in {**names.response, **names.request}
        for each in memo.of(
            ("surface types", key), partial(_type, api.declarations[key], writer)
        )
    ]
    found.sort(key=lambda each: each.name)
    return _with_earlier({each.name: each for each in found}, context.earlier)


def _type(declaration: Declaration, writer: Writer) -> tuple[NamedType, ...]:
    """Return what a declaration becomes in each direction."""
    names, key = writer.speller.names, declaration.id
    response, request = names.response.get(key), names.request.get(key)
    if not isinstance(declaration, Record):
        return tuple(_aliases(declaration, response, request, writer))
    found: list[NamedType] = []
    if response is not None:
        found.append(_model(declaration, response, writer))
    if request is not None:
        found.append(_dict(declaration, request, writer))
    return tuple(found)


def _model(record: Record, name: str, writer: Writer) -> NamedType:
    known = writer.naming.fields
    names: Mapping[str, str] = known[record.id] if record.fields else {}
    found = tuple(
        _field(names[each.wire], writer.field_type(record, each, _PLACE).text, each)
        for each in record.fields
        if each.access is not Access.WRITE
    )
    return NamedType(
        name=name,
        form=Form.MODEL,
        received=True,
        fields=found,
        words=_words(record.docs, *(each.docs for each in record.fields)),
        pointer=record.id,
    )


def _dict(record: Record, name: str, writer: Writer) -> NamedType:
    known = writer.naming.keys
    names: Mapping[str, str] = known[record.id] if record.fields else {}
    found = tuple(
        _field(names[each.wire], writer.speller.request(each.type, _PLACE).text, each)
        for each in record.fields
        if each.access is not Access.READ
    )
    return NamedType(
        name=name,
        form=Form.DICT,
        given=True,
        fields=found,
        words=_words(record.docs, *(each.docs for each in record.fields)),
        pointer=record.id,
    )


def _field(name: str, type_: str, field: Field) -> Member:
    return Member(
        name=name,
        type=type_,
        required=field.required,
        wire=field.wire,
        default=repr(field.default) if field.has_default else "",
        deprecated=field.docs.deprecated,
        limits=dict(_limits(field.type)),
    )


def _aliases(
    alias: Alias, response: str | None, request: str | None, writer: Writer
) -> Iterator[NamedType]:
    """Yield what an alias becomes in each direction; mostly that is the same."""
    limits = dict(_limits(alias.type))
    words = _words(alias.docs)
    if response is not None:
        text = writer.speller.response(alias.type, _PLACE).text
        unknown = writer.naming.unknown.get(alias.id)
        if unknown is not None:
            text = f"{text} | types.{unknown}"
            yield NamedType(name=unknown, form=Form.MODEL, received=True)
        yield NamedType(
            name=response,
            form=Form.ALIAS,
            received=True,
            given=request == response,
            type=text,
            limits=limits,
            words=words,
            pointer=alias.id,
        )
    if request is not None and request != response:
        yield NamedType(
            name=request,
            form=Form.ALIAS,
            given=True,
            type=writer.speller.request(alias.type, _PLACE).text,
            limits=limits,
            words=words,
            pointer=alias.id,
        )


def _words(*docs: Docs) -> str:
    """Return a digest of documentation: it only has to differ where the text does."""
    texts = [f"{each.summary}\0{each.description}\0{each.deprecation}" for each in docs]
    if not "".join(texts).strip("\0"):
        return ""
    return hashlib.blake2b("\1".join(texts).encode(), digest_size=4).hexdigest()
