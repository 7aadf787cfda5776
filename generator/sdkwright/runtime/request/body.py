"""Request bodies: JSON, forms, multipart, text and bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Final

from ..frozen import dataclass
from ..models.argument_spec import ArgumentSpec
from ..models.omission import Omit
from ..models.values import (
    RefusedError,
    convert,
    is_list,
    is_mapping,
    is_model,
    naming,
    need,
    plain,
    text_of,
    to_json,
    wire_names,
)
from ..operation.operation import Plan
from ..operation.styles import escape, item_text, query_pairs
from ..response.decoding import to_charset
from .request import StreamedBody

FORM: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"
_OBJECTS: Final = frozenset({JSON, FORM})
# One JSON document per line.
_LINES: Final = re.compile(
    r"application/(?:(?:x-)?(?:jsonl|jsonlines|ndjson)|stream\+json|json-seq)"
)

Rename = Callable[[object, tuple[str, ...]], object]
"""Writes a value of one of the types that an entry names as the API spells it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body and its media type."""

    data: bytes | StreamedBody
    media: str


def build_body(
    plan: Plan,
    arguments: Mapping[str, object],
    extra: Mapping[str, object] | None,
    rename: Rename,
) -> Content | None:
    """Return the body of a request; None if there is none.

    Args:
        plan: The operation.
        arguments: The arguments by Python name.
        extra: Fields to add or to replace.
        rename: Finds types by name.

    Raises:
        RefusedError: A value cannot be sent.
        TypeError: A field is missing.
    """
    media = _media(plan, arguments)
    fields = _fields(plan, arguments, rename)
    if plan.payload is not None:
        whole = arguments.get(plan.payload.python, _ABSENT)
        if not plan.is_flat or not isinstance(whole, Omit):
            added = {**fields, **(extra or {})}
            return _payload(plan, whole, added, media, rename, arguments)
    # What asks for a stream is no field that the caller has given.
    has_fields = bool(fields) or not plan.optional_body
    if extra:
        fields.update(extra)
    if not fields and (plan.optional_body or not plan.body):
        return None
    if plan.forms and has_fields:
        forms = need("body_forms", "operation.body_forms")
        fields = forms.completed(plan, fields, arguments)
    elif has_fields and not plan.has_own_fields:
        _refuse_missing(plan, fields)
    media = _fitting(plan, fields, media, arguments)
    if not is_json(media):
        for spec in plan.body:  # only JSON has null
            if spec.needed:
                refuse_none(spec.python, fields.get(spec.wire, _ABSENT))
    return _fields_content(plan, fields, media)


def refuse_none(name: str, value: object) -> None:
    """Refuse None where a value is needed and null cannot be said.

    Raises:
        RefusedError: The value is None.
    """
    if value is None:
        raise RefusedError(f"{name}: the API needs a value, and None is not sent")


def _refuse_missing(plan: Plan, fields: Mapping[str, object]) -> None:
    """Refuse a body without what it needs, where the signature leaves that open."""
    missing = plan.required_fields[0] - fields.keys()
    if missing:
        names = [repr(each.python) for each in plan.body if each.wire in missing]
        raise TypeError(
            f"the method for {plan.method} {plan.path} is missing required keyword"
            f" arguments: {' and '.join(names)}"
        )


def _fields(
    plan: Plan, arguments: Mapping[str, object], rename: Rename
) -> dict[str, object]:
    found: dict[str, object] = {}
    for spec in plan.body if plan.is_flat else ():
        value = arguments.get(spec.python, _ABSENT)
        if not isinstance(value, Omit):
            found[spec.wire] = _written(spec, value, rename)
    return found


_ABSENT: Final = Omit()


def _media(plan: Plan, arguments: Mapping[str, object]) -> str:
    chosen = arguments.get("media_type")
    if isinstance(chosen, str):
        if chosen in plan.media:
            return chosen
        if any("*" in each for each in plan.media) and "*" not in chosen:
            return _named(chosen)
        known = ", ".join(plan.media)
        raise RefusedError(f"media_type: {chosen!r} is none of {known}")
    return plan.media[0] if plan.media else JSON


def _named(media: str) -> str:
    """Return a media type that the caller chose."""
    if not media.isascii() or not media.isprintable() or "/" not in media:
        raise RefusedError(f"media_type: {media!r} is no media type")
    return media


def _fitting(
    plan: Plan, value: object, media: str, arguments: Mapping[str, object]
) -> str:
    """Return the media type that a body is for, where there are several to choose from."""
    if len(plan.media) < 2 or isinstance(arguments.get("media_type"), str):
        return media
    if media == JSON and _OBJECTS.issuperset(plan.media) and not plan.has_own_fields:
        return media  # the usual one takes whatever the others take
    choice = need("media_choice", "uploads.media_choice")
    fitting: str = choice.fitting_media(plan, value)
    return fitting


def _written(spec: ArgumentSpec, value: object, rename: Rename) -> object:
    if not spec.types and not spec.flags:
        return value
    with naming(spec.python):
        return convert(rename(value, spec.types) if spec.types else value, spec.flags)


def _payload(
    plan: Plan,
    value: object,
    added: Mapping[str, object],
    media: str,
    rename: Rename,
    arguments: Mapping[str, object],
) -> Content | None:
    """Write a body that is one argument, with the fields that are given beside it."""
    assert plan.payload is not None  # the caller looked
    if isinstance(value, Omit):
        return payload_content(dict(added), media, plan.body) if added else None
    if plan.is_flat and is_model(value):
        value = changeable(value, plain(value), {spec.wire for spec in plan.body})
    else:
        value = _written(plan.payload, value, rename)
    if added:
        data = plain(value)
        if not is_mapping(data):
            raise RefusedError("extra_body: the body has no fields to add to")
        value = {**data, **added}
    return payload_content(value, _fitting(plan, value, media, arguments), plan.body)


def changeable(
    model: object, data: object, names: Collection[str]
) -> dict[str, object]:
    """Return what a model has of an object to be changed.

    Properties that the model declares and the request does not know are left out; those
    that neither declares are sent back as they came.

    Args:
        model: The object as the API gave it.
        data: Its JSON data under wire names.
        names: The wire names of the request's properties.
    """
    declared = wire_names(model)
    members: Mapping[str, object] = data if is_mapping(data) else {}
    return {
        key: value
        for key, value in members.items()
        if key in names or key not in declared
    }


def is_json(media: str) -> bool:
    """Tell whether a media type is JSON or has the suffix ``+json``."""
    kind = media.partition(";")[0].strip().lower()
    return kind.endswith(("/json", "+json"))


def _fields_content(plan: Plan, fields: dict[str, object], media: str) -> Content:
    if "*" in media:
        media = JSON
    kind = media.partition(";")[0].lower()
    if kind == FORM:
        return Content(data=_form(plan.body, fields), media=media)
    if kind.startswith("multipart/"):
        return _multipart(plan.body, fields, media)
    return _text(to_json(fields), media)


def payload_content(
    value: object, media: str, fields: tuple[ArgumentSpec, ...] = ()
) -> Content:
    """Return the content for a value that is the whole body.

    Args:
        value: The body.
        media: Its media type; a range such as ``*/*`` is resolved by the value.
        fields: The argument specs of its fields, if it is a form or multipart.

    Raises:
        RefusedError: The value cannot be sent.
    """
    kind = media.partition(";")[0].lower()
    if _LINES.fullmatch(kind) and (is_list(value) or is_mapping(plain(value))):
        return _text(need("lines", "request.lines").lines(value, kind), media)
    if is_json(kind):
        return _text(to_json(value), media)
    data = plain(value)
    if kind == FORM and is_mapping(data):
        return Content(data=_form(fields, dict(data)), media=media)
    if kind.startswith("multipart/") and is_mapping(data):
        return _multipart(fields, dict(data), media)
    if "*" in kind or isinstance(value, tuple):
        return _settled(data, media)
    if isinstance(data, bytes | bytearray):
        return Content(data=bytes(data), media=media)
    if isinstance(data, str):
        try:
            return _text(data.encode(), media)
        except UnicodeEncodeError:
            raise RefusedError("it contains half of a surrogate pair") from None
    if kind.startswith("text/") and not need("files", "uploads.files").is_content(data):
        return _text(text_of(data).encode(), media)
    return Content(data=need("files", "uploads.files").file(data), media=media)


def _text(data: bytes, media: str) -> Content:
    """Return the content for a text in UTF-8, in the character set of its media type."""
    try:
        return Content(data=to_charset(data, media), media=media)
    except ValueError as error:
        raise RefusedError(str(error)) from None


def _form(specs: tuple[ArgumentSpec, ...], fields: dict[str, object]) -> bytes:
    known = {spec.wire: spec for spec in specs}
    pairs: list[str] = []
    for name, value in fields.items():
        if value is None:
            continue
        spec = known.get(name)
        with naming(name):
            if spec is not None and spec.flags:
                pairs.extend(query_pairs(spec, value))
                continue
            pairs.extend(
                f"{_plus(name)}={_plus(item_text(item))}"
                for item in (value if is_list(value) else (value,))
            )
    return "&".join(pairs).encode("ascii")


def _plus(text: str) -> str:
    return escape(text).replace("%20", "+")


def _multipart(
    specs: tuple[ArgumentSpec, ...], fields: dict[str, object], media: str
) -> Content:
    data, kind = need("multipart", "uploads.multipart_body").multipart(
        specs, fields, media
    )
    return Content(data=data, media=kind)


def _settled(value: object, media: str) -> Content:
    """Return the content for a named file, or for a range of media types."""
    found = need("files", "uploads.files").named_file(value, media)
    if found is not None:
        return Content(data=found[0], media=_named(found[1]))
    if isinstance(value, str):
        return payload_content(value, "text/plain")
    if "*" not in media:
        raise RefusedError(f"a value of type {type(value).__name__} cannot be sent")
    return Content(data=to_json(value), media=JSON)
