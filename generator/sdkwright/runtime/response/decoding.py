"""Decompression of bodies in bounded chunks, and character sets of texts.

A few hundred kilobytes can decompress to gigabytes. The chunks are small whatever was
received, so that a reader can stop at a limit before memory runs out.
"""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from ..errors.failure import TransportFailure, invalid

ACCEPTED: Final = b"gzip, deflate"
"""The value of ``Accept-Encoding`` that fits."""

_PIECE: Final = 1 << 18
_ANY_HEADER: Final = zlib.MAX_WBITS | 32
_RAW: Final = -zlib.MAX_WBITS
_HEADER: Final = 2
_KNOWN: Final = frozenset({"gzip", "x-gzip", "deflate"})


class Inflater:
    """Decompresses gzip (also with several members), zlib and raw deflate data."""

    def __init__(self, *, bare: bool = False) -> None:
        """Start a body.

        Args:
            bare: Whether the data may lack the zlib header, as the deflate encoding of
                some servers does.
        """
        self._stream = zlib.decompressobj(_ANY_HEADER)
        self._bare = bare
        self._held = b""
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decompress the next received bytes."""
        if not self._started:
            data = self._held + data
            if len(data) < _HEADER:  # too short to detect the format
                self._held = data
                return
        while data:
            yield self._step(data)
            stream = self._stream
            data = stream.unconsumed_tail
            if stream.eof:
                data = stream.unused_data.lstrip(b"\0")  # padding with zeros is allowed
                if data:
                    self._stream = zlib.decompressobj(_ANY_HEADER)

    def finish(self) -> bytes:
        """Return the rest; the data must be complete or empty."""
        rest = self._stream.flush()
        if not self._stream.eof and (self._started or self._held):
            raise _broken("it ends early")
        return rest

    def _step(self, data: bytes) -> bytes:
        first, self._started = not self._started, True
        try:
            return self._stream.decompress(data, _PIECE)
        except zlib.error as error:
            if not (first and self._bare):
                raise _broken(error) from error
        self._stream = zlib.decompressobj(_RAW)
        try:
            return self._stream.decompress(data, _PIECE)
        except zlib.error as error:
            raise _broken(error) from error


def inflater_for(encoding: str) -> Inflater | None:
    """Return the decompressor of a ``Content-Encoding``; None if it is identity.

    Raises:
        TransportFailure: The encoding was not requested.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return None
    if encoding in _KNOWN:
        return Inflater(bare=encoding == "deflate")
    raise invalid(
        f"the body has the content encoding {encoding[:40]!r}, which was not asked for"
    )


def _broken(reason: object) -> TransportFailure:
    return invalid(f"the compressed body is damaged: {reason}")


UTF_8: Final = "utf-8"
# What is UTF-8 as it is, by its usual names: no need to ask for the codec.
_UTF_8: Final = frozenset({"utf-8", "utf8"})
# Codecs that are no character sets: they fail on all texts, or take the square of their length.
_PYTHONS_OWN: Final = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}
)
_SAME: Final = _UTF_8 | {"us-ascii", "ascii"}


def charset_of(content_type: str) -> str:
    """Return the character set that a media type names, or UTF-8."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or UTF_8
    return UTF_8


def known_charset(content_type: str) -> str:
    """Return the character set that a media type names, if there is such a one."""
    charset = charset_of(content_type)
    try:
        return _looked_up(charset)
    except LookupError:
        return UTF_8


def _looked_up(charset: str) -> str:
    """Return the name of a character set if texts on their way can be in it.

    Raises:
        LookupError: There is no such set, or only Python calls it one.
    """
    try:
        found = codecs.lookup(charset).name
    except ValueError:  # it is no name at all
        raise LookupError(charset) from None
    if found.replace("_", "-") in _PYTHONS_OWN:
        raise LookupError(charset)
    with suppress(ValueError):  # not made for this text
        b"test".decode(charset)  # what does not become text is refused here
    return charset


def in_utf8(data: bytes, content_type: str) -> bytes:
    """Return a body in UTF-8, whatever character set the server names.

    RFC 8259, section 8.1, has JSON in UTF-8; who declares another one means that.

    Raises:
        ValueError: It is not text in that character set, or there is no such set.
    """
    if ";" not in content_type:
        return data
    charset = charset_of(content_type).lower()
    if charset in _SAME:
        return data
    try:
        return data.decode(_looked_up(charset)).encode()
    except (LookupError, ValueError):
        wrong = f"The data is not text in the character set {charset[:40]!r}."
        raise ValueError(wrong) from None


def to_charset(data: bytes, content_type: str) -> bytes:
    """Return a text in UTF-8 in the character set that its media type names.

    Raises:
        ValueError: That has no signs for it, or there is no such set.
    """
    if ";" not in content_type:
        return data
    charset = charset_of(content_type).lower()
    if charset in _UTF_8:
        return data
    try:
        return data.decode().encode(_looked_up(charset))
    except (LookupError, ValueError):
        wrong = f"it cannot be written in the character set {charset[:40]!r}"
        raise ValueError(wrong) from None


def decoded(data: bytes, content_type: str) -> str:
    """Return a body as text; what is none becomes replacement characters."""
    return data.decode(known_charset(content_type), "replace")
