"""Request bodies: JSON, forms, several parts, text, or bytes as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote_plus

from .entries import Entry
from .omission import Omit
from .plan import Plan
from .rename import rename
from .request import StreamedBody
from .styles import query_pairs
from .values import RefusedError, convert, is_list, is_mapping, plain, text_of, to_json
from .wire import Shape

FORM: Final = "application/x-www-form-urlencoded"

Shapes = Callable[[tuple[str, ...]], Shape]
"""Finds the types that an entry names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body and its media type."""

    data: bytes | StreamedBody
    media: str


def build_body(
    plan: Plan,
    arguments: Mapping[str, object],
    extra: Mapping[str, object] | None,
    shapes: Shapes,
) -> Content | None:
    """Return the body of a call; None if there is nothing to send.

    Args:
        plan: The operation.
        arguments: The arguments by Python name.
        extra: Fields to add, or to replace.
        shapes: Finds types by name.

    Raises:
        RefusedError: A value cannot be sent.
    """
    media = _media(plan, arguments)
    if plan.payload is not None:
        return _payload(plan.payload, arguments, extra, media, shapes)
    fields: dict[str, object] = {}
    for entry in plan.body:
        value = arguments.get(entry.python, _ABSENT)
        if not isinstance(value, Omit):
            fields[entry.wire] = _written(entry, value, shapes)
    if extra:
        fields.update(extra)
    if not fields and (plan.optional_body or not plan.body):
        return None
    return _fields_content(plan, fields, media)


_ABSENT: Final = Omit()


def _media(plan: Plan, arguments: Mapping[str, object]) -> str:
    chosen = arguments.get("media_type")
    if isinstance(chosen, str) and chosen in plan.media:
        return chosen
    return plan.media[0] if plan.media else "application/json"


def _written(entry: Entry, value: object, shapes: Shapes) -> object:
    if entry.types:
        value = rename(value, shapes(entry.types))
    return convert(value, entry.flags) if entry.flags else value


def _payload(
    entry: Entry,
    arguments: Mapping[str, object],
    extra: Mapping[str, object] | None,
    media: str,
    shapes: Shapes,
) -> Content | None:
    value = arguments.get(entry.python, _ABSENT)
    if isinstance(value, Omit):
        return payload_content(dict(extra), media) if extra else None
    value = _written(entry, value, shapes)
    if extra:
        data = plain(value)
        if not is_mapping(data):
            raise RefusedError("extra_body: the body has no fields to add to")
        value = {**data, **extra}
    return payload_content(value, media)


def is_json(media: str) -> bool:
    """Tell whether a media type is JSON, or built upon it."""
    kind = media.partition(";")[0].strip().lower()
    return kind.endswith(("/json", "+json"))


def _fields_content(plan: Plan, fields: dict[str, object], media: str) -> Content:
    kind = media.partition(";")[0].lower()
    if kind == FORM:
        return Content(data=_form(plan.body, fields), media=media)
    if kind.startswith("multipart/"):
        return _multipart(plan.body, fields, media)
    return Content(data=to_json(fields), media=media)


def payload_content(value: object, media: str) -> Content:
    """Return the content for a value that is a whole body."""
    kind = media.partition(";")[0].lower()
    if is_json(kind):
        return Content(data=to_json(value), media=media)
    data = plain(value)
    if kind == FORM and is_mapping(data):
        return Content(data=_form((), dict(data)), media=media)
    if kind.startswith("multipart/") and is_mapping(data):
        return _multipart((), dict(data), media)
    if isinstance(data, bytes | bytearray):
        return Content(data=bytes(data), media=media)
    if isinstance(data, str):
        try:
            return Content(data=data.encode(), media=media)
        except UnicodeEncodeError:
            raise RefusedError("it contains half of a surrogate pair") from None
    return Content(data=_file(data), media=media)


def _form(entries: tuple[Entry, ...], fields: dict[str, object]) -> bytes:
    known = {entry.wire: entry for entry in entries}
    pairs: list[str] = []
    for name, value in fields.items():
        if value is None:
            continue
        entry = known.get(name)
        if entry is not None and entry.flags:
            pairs.extend(query_pairs(entry, value))
            continue
        pairs.extend(
            f"{quote_plus(name)}={quote_plus(_form_text(item))}"
            for item in (value if is_list(value) else (value,))
        )
    return "&".join(pairs).encode("ascii")


def _form_text(value: object) -> str:
    value = plain(value)
    if is_mapping(value) or is_list(value):
        return to_json(value).decode()
    return text_of(value)


def _multipart(
    entries: tuple[Entry, ...], fields: dict[str, object], media: str
) -> Content:
    # Loaded when they are needed: most programs upload nothing.
    from .multipart import encode_multipart
    from .parts import build_parts

    subtype = media.partition(";")[0].strip().rpartition("/")[2]
    body = encode_multipart(build_parts(entries, fields), subtype=subtype)
    data = StreamedBody(
        start=body.start, length=body.length, replayable=body.replayable
    )
    return Content(data=data, media=body.content_type)


def _file(value: object) -> StreamedBody:
    from .files import open_source
    from .parts import is_file

    if not is_file(value):
        raise RefusedError(f"a value of type {type(value).__name__} cannot be sent")
    source = open_source(value)
    return StreamedBody(
        start=source.start, length=source.length, replayable=source.replayable
    )
