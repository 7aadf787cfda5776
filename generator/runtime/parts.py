"""Fields of a multipart body: which become files, which text, which JSON."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Iterator, Mapping
from typing import Final, TypeGuard

from .entries import Entry, free_entry
from .files import FileContent, FileTypes
from .multipart import FieldPart, FilePart, type_of
from .styles import deep_members
from .values import RefusedError, is_list, is_mapping, plain, text_of, to_json

_JSON: Final = "application/json"
# Bytes with one of these are a text, not a file.
_TEXT: Final = frozenset({"b64", "b64url"})
_SEPARATORS: Final = {"csv": ",", "ssv": " ", "pipes": "|", "tsv": "\t"}


def build_parts(
    entries: tuple[Entry, ...], fields: Mapping[str, object]
) -> Iterator[FieldPart | FilePart]:
    """Yield the parts of a body.

    Args:
        entries: What the operation says about fields.
        fields: The fields, by wire name.

    Raises:
        RefusedError: A value cannot be sent.
    """
    known = {entry.wire: entry for entry in entries}
    for name, value in fields.items():
        entry = known.get(name) or free_entry(name)
        if value is None:
            continue
        if "file" in entry.flags or _is_upload(entry, value):
            yield from _files(entry, value)
        else:
            yield from _texts(entry, plain(value))


def _files(entry: Entry, value: object) -> Iterator[FilePart]:
    # A tuple is one file: its name, its content, its media type.
    several = is_list(value) and not isinstance(value, tuple)
    for file in value if several and is_list(value) else (value,):
        if not is_file(file) and not is_named_file(file):
            raise RefusedError(
                f"{entry.python}: a file must be given as bytes, a pathlib.Path or an"
                f" open binary file, not as {type(file).__name__}"
            )
        yield FilePart(name=entry.wire, file=file, content_type=entry.content_type)


def _is_upload(entry: Entry, value: object) -> bool:
    """Tell whether a value is a file where something else might be given instead."""
    return (is_file(value) or is_named_file(value)) and entry.flags.isdisjoint(_TEXT)


def _texts(entry: Entry, value: object) -> Iterator[FieldPart | FilePart]:
    flags = entry.flags
    separator = next((s for flag, s in _SEPARATORS.items() if flag in flags), None)
    if "deep" in flags and (is_mapping(value) or is_list(value)):
        for name, text in deep_members(entry.wire, value, flags):
            yield FieldPart(name=name, value=text)
    elif "json" in flags or is_mapping(value):
        yield _json(entry, value)
    elif not is_list(value):
        yield _text(entry, value)
    elif separator is not None:
        yield _text(entry, separator.join(text_of(item, flags) for item in value))
    else:
        for item in map(plain, value):
            if _is_upload(entry, item):
                yield from _files(entry, item)
            elif is_mapping(item) or is_list(item):
                yield _json(entry, item)
            elif item is not None:
                yield _text(entry, item)


def _json(entry: Entry, value: object) -> FieldPart:
    return FieldPart(
        name=entry.wire,
        value=to_json(value),
        content_type=type_of(entry.content_type) or _JSON,
    )


def _text(entry: Entry, value: object) -> FieldPart:
    return FieldPart(
        name=entry.wire,
        value=text_of(value, entry.flags),
        content_type=entry.content_type,
    )


def is_file(value: object) -> TypeGuard[FileContent]:
    """Tell whether a value is a file without a name of its own."""
    return isinstance(
        value, bytes | bytearray | os.PathLike | AsyncIterable
    ) or hasattr(value, "read")


def is_named_file(value: object) -> TypeGuard[FileTypes]:
    """Tell whether a value is a file with its name, and perhaps more, before or after it."""
    return (
        _is_tuple(value)
        and 2 <= len(value) <= 4
        and (value[0] is None or isinstance(value[0], str))
        and is_file(value[1])
    )


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)
