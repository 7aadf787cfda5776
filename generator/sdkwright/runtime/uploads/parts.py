"""Bodies that are one file (OpenAPI 3.1, section 4.8.14)."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Iterator
from typing import TypeGuard

from ..models.values import RefusedError, need
from ..request.request import StreamedBody
from .files import FileContent, FileTypes, open_source, open_upload


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
        is_tuple(value)
        and 2 <= len(value) <= 4
        and (value[0] is None or isinstance(value[0], str))
        and (is_file(value[1]) or is_stream(value[1]))
    )


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    """Tell whether a value is a tuple of anything."""
    return isinstance(value, tuple)


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
        types = need("file_types", "uploads.file_types")
        declared = types.file_type(declared, upload.name)
    return upload.source, declared


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
    return open_source(value)
