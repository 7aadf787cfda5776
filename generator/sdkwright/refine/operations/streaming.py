"""Find the operations that stream, what they stream, and how streaming is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import (
    Kind,
    Literals,
    Location,
    Primitive,
    Record,
    Streaming,
    StreamKind,
    UnionOf,
)
from sdkwright.ir.build import ANY
from sdkwright.ir.media import EVENTS, JSON_LINES, SEQUENTIAL, essence, is_json
from sdkwright.refine.operations.shapes import field_of, resolved, success

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Content, Declaration, Json, Operation, Type

_PROPERTIES: Final = ("stream", "streamResponse", "stream_response", "streaming")
_HEADERS: Final = frozenset({"x-stream-response", "x-stream", "stream"})
# The members of a server-sent event (HTML standard, section 9.2.6).
_EVENT: Final = frozenset({"event", "id", "retry", "data"})
_DONE: Final = "[DONE]"
# What grpc-gateway writes of methods that stream, and into each line.
_STREAM_WORDS: Final = "(streaming responses)"
_STREAM_TITLE: Final = "Stream result of"
_RESULT: Final = "result"
_WRAPPER: Final = frozenset({_RESULT, "error"})

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def streaming(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Set how each operation streams."""
    return replace(
        api,
        operations=tuple(
            (
                replace(each, streaming=found)
                if (found := _streaming(each, api.declarations, report))
                else each
            )
            for each in api.operations
        ),
    )


def _streaming(
    operation: Operation, declarations: Mapping[str, Declaration], report: Report
) -> Streaming | None:
    found = _content(operation)
    if found is None:
        return _gateway(operation, declarations)
    kind, content, others = found
    own = _object(operation.extensions.get("x-sdkwright-stream"))
    fern = _object(operation.extensions.get("x-fern-streaming"))
    item = content.item or content.type or ANY
    envelope = own.get("envelope")
    if not isinstance(envelope, bool):
        envelope = kind is StreamKind.SSE and _is_envelope(item, declarations)
    if content.item is None and content.type is None:
        report.note(
            "stream-without-schema",
            "This stream has no schema; its items may be anything.",
            content.at,
        )
    return Streaming(
        kind=kind,
        item=item,
        envelope=envelope,
        selector=_declared_selector(own)
        or _fern_selector(fern)
        or _selector(operation, declarations),
        only=not others,
        end=_text(own, "end")
        or _text(fern, "terminator")
        or _text(operation.extensions, "x-speakeasy-sse-sentinel")
        or _end(operation, declarations),
        argument=_argument(own),
    )


def _argument(own: Mapping[str, Json]) -> str:
    """Return the argument that asks for a stream; what no name can be is passed over."""
    given = _text(own, "argument")
    return given if _NAME.fullmatch(given) else "stream"


def _gateway(
    operation: Operation, declarations: Mapping[str, Declaration]
) -> Streaming | None:
    """Return the stream of an operation that grpc-gateway describes.

    It says `(streaming responses)`, and titles the object of each line "Stream result of".
    The media type is that of JSON; each line holds a `result`, or at last an `error`.
    """
    response = success(operation)
    content = next(
        (
            each
            for each in (response.contents if response is not None else ())
            if is_json(each.media_type) and each.type is not None
        ),
        None,
    )
    if response is None or content is None or content.type is None:
        return None
    record = resolved(content.type, declarations)
    titled = isinstance(record, Record) and record.docs.mentions(
        _STREAM_TITLE, title=True
    )
    if not titled and not response.docs.mentions(_STREAM_WORDS):
        return None
    item = content.type
    if isinstance(record, Record) and {each.wire for each in record.fields} <= _WRAPPER:
        result = field_of(record, _RESULT)
        item = item if result is None else result.type
    return Streaming(kind=StreamKind.JSONL, item=item, only=True, member=_RESULT)


def _content(operation: Operation) -> tuple[StreamKind, Content, bool] | None:
    """Return the framing and content of a stream, and if there are other responses."""
    response = success(operation)
    contents = response.contents if response is not None else ()
    streams = [each for each in contents if _is_stream(each)]
    for kind, wanted in ((StreamKind.SSE, {EVENTS}), (StreamKind.JSONL, JSON_LINES)):
        for each in streams:
            if essence(each.media_type) in wanted:
                return kind, each, len(streams) < len(contents)
    return None


def _is_stream(content: Content) -> bool:
    """Whether a content is a sequence of items, not one text."""
    described = content.type is None or content.item is not None
    return essence(content.media_type) in SEQUENTIAL and described


def _declared_selector(
    own: Mapping[str, Json],
) -> tuple[Location | None, str, str | bool] | None:
    given = own.get("selector")
    if isinstance(given, str) and given:
        return None, given, True
    said = _object(given)
    name, value = said.get("name"), said.get("value", True)
    if not isinstance(name, str) or not isinstance(value, (str, bool)):
        return None
    places = {"header": Location.HEADER, "query": Location.QUERY}
    return places.get(_text(said, "in")), name, value


def _fern_selector(
    fern: Mapping[str, Json],
) -> tuple[Location | None, str, str | bool] | None:
    """Return the property of the body that Fern's `stream-condition` names."""
    name = _text(fern, "stream-condition").removeprefix("$request.")
    return (None, name, True) if name and "." not in name else None


def _selector(
    operation: Operation, declarations: Mapping[str, Declaration]
) -> tuple[Location | None, str, str | bool] | None:
    """Return what switches streaming on: a property of the body, a header, a query."""
    for content in operation.body.contents if operation.body is not None else ():
        for record in _records(content.type, declarations):
            for name in _PROPERTIES:
                field = field_of(record, name)
                value = None if field is None else _switch(field.type, declarations)
                if value is not None:
                    return None, name, value
    for parameter in operation.parameters:
        is_header = parameter.location is Location.HEADER
        known = (
            parameter.wire.lower() in _HEADERS
            if is_header
            else parameter.wire in _PROPERTIES
        )
        if known and parameter.location in {Location.HEADER, Location.QUERY}:
            value = _switch(parameter.type, declarations)
            if value is not None:
                return parameter.location, parameter.wire, value
    return None


def _switch(type: Type, declarations: Mapping[str, Declaration]) -> str | bool | None:
    """Return the value of a switch that means "on"; None where it is no switch."""
    plain = resolved(type, declarations)
    if isinstance(plain, Primitive):
        return True if plain.kind is Kind.BOOLEAN else None
    if isinstance(plain, Literals):
        for value in plain.values:
            if value is True or value == "true":
                return "true" if isinstance(value, str) else True
    return None


def _records(
    type: Type | None, declarations: Mapping[str, Declaration]
) -> Iterable[Record]:
    """Yield the record a body is, or the records it is one of."""
    plain = resolved(type, declarations)
    variants = plain.variants if isinstance(plain, UnionOf) else (type,)
    for each in variants:
        record = resolved(each, declarations)
        if isinstance(record, Record):
            yield record


def _is_envelope(item: Type, declarations: Mapping[str, Declaration]) -> bool:
    """Whether the items describe whole events and not only their data."""
    plain = resolved(item, declarations)
    variants = plain.variants if isinstance(plain, UnionOf) else (item,)
    for each in variants:
        record = resolved(each, declarations)
        names = (
            {field.wire for field in record.fields}
            if isinstance(record, Record)
            else set[str]()
        )
        if not {"event", "data"} <= names <= _EVENT and names != {"data"}:
            return False
    return True


def _end(operation: Operation, declarations: Mapping[str, Declaration]) -> str:
    """Return the text that ends the stream, if the document mentions the usual one.

    It may do so where the operation, a response, or what switches streaming on is described.
    """
    said = [operation.docs.description, operation.docs.summary]
    said += [each.docs.description for each in operation.responses]
    said += [
        each.docs.description
        for each in operation.parameters
        if each.wire in _PROPERTIES or each.wire.lower() in _HEADERS
    ]
    for content in operation.body.contents if operation.body is not None else ():
        for record in _records(content.type, declarations):
            fields = (field_of(record, name) for name in _PROPERTIES)
            said += [each.docs.description for each in fields if each is not None]
    return _DONE if any(_DONE in each for each in said) else ""


def _object(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _text(node: Mapping[str, Json], key: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else ""
