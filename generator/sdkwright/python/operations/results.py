"""What an operation gives back: its result type, and how it is decoded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Kind, Primitive
from sdkwright.ir.build import nullable, primitive, union
from sdkwright.ir.media import JSON_LINES, is_json

if TYPE_CHECKING:
    from sdkwright.ir import Content, Operation, Response, Type


class ResultKind(Enum):
    """How the body of a successful response is taken."""

    JSON = "json"
    TEXT = "text"
    BYTES = "bytes"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a method returns.

    Attributes:
        kind: How the first successful response is decoded.
        type: The method's result; None for nothing and for bytes.
        first: The type of the first successful status.
        statuses: (status, type) of all successful statuses, where they differ; a type of
            None means no content.
        accept: What the Accept header says; empty where nothing can come back.
    """

    kind: ResultKind
    type: Type | None
    first: Type | None
    statuses: tuple[tuple[str, Type | None], ...]
    accept: str


_NOTHING: Final = Result(
    kind=ResultKind.NONE, type=None, first=None, statuses=(), accept="*/*"
)
_BYTES: Final = primitive(Kind.BINARY)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Success:
    """What a response is taken as: of its media types, those that are asked for."""

    status: str
    kind: ResultKind
    type: Type | None
    accept: tuple[str, ...]


def plan_result(operation: Operation) -> Result:
    """Choose what an operation gives back, by its successful responses."""
    if operation.method == "HEAD":
        # The response never has a body, whatever the document describes (RFC 9110, 9.3.2).
        return _NOTHING
    found = [_success(each) for each in successes(operation)]
    order = (ResultKind.JSON, ResultKind.TEXT, ResultKind.BYTES)
    first = next((each for kind in order for each in found if each.kind is kind), None)
    if first is None:
        return _NOTHING
    accept = " ".join(dict.fromkeys(each for one in found for each in one.accept))
    if first.kind is ResultKind.BYTES:
        return replace(_NOTHING, kind=first.kind, accept=accept)
    known = [each.type for each in found if each.type is not None]
    whole = union([first.type, *known] if first.type is not None else known)
    if len(known) < len(found):
        whole = nullable(whole)
    differ = any(each.type != first.type for each in found)
    return Result(
        kind=first.kind,
        type=whole,
        first=first.type,
        statuses=tuple((each.status, each.type) for each in found) if differ else (),
        accept=accept,
    )


def successes(operation: Operation) -> list[Response]:
    """Return the responses of a successful call."""
    found = [each for each in operation.responses if each.status.startswith("2")]
    if not found:
        found = [each for each in operation.responses if each.status == "default"]
    return found


def _success(response: Response) -> _Success:
    contents = response.contents
    status = response.status
    for each in contents:
        if _is_document(each):
            type_ = each.type if each.type is not None else primitive(Kind.ANY)
            return _Success(
                status=status,
                kind=ResultKind.JSON,
                type=type_,
                accept=(_accept(each),),
            )
    whole = [each for each in contents if each.item is None]
    texts = [each for each in whole if is_text(each.media_type) and not is_binary(each)]
    if not whole:
        return _Success(status=status, kind=ResultKind.NONE, type=None, accept=())
    return _Success(
        status=status,
        kind=ResultKind.TEXT if texts else ResultKind.BYTES,
        type=primitive(Kind.STRING) if texts else _BYTES,
        accept=tuple(each.media_type for each in texts or whole),
    )


def unasked(response: Response) -> tuple[Content, ...]:
    """Return the contents of a response that are never asked for."""
    accept = _success(response).accept
    document = any(_is_document(each) for each in response.contents)
    return tuple(
        each
        for each in response.contents
        if each.item is None
        and not (_is_document(each) if document else each.media_type in accept)
    )


def _is_document(content: Content) -> bool:
    return is_json(content.media_type) and not is_binary(content)


def _accept(content: Content) -> str:
    return (
        content.media_type
        if content.media_type.endswith("json")
        else "application/json"
    )


def is_binary(content: Content) -> bool:
    """Whether a content is bytes, whatever its media type."""
    return isinstance(content.type, Primitive) and content.type.kind is Kind.BINARY


def is_text(media_type: str) -> bool:
    """Whether a media type is text for people or machines other than JSON."""
    media_type = media_type.partition(";")[0].strip()
    return (
        media_type.startswith("text/")
        or media_type.endswith(("+xml", "/xml", "+yaml", "/yaml"))
        or media_type in JSON_LINES
        or media_type
        in {"application/javascript", "application/sql", "application/x-yaml"}
    )
