"""Streams that are declared by extensions and not by a media type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Content, ListOf
from sdkwright.read.openapi import (
    mapping,
    members,
    text,
)

if TYPE_CHECKING:
    from sdkwright.ir import Json, Response
    from sdkwright.read.openapi import (
        Object,
    )
    from sdkwright.read.schemas import (
        Reader,
    )
    from sdkwright.source import Pointer

_MEDIA: Final = {"sse": "text/event-stream", "json": "application/x-ndjson"}
_SENTINEL: Final = "x-speakeasy-sse-sentinel"


def with_streams(
    reader: Reader, node: Object, at: Pointer, found: tuple[Response, ...]
) -> tuple[Response, ...]:
    """Return an operation's responses with the stream that `x-fern-streaming` declares.

    Args:
        reader: The state of reading.
        node: The operation.
        at: Where it is.
        found: Its responses.
    """
    given = node.get("x-fern-streaming")
    if given is not True and not isinstance(given, dict):
        return found
    declared = given if isinstance(given, dict) else {}
    media = _MEDIA.get(text(declared, "format") or "json", "")
    if not media or any(
        content.item is not None for each in found for content in each.contents
    ):
        return found
    place = at / "x-fern-streaming" / "response-stream"
    schema = declared.get("response-stream")
    return tuple(
        (
            _streaming(reader, each, media, schema, place)
            if each.status.startswith("2") and each.contents
            else each
        )
        for each in found
    )


def _streaming(
    reader: Reader, response: Response, media: str, schema: Json, at: Pointer
) -> Response:
    """Return a response that streams too, or that only streams if it has no own schema."""
    if schema is not None:
        item = reader.type(schema, at)
        stream = Content(media_type=media, type=None, item=item, at=at)
        return replace(response, contents=(*response.contents, stream))
    first = response.contents[0]
    inner = first.type.item if isinstance(first.type, ListOf) else first.type
    stream = replace(first, media_type=media, type=None, item=inner)
    return replace(response, contents=(stream, *response.contents[1:]))


def sentinel(reader: Reader, node: Object, at: Pointer) -> str:
    """Return the text that ends a stream, if a response's media type says so."""
    for _, each, place in members(mapping(node, "responses"), at / "responses"):
        followed = reader.follow(each, place)
        content = mapping(followed[0], "content") if followed is not None else {}
        for media in content:
            found = text(mapping(content, media), _SENTINEL)
            if found:
                return found
    return ""
