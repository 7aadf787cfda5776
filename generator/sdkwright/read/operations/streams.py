"""Streams that are declared by extensions and not by a media type."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Content, ListOf
from sdkwright.read.openapi import mapping, members, text
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.ir import Json, Response, Type
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas import Reader

_MEDIA: Final = {"sse": "text/event-stream", "json": "application/x-ndjson"}
_OURS: Final = "x-sdkwright-stream"
_TYPES: Final = {"sse": "sse", "jsonl": "json"}
_SENTINEL: Final = "x-speakeasy-sse-sentinel"


def with_streams(
    reader: Reader, node: Object, at: Pointer, found: tuple[Response, ...]
) -> tuple[Response, ...]:
    """Return an operation's responses with the stream that an extension declares.

    Args:
        reader: The state of reading.
        node: The operation.
        at: Where it is.
        found: Its responses.
    """
    own = node.get(_OURS)
    if own is False:
        return tuple(replace(each, contents=_whole(each)) for each in found)
    if isinstance(own, dict) and ("event" in own or "type" in own):
        return _declared(reader, own, at / _OURS, found)
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


def _whole(response: Response) -> tuple[Content, ...]:
    """Return the contents of a response that are no streams, or all where there is no other."""
    whole = tuple(each for each in response.contents if each.item is None)
    if whole:
        return whole
    return tuple(replace(each, type=each.item, item=None) for each in response.contents)


def _declared(
    reader: Reader, own: Object, at: Pointer, found: tuple[Response, ...]
) -> tuple[Response, ...]:
    """Return responses that stream as `x-sdkwright-stream` says."""
    media = _MEDIA[_TYPES.get(text(own, "type"), "sse")]
    schema, place = _event(reader, own.get("event"), at / "event")
    if "event" in own and schema is None:
        return found
    made: list[Response] = []
    for each in found:
        successful = each.status.startswith("2")
        if not successful or not (each.contents or schema is not None):
            made.append(each)
            continue
        item = None if schema is None else reader.type(schema, place)
        made.append(_with_items(each, media, item, at))
    return tuple(made)


def _with_items(
    response: Response, media: str, item: Type | None, at: Pointer
) -> Response:
    """Return a response with a stream of items in place of those that it has.

    Without items these are what the response holds, or the lists that it is.
    """
    streams = [each for each in response.contents if each.item is not None]
    whole = [each for each in response.contents if each.item is None]
    if item is None:
        first = (streams or whole)[0]
        item = first.item
        if item is None:
            whole = whole[1:]
            item = first.type.item if isinstance(first.type, ListOf) else first.type
    stream = Content(media_type=media, type=None, item=item, at=at)
    return replace(response, contents=(*whole, stream))


def _event(reader: Reader, given: Json, at: Pointer) -> tuple[Json, Pointer]:
    """Return the schema of an event and where it stands; it may be named.

    None where there is none.
    """
    if not isinstance(given, str):
        return given, at
    reference = given if "#" in given else f"#/components/schemas/{given}"
    if reader.documents.find(reference, Pointer()) is None:
        reader.report.warning(
            "stream-event-unknown",
            f"There is no schema {given!r}; the operation does not stream.",
            at,
            help=_near(reader, given),
        )
        return None, at
    return {"$ref": reference}, Pointer(at.tokens)  # names are those of the entry


def _near(reader: Reader, name: str) -> str:
    schemas = mapping(mapping(reader.documents.root, "components"), "schemas")
    near = get_close_matches(name, schemas, n=1)
    return f"Did you mean `{near[0]}`?" if near else ""


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
