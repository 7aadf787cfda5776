"""How a request body becomes arguments: flat fields where it is an object, else one argument."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.ir import Access, Alias, Kind, Primitive, Record, Ref, UnionOf

if TYPE_CHECKING:
    from generator.ir import Api, Content, Field, Operation, Type

_PREFERENCE: Final = (
    "application/json",
    "+json",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "application/x-ndjson",
    "application/jsonl",
    "text/",
    "application/octet-stream",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPlan:
    """A body's arguments.

    Attributes:
        contents: The media types, the preferred one first.
        record: The object whose fields are arguments; None where one argument is the body.
        fields: Those fields, without the read-only ones.
        type: The type of the one argument; None where the document gives no schema.
        required: Whether a body must be sent.
    """

    contents: tuple[Content, ...]
    record: Record | None
    fields: tuple[Field, ...]
    type: Type | None
    required: bool


def choose_body(api: Api, operation: Operation) -> BodyPlan | None:
    """Decide how an operation takes its body; None where it has none."""
    body = operation.body
    if body is None or not body.contents:
        return None
    contents = _choices(body.contents)
    types = tuple(dict.fromkeys(_body_type(content) for content in contents))
    record = _record(api, types[0]) if len(types) == 1 else None
    fields = (
        tuple(each for each in record.fields if each.access is not Access.READ)
        if record
        else ()
    )
    if not body.required and any(each.required for each in fields):
        fields = ()
    known = tuple(each for each in types if each is not None)
    return BodyPlan(
        contents=contents,
        record=record if fields else None,
        fields=fields,
        type=(
            known[0] if len(known) == 1 else UnionOf(variants=known) if known else None
        ),
        required=body.required,
    )


def _choices(contents: tuple[Content, ...]) -> tuple[Content, ...]:
    """Return the media types that can be offered, the preferred one first.

    One that nothing but text can be made of, such as XML, is offered only where there is no
    other, and then as text.
    """
    ranked = sorted(contents, key=lambda content: preference(content.media_type))
    kept = tuple(each for each in ranked if is_encodable(each))
    return kept or tuple(
        replace(each, type=Primitive(kind=Kind.STRING), item=None) for each in ranked
    )


def is_encodable(content: Content) -> bool:
    """Whether typed values can be written in a media type."""
    media_type = content.media_type
    if is_json(media_type) or preference(media_type) < len(_PREFERENCE):
        return True
    type_ = content.type
    if isinstance(type_, Primitive):
        return type_.kind in {Kind.STRING, Kind.BINARY, Kind.ANY}
    return type_ is None


def preference(media_type: str) -> int:
    """Rank a media type by how well it carries typed values; lower is better."""
    for rank, pattern in enumerate(_PREFERENCE):
        if pattern in media_type:
            return rank
    return len(_PREFERENCE)


def is_json(media_type: str) -> bool:
    """Whether a media type holds one JSON document (RFC 6839); parameters do not matter."""
    media_type = media_type.partition(";")[0].strip()
    return media_type in {"application/json", "*/*", "application/*", "text/json"} or (
        media_type.endswith("+json")
    )


def _body_type(content: Content) -> Type | None:
    return content.type if content.type is not None else content.item


def _record(api: Api, type_: Type | None) -> Record | None:
    """Follow references and aliases to an object."""
    for _ in range(100):
        if not isinstance(type_, Ref):
            return None
        declaration = api.declarations[type_.target]
        if isinstance(declaration, Record):
            return declaration
        assert isinstance(declaration, Alias)  # the sum has no third case
        type_ = declaration.type
    return None
