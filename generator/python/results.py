"""What an operation gives back: its result type, and how it is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from generator.ir import Kind, Primitive
from generator.ir.build import nullable, union
from generator.ir.media import JSON_LINES, is_json

if TYPE_CHECKING:
    from generator.ir import Content, Operation, Response, Type


class ResultKind(Enum):
    """How the body of a successful answer is taken."""

    JSON = "json"
    TEXT = "text"
    BYTES = "bytes"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a method returns.

    Attributes:
        kind: How the first successful answer is decoded.
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


def plan_result(operation: Operation) -> Result:
    """Choose what an operation gives back, by its successful responses."""
    answers = [_answer(each) for each in _successes(operation)]
    if not answers:
        return Result(
            kind=ResultKind.NONE, type=None, first=None, statuses=(), accept="*/*"
        )
    kinds = [kind for _, kind, _, _ in answers]
    lead = next(
        (k for k in (ResultKind.JSON, ResultKind.TEXT, ResultKind.BYTES) if k in kinds),
        None,
    )
    if lead is None:
        return Result(
            kind=ResultKind.NONE, type=None, first=None, statuses=(), accept="*/*"
        )
    _, _, first, accept = next(each for each in answers if each[1] is lead)
    if lead is ResultKind.BYTES:
        return Result(kind=lead, type=None, first=None, statuses=(), accept=accept)
    typed = {ResultKind.JSON, ResultKind.TEXT}
    statuses = [
        (status, type_ if kind in typed else None) for status, kind, type_, _ in answers
    ]
    known = [type_ for _, type_ in statuses if type_ is not None]
    whole = union([first, *known] if first is not None else known)
    if len(known) < len(statuses):
        whole = nullable(whole)
    differ = any(type_ != first for _, type_ in statuses)
    return Result(
        kind=lead,
        type=whole,
        first=first,
        statuses=tuple(statuses) if differ else (),
        accept=accept,
    )


def _successes(operation: Operation) -> list[Response]:
    found = [each for each in operation.responses if each.status.startswith("2")]
    if not found:
        found = [each for each in operation.responses if each.status == "default"]
    return found


def _answer(response: Response) -> tuple[str, ResultKind, Type | None, str]:
    for content in response.contents:
        if is_json(content.media_type) and not is_binary(content):
            type_ = (
                content.type if content.type is not None else Primitive(kind=Kind.ANY)
            )
            return response.status, ResultKind.JSON, type_, _accept(content)
    for content in response.contents:
        if (
            is_text(content.media_type)
            and content.item is None
            and not is_binary(content)
        ):
            return (
                response.status,
                ResultKind.TEXT,
                Primitive(kind=Kind.STRING),
                content.media_type,
            )
    for content in response.contents:
        if content.item is None:
            return response.status, ResultKind.BYTES, None, content.media_type
    return response.status, ResultKind.NONE, None, "*/*"


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
