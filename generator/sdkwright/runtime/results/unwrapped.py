"""Responses of bytes that are base64 in JSON only: an image comes as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..models.validation import DecodeError
from .parsing import quoted

if TYPE_CHECKING:
    from ..models.decode import Decoder


def unwrapped(
    reader: Decoder[object], data: bytes, kind: str, *, strict: bool
) -> object:
    """Return the bytes of a response that is not JSON.

    Args:
        reader: Reads base64 texts.
        data: The body.
        kind: Its media type.
        strict: Whether every mismatch is an error.
    """
    if not kind.lower().startswith("text/"):
        return data
    try:
        return reader.decode(quoted(data), strict=strict)
    except DecodeError:
        return data
