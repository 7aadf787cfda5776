"""The media types of a body: which can be offered, in what order, and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import (
    Alias,
    Kind,
    ListOf,
    Literals,
    Nullable,
    Primitive,
    Record,
    Ref,
    TupleOf,
    UnionOf,
)
from sdkwright.ir.media import JSON_LINES, essence, is_form, is_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Api, Content, Declaration, Type

_PREFERENCE: Final = (
    "application/json",
    "+json",
    "multipart/form-data",
    "multipart/",
    "application/x-www-form-urlencoded",
    "application/x-ndjson",
    "application/jsonl",
    "text/",
    "application/octet-stream",
)


def choices(api: Api, contents: tuple[Content, ...]) -> tuple[Content, ...]:
    """Return the media types that can be offered, the preferred one first.

    One that nothing but text can be made of, such as XML, is offered only where there is no
    other, and then as text.
    """
    parts = any("multipart/" in each.media_type for each in contents)
    ranked = sorted(
        contents,
        # JSON has no files: what holds some is better sent in parts.
        key=lambda each: (parts and _has_files_in_json(api, each), preference(each)),
    )
    kept = tuple(each for each in ranked if is_encodable(api, each))
    return kept or tuple(
        replace(each, type=Primitive(kind=Kind.STRING), item=None) for each in ranked
    )


def _has_files_in_json(api: Api, content: Content) -> bool:
    record = record_of(api, content.type)
    return (
        is_json(content.media_type)
        and record is not None
        and any(is_file(api, each.type) for each in record.fields)
    )


def preference(content: Content) -> int:
    """Rank a media type by how well it carries typed values; lower is better."""
    for rank, pattern in enumerate(_PREFERENCE):
        # Not JSON Patch and the like: those hold something else than the thing itself.
        plain = pattern != "application/json" or essence(content.media_type) == pattern
        if pattern in content.media_type and plain:
            return rank
    return len(_PREFERENCE)


def is_encodable(api: Api, content: Content) -> bool:
    """Whether values of the type that is declared can be written in a media type."""
    media_type = content.media_type
    if is_form(media_type):
        return not is_list(api.declarations, content.type)  # fields have names
    if is_json(media_type) or essence(media_type) in JSON_LINES:
        return True
    kinds = set(_shapes(api, content.type))
    if media_type.startswith("text/"):
        return not kinds <= {None}
    return bool(kinds & {Kind.STRING, Kind.BINARY, Kind.ANY})


def is_list(declarations: Mapping[str, Declaration], type_: Type | None) -> bool:
    """Whether a type stands for lists only, whatever it is called."""
    for _ in range(100):
        match type_:
            case Nullable(type=inner):
                type_ = inner
            case Ref(target=target):
                declaration = declarations[target]
                if not isinstance(declaration, Alias):
                    return False
                type_ = declaration.type
            case _:
                break
    return isinstance(type_, ListOf | TupleOf)


def is_structure(api: Api, type_: Type | None) -> bool:
    """Whether a type stands for lists or objects only."""
    return set(_shapes(api, type_)) == {None}


def is_without_parts(api: Api, content: Content) -> bool:
    """Whether a multipart body is a text or bytes, which no boundary takes apart."""
    if not content.media_type.lower().startswith("multipart/") or content.item:
        return False
    return {None, Kind.ANY}.isdisjoint(_shapes(api, content.type))


def _shapes(api: Api, type_: Type | None) -> Iterator[Kind | None]:
    """Yield the kinds of the values that a type stands for; None for lists and objects."""
    waiting = [type_]
    for _ in range(100):
        if not waiting:
            return
        match waiting.pop():
            case None:
                yield Kind.ANY
            case Primitive(kind=kind):
                yield kind
            case Literals(values=values):
                yield Kind.STRING if isinstance(values[0], str) else Kind.NUMBER
            case Nullable(type=inner):
                waiting.append(inner)
            case UnionOf(variants=variants):
                waiting.extend(variants)
            case Ref(target=target):
                declaration = api.declarations[target]
                if isinstance(declaration, Alias):
                    waiting.append(declaration.type)
                else:
                    yield None
            case _:
                yield None


def is_file(api: Api, type_: Type) -> bool:
    """Whether a field of several parts is a file, or several."""
    return Kind.BINARY in _shapes(api, part_item(api, type_))


def part_item(api: Api, type_: Type) -> Type:
    """Return the type of one part: without null, lists and aliases around it."""
    for _ in range(100):
        match type_:
            case Nullable(type=inside) | ListOf(item=inside):
                type_ = inside
            case Ref(target=target):
                declaration = api.declarations[target]
                if not isinstance(declaration, Alias):
                    return type_
                type_ = declaration.type
            case _:
                break
    return type_


def body_type(content: Content) -> Type | None:
    """Return the type of a whole body."""
    if content.item is None:
        return content.type
    # What is sent is the sequence, not one item of it.
    return ListOf(item=content.item)


def record_of(api: Api, type_: Type | None) -> Record | None:
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
