"""Bodies with files: one file, or several parts (OpenAPI 3.1, section 4.8.14)."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Iterator, Mapping
from typing import Final, TypeGuard

from ..models.argument_spec import ArgumentSpec, free_argument
from ..models.values import RefusedError, is_list, is_mapping, plain, text_of, to_json
from ..operation.styles import deep_members
from .files import FileContent, FileTypes, Source, open_source, open_upload
from .multipart import FieldPart, FilePart, encode_multipart, file_type, type_of
from .request import StreamedBody

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
        if "file" in spec.flags or _is_upload(spec, value):
            yield from _files(spec, value)
        else:
            yield from _texts(spec, plain(value))


def _files(spec: ArgumentSpec, value: object) -> Iterator[FilePart]:
    # A tuple is one file: name, content, media type. What yields bytes is one as well,
    # where there is to be one.
    one = _is_tuple(value) or (is_stream(value) and not spec.many)
    several = is_list(value) and not one
    for file in value if several and is_list(value) else (value,):
        if not is_file(file) and not is_named_file(file) and not is_stream(file):
            raise RefusedError(
                f"{spec.python}: a file must be given as bytes, a pathlib.Path, an"
                f" open binary file or an iterator of bytes, not as {type(file).__name__}"
            )
        yield FilePart(name=spec.wire, file=file, content_type=spec.content_type)


def _is_upload(spec: ArgumentSpec, value: object) -> bool:
    """Tell whether a value is a file where other types are allowed too."""
    return (is_file(value) or is_named_file(value)) and spec.flags.isdisjoint(_TEXT)


def _texts(spec: ArgumentSpec, value: object) -> Iterator[FieldPart | FilePart]:
    flags = spec.flags
    separator = next((s for flag, s in _SEPARATORS.items() if flag in flags), None)
    if "deep" in flags and (is_mapping(value) or is_list(value)):
        for name, text in deep_members(spec.wire, value, flags):
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


def is_file(value: object) -> TypeGuard[FileContent]:
    """Tell whether a value is a file without a name."""
    return isinstance(
        value, bytes | bytearray | memoryview | os.PathLike | AsyncIterable
    ) or hasattr(value, "read")


def is_stream(value: object) -> TypeGuard[Iterator[bytes]]:
    """Tell whether a value can only be gone through, as a generator of bytes."""
    return isinstance(value, Iterator)


def is_named_file(value: object) -> TypeGuard[FileTypes]:
    """Tell whether a value is a tuple of name, file, and maybe type and headers."""
    return (
        _is_tuple(value)
        and 2 <= len(value) <= 4
        and (value[0] is None or isinstance(value[0], str))
        and (is_file(value[1]) or is_stream(value[1]))
    )


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


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


def named_file(value: object, media: str) -> tuple[StreamedBody, str] | None:
    """Return the body and the media type of a file; None for other values.

    Args:
        value: The body.
        media: The media type that the operation declares; it may be a range.
    """
    if not is_named_file(value) and not is_content(value):
        return None
    upload = open_upload(value)
    declared = upload.content_type or media
    if "*" in declared:
        declared = file_type(declared, upload.name)
    return _streamed(upload.source), declared


def is_content(value: object) -> TypeGuard[FileContent]:
    """Tell whether a value is what a file may hold."""
    return is_file(value) or is_stream(value)


def file(value: object) -> StreamedBody:
    """Return the body for a file without a name.

    Raises:
        RefusedError: The value is no file.
    """
    if not is_content(value):
        raise RefusedError(f"a value of type {type(value).__name__} cannot be sent")
    return _streamed(open_source(value))


def _streamed(source: Source) -> StreamedBody:
    return StreamedBody(
        start=source.start, length=source.length, replayable=source.replayable
    )
