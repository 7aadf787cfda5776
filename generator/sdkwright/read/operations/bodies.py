"""Request bodies and responses: media types, encodings, headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Body, Content, Encoding, Header, Kind, ListOf, Response, Style
from sdkwright.ir.build import is_any, primitive
from sdkwright.ir.media import JSON_LINES, SEQUENTIAL, essence, is_bytes, is_json
from sdkwright.read.openapi import (
    BODY_NAMES,
    docs_of,
    example_of,
    first_text,
    mapping,
    members,
    name_override,
    text,
)

if TYPE_CHECKING:
    from sdkwright.ir import Docs, Json, Type
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas import Reader
    from sdkwright.source import Pointer

_STYLES: Final = {each.value: each for each in Style}
_STATUS: Final = re.compile(r"[1-5](\d\d|XX)")
# `204 NO_CONTENT`, as some frameworks print it.
_BEGUN: Final = re.compile(r"([1-5]\d\d)[ _-]")
# RFC 9110, section 5.6.6: a value may be quoted, and hold any character then.
_PARAMETER: Final = re.compile(r';(\s*)((?:[^;"]|"(?:[^"\\]|\\.)*"?)*)')
_SPACE: Final = re.compile(r"\s+")


def media_type(given: str) -> str:
    """Return a media type as the document has it, but for its case and its boundary.

    Parameters belong to a media type (RFC 9110, section 8.3.1). A boundary is that of one
    body, which the client makes.
    """
    name = given.partition(";")[0]
    text = "".join(name.lower().split())
    for space, parameter in _PARAMETER.findall(given[len(name) :]):
        key = parameter.partition("=")[0].strip().lower()
        if key and key != "boundary":
            kept = _SPACE.sub(" ", parameter.strip())
            # A quotation that does not end would take what follows in tables with it.
            kept = kept if kept.count('"') % 2 == 0 else kept.replace('"', "")
            text += f";{' ' * bool(space)}{kept}"
    return text


def _without_charset(name: str) -> str:
    """Return a media type without the parameter that makes no other of it."""
    kept = [
        part
        for part in name.split(";")
        if part.partition("=")[0].strip().lower() != "charset"
    ]
    return ";".join(part.strip() for part in kept)


def body(reader: Reader, given: Json, at: Pointer) -> Body | None:
    """Return an operation's request body; None where it has none."""
    if given is None:
        return None
    followed = reader.follow(given, at)
    if followed is None:
        return None
    node, at = followed
    found = contents(reader, node, at, sent=True)
    if not found:
        return None
    return Body(
        required=node.get("required") is True,
        contents=found,
        docs=docs_of(node),
        at=at,
        candidate=name_override(node, BODY_NAMES),
    )


def contents(
    reader: Reader, node: Object, at: Pointer, *, sent: bool = False
) -> tuple[Content, ...]:
    """Return the media types of a body or a response, each once; a body is `sent`."""
    found: dict[str, Content] = {}
    for name, each, place in members(mapping(node, "content"), at / "content"):
        media = reader.follow(each, place)
        content = _content(reader, media_type(name), *(media or ({}, place)), sent=sent)
        found.setdefault(_without_charset(content.media_type), content)
    return tuple(found.values())


def _content(
    reader: Reader, name: str, node: Object, at: Pointer, *, sent: bool
) -> Content:
    type: Type | None = None
    item: Type | None = None
    coded = False
    _report_positions(reader, node, at)
    if "schema" in node:
        type = reader.type(node["schema"], at / "schema")
        if is_any(type):
            type = _of_no_type(name) or type
        elif sent and _is_bare(type, node["schema"]):
            coded = is_bytes(name)
            type = primitive(Kind.BINARY) if _is_text(name) else type
    if "itemSchema" in node:
        item = reader.type(node["itemSchema"], at / "itemSchema")
    elif type is not None and not _is_whole(type, name):
        # Before 3.2 the schema of such a media type described one item, or their list.
        item = type.item if isinstance(type, ListOf) else type
        type = None
    return Content(
        media_type=name,
        type=type,
        at=at,
        item=item,
        encodings=tuple(
            _encoding(reader, property, each, place)
            for property, each, place in members(
                mapping(node, "encoding"), at / "encoding"
            )
            if isinstance(each, dict)
        ),
        example=example_of(node),
        coded=coded,
    )


def _report_positions(reader: Reader, node: Object, at: Pointer) -> None:
    for key in ("prefixEncoding", "itemEncoding"):
        if key in node:
            reader.report.warning(
                "encoding-by-position",
                "Parts are written by their names; what this says of their positions is "
                "left out.",
                at / key,
            )


def _of_no_type(media_type: str) -> Type | None:
    """Return what a body without a type can only be: bytes, or a text."""
    if is_bytes(media_type):
        # OpenAPI 3.1, section 4.8.14.3: bytes are described by no type at all.
        return primitive(Kind.BINARY)
    return primitive(Kind.STRING) if _is_text(media_type) else None


def _is_text(media_type: str) -> bool:
    """Whether a media type holds a text that is no JSON, XML or sequence of things."""
    kind = essence(media_type)
    other = is_json(kind) or kind in SEQUENTIAL or kind.endswith("xml")
    return kind.startswith("text/") and not other


def _is_bare(type: Type, schema: Json) -> bool:
    """Whether `format: byte` is said of a whole body: a text is sent as it is given.

    Frameworks call any array of bytes so; only `contentEncoding` says base64 outright.
    """
    said = isinstance(schema, dict) and "contentEncoding" in schema
    return not said and type == primitive(Kind.BASE64)


def _is_whole(type: Type, media_type: str) -> bool:
    """Whether a schema describes all of a body, and not an item of a sequence."""
    kind = essence(media_type)
    if kind not in SEQUENTIAL:
        return True
    # Lines of JSON that are said to be text are taken as the text they are.
    return kind in JSON_LINES and type == primitive(Kind.STRING)


def _encoding(reader: Reader, name: str, node: Json, at: Pointer) -> Encoding:
    given = node if isinstance(node, dict) else {}
    explode = given.get("explode")
    return Encoding(
        property=name,
        content_type=text(given, "contentType"),
        style=_STYLES.get(text(given, "style")),
        explode=explode if isinstance(explode, bool) else None,
        allow_reserved=given.get("allowReserved") is True,
        headers=headers(reader, given, at),
    )


def headers(reader: Reader, node: Object, at: Pointer) -> tuple[Header, ...]:
    """Return the documented headers of a response or of a part."""
    found: list[Header] = []
    for name, each, place in members(mapping(node, "headers"), at / "headers"):
        followed = reader.follow(each, place)
        if followed is None or name.lower() == "content-type":
            continue
        header, here = followed
        schema: Json = header.get("schema", True)
        inner = here / "schema"
        for media, content in mapping(header, "content").items():
            schema = content.get("schema", True) if isinstance(content, dict) else True
            inner = here / "content" / media / "schema"
            break
        found.append(
            Header(
                wire=name,
                type=reader.type(schema, inner),
                required=header.get("required") is True,
                docs=_header_docs(header, schema, name),
                at=here,
            )
        )
    return tuple(found)


def _header_docs(header: Object, schema: Json, name: str) -> Docs:
    """Return what is said of a header, or else of its schema."""
    docs = docs_of(header, name)
    if docs.has_text or docs.example is not None or not isinstance(schema, dict):
        return docs
    return docs_of(schema, name)


def responses(reader: Reader, node: Object, at: Pointer) -> tuple[Response, ...]:
    """Return an operation's documented responses.

    Of an error whose description leads nowhere the status still says enough; of what is
    returned nothing would be known, and the operation is skipped (`reader.broken`).
    """
    succeeds = any(key.startswith("2") for key in node)
    found: dict[str, Response] = {}
    for key, each, place in members(node, at):
        if key.startswith("x-"):
            continue
        status = _status(reader, key, place)
        if not status:
            continue
        mark = len(reader.broken)
        followed = reader.follow(each, place)
        if followed is not None:
            found[status] = _response(reader, status, *followed)
        if status[0] != "2" and (succeeds or status != "default"):
            del reader.broken[mark:]
    return tuple(found.values())


def _status(reader: Reader, key: str, at: Pointer) -> str:
    """Return the status that a key of `responses` is; empty for none."""
    status = key if key == "default" else key.upper()
    if status == "default" or _STATUS.fullmatch(status):
        return status
    begun = _BEGUN.match(status)
    reader.report.warning(
        "status-unknown",
        f"{key!r} is no status; {f'{begun[1]} is assumed' if begun else 'it is left out'}.",
        at,
    )
    return begun[1] if begun else ""


def _response(reader: Reader, status: str, node: Object, at: Pointer) -> Response:
    offered = contents(reader, node, at)
    mark = len(reader.broken)
    response = Response(
        status=status,
        contents=offered,
        headers=headers(reader, node, at),
        docs=docs_of(node),
        at=at,
        links=_links(reader, node, at),
    )
    # A client can do without headers and links that nobody describes.
    del reader.broken[mark:]
    return response


def _links(reader: Reader, node: Object, at: Pointer) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for name, each, place in members(mapping(node, "links"), at / "links"):
        followed = reader.follow(each, place)
        if followed is not None:
            target = first_text(followed[0], "operationId", "operationRef")
            found.append((name, target))
    return tuple(found)
