"""Bodies of several parts (OpenAPI 3.1, section 4.8.14)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..models.argument_spec import ArgumentSpec, free_argument
from ..models.values import (
    RefusedError,
    is_list,
    is_mapping,
    naming,
    need,
    plain,
    text_of,
    to_json,
)
from ..request.request import StreamedBody
from .file_types import type_of
from .files import is_file, is_named_file, is_stream, is_tuple
from .multipart import FieldPart, FilePart, encode_multipart

_JSON: Final = "application/json"
# Flags of bytes that are sent as text, not as a file.
_TEXT: Final = frozenset({"b64", "b64url"})
_SEPARATORS: Final = {"csv": ",", "ssv": " ", "pipes": "|", "tsv": "\t"}


def build_parts(
    specs: tuple[ArgumentSpec, ...], fields: Mapping[str, object]
) -> Iterator[FieldPart | FilePart]:
    """Yield the parts of a body.

    Args:
        specs: The argument specs of the fields.
        fields: The fields, by wire name.

    Raises:
        RefusedError: A value cannot be sent.
    """
    known = {spec.wire: spec for spec in specs}
    for name, value in fields.items():
        spec = known.get(name) or free_argument(name)
        if value is None:
            continue
        with naming(spec.python):
            if "file" in spec.flags or _is_upload(spec, value):
                yield from _files(spec, value)
            else:
                yield from _texts(spec, plain(value))


def _files(spec: ArgumentSpec, value: object) -> Iterator[FilePart]:
    # A tuple is one file: name, content, media type. What yields bytes is one as well,
    # where there is to be one.
    one = is_tuple(value) or (is_stream(value) and not spec.many)
    several = is_list(value) and not one
    for file in value if several and is_list(value) else (value,):
        if not is_file(file) and not is_named_file(file) and not is_stream(file):
            raise RefusedError(
                "a file must be given as bytes, a pathlib.Path, an open binary file or an"
                f" iterator of bytes, not as {type(file).__name__}"
            )
        yield FilePart(name=spec.wire, file=file, content_type=spec.content_type)


def _is_upload(spec: ArgumentSpec, value: object) -> bool:
    """Tell whether a value is a file where other types are allowed too."""
    return (is_file(value) or is_named_file(value)) and spec.flags.isdisjoint(_TEXT)


def _texts(spec: ArgumentSpec, value: object) -> Iterator[FieldPart | FilePart]:
    flags = spec.flags
    separator = next((s for flag, s in _SEPARATORS.items() if flag in flags), None)
    if "deep" in flags and (is_mapping(value) or is_list(value)):
        members = need("styles", "operation.rare_styles").deep_members
        for name, text in members(spec.wire, value, flags):
            yield FieldPart(name=name, value=text)
    elif "json" in flags or is_mapping(value):
        yield _json(spec, value)
    elif not is_list(value):
        yield _text(spec, value)
    elif separator is not None:
        yield _text(spec, separator.join(text_of(item, flags) for item in value))
    else:
        for item in map(plain, value):
            if _is_upload(spec, item):
                yield from _files(spec, item)
            elif is_mapping(item) or is_list(item):
                yield _json(spec, item)
            elif item is not None:
                yield _text(spec, item)


def _json(spec: ArgumentSpec, value: object) -> FieldPart:
    return FieldPart(
        name=spec.wire,
        value=to_json(value),
        content_type=type_of(spec.content_type) or _JSON,
    )


def _text(spec: ArgumentSpec, value: object) -> FieldPart:
    return FieldPart(
        name=spec.wire,
        value=text_of(value, spec.flags),
        content_type=spec.content_type,
    )


def multipart(
    specs: tuple[ArgumentSpec, ...], fields: Mapping[str, object], media: str
) -> tuple[StreamedBody, str]:
    """Return a multipart body and its media type, with the boundary.

    Args:
        specs: The argument specs of the fields.
        fields: The fields, by wire name.
        media: The media type that the operation declares.

    Raises:
        RefusedError: A value cannot be sent.
    """
    subtype = media.partition(";")[0].strip().rpartition("/")[2]
    body = encode_multipart(build_parts(specs, fields), subtype=subtype)
    data = StreamedBody(
        start=body.start, length=body.length, replayable=body.replayable
    )
    parameters = media.partition(";")[2].strip()
    kind = f"{body.content_type}; {parameters}" if parameters else body.content_type
    return data, kind
