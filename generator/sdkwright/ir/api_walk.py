"""Go through all the types of a whole API: operations, events and declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sdkwright.frozen import replace
from sdkwright.ir.walk import rewrite, rewrite_declaration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sdkwright.ir.api import (
        Api,
        Body,
        Content,
        Encoding,
        Event,
        Header,
        Operation,
        Parameter,
        Response,
        Streaming,
    )
    from sdkwright.ir.paging import Paging
    from sdkwright.ir.types import Type
    from sdkwright.ir.walk import Change

T = TypeVar("T")


def inputs(operation: Operation) -> Iterator[Type]:
    """Yield the types of what is sent."""
    for parameter in operation.parameters:
        yield parameter.type
    if operation.body is not None:
        for content in operation.body.contents:
            yield from _of_content(content)


def outputs(operation: Operation) -> Iterator[Type]:
    """Yield the types of what comes back."""
    for response in operation.responses:
        for content in response.contents:
            yield from _of_content(content)
        for header in response.headers:
            yield header.type
    if operation.streaming is not None:
        yield operation.streaming.item
    if operation.paging is not None and operation.paging.item is not None:
        yield operation.paging.item


def events(api: Api) -> Iterator[Type]:
    """Yield the types of what the API sends by itself."""
    for event in api.events:
        if event.type is not None:
            yield event.type
    if api.webhook is not None:
        yield api.webhook


def roots(api: Api) -> Iterator[Type]:
    """Yield the types that operations and events use directly, and those to keep."""
    for operation in api.operations:
        yield from inputs(operation)
        yield from outputs(operation)
    yield from events(api)
    yield from api.kept


def _of_content(content: Content) -> Iterator[Type]:
    if content.type is not None:
        yield content.type
    if content.item is not None:
        yield content.item
    for encoding in content.encodings:
        for header in encoding.headers:
            yield header.type


def rewrite_api(api: Api, change: Change) -> Api:
    """Return an API with every type in it rewritten."""
    return replace(
        api,
        declarations={
            id: rewrite_declaration(each, change)
            for id, each in api.declarations.items()
        },
        operations=tuple([rewrite_operation(each, change) for each in api.operations]),
        events=tuple([_event(each, change) for each in api.events]),
        kept=tuple([rewrite(each, change) for each in api.kept]),
    )


def rewrite_operation(operation: Operation, change: Change) -> Operation:
    """Return an operation with every type in it rewritten; itself if nothing changes."""
    parameters = _each(operation.parameters, _parameter, change)
    responses = _each(operation.responses, _response, change)
    body = operation.body and _body(operation.body, change)
    streaming = operation.streaming and _streaming(operation.streaming, change)
    paging = operation.paging and _paging(operation.paging, change)
    if (
        parameters is operation.parameters
        and responses is operation.responses
        and body is operation.body
        and streaming is operation.streaming
        and paging is operation.paging
    ):
        return operation
    return replace(
        operation,
        parameters=parameters,
        responses=responses,
        body=body,
        streaming=streaming,
        paging=paging,
    )


def _each(
    old: tuple[T, ...], one: Callable[[T, Change], T], change: Change
) -> tuple[T, ...]:
    """Return the tuple with each member changed; the same tuple if none is."""
    new = tuple([one(each, change) for each in old])
    if all(after is before for after, before in zip(new, old, strict=True)):
        return old
    return new


def _optional(type: Type | None, change: Change) -> Type | None:
    return None if type is None else rewrite(type, change)


def _parameter(parameter: Parameter, change: Change) -> Parameter:
    type = rewrite(parameter.type, change)
    return parameter if type is parameter.type else replace(parameter, type=type)


def _header(header: Header, change: Change) -> Header:
    type = rewrite(header.type, change)
    return header if type is header.type else replace(header, type=type)


def _event(event: Event, change: Change) -> Event:
    type = _optional(event.type, change)
    return event if type is event.type else replace(event, type=type)


def _encoding(encoding: Encoding, change: Change) -> Encoding:
    headers = _each(encoding.headers, _header, change)
    return (
        encoding if headers is encoding.headers else replace(encoding, headers=headers)
    )


def _content(content: Content, change: Change) -> Content:
    type, item = _optional(content.type, change), _optional(content.item, change)
    encodings = _each(content.encodings, _encoding, change)
    if type is content.type and item is content.item and encodings is content.encodings:
        return content
    return replace(content, type=type, item=item, encodings=encodings)


def _body(body: Body, change: Change) -> Body:
    contents = _each(body.contents, _content, change)
    return body if contents is body.contents else replace(body, contents=contents)


def _response(response: Response, change: Change) -> Response:
    contents = _each(response.contents, _content, change)
    headers = _each(response.headers, _header, change)
    if contents is response.contents and headers is response.headers:
        return response
    return replace(response, contents=contents, headers=headers)


def _streaming(streaming: Streaming, change: Change) -> Streaming:
    item = rewrite(streaming.item, change)
    return streaming if item is streaming.item else replace(streaming, item=item)


def _paging(paging: Paging, change: Change) -> Paging:
    item = _optional(paging.item, change)
    return paging if item is paging.item else replace(paging, item=item)
