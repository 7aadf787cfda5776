"""Decompression of bodies in bounded chunks, and character sets of texts."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from ..errors.failure import TransportFailure, invalid

ACCEPTED: Final = b"gzip, deflate"

_PIECE: Final = 1 << 18
_ANY_HEADER: Final = zlib.MAX_WBITS | 32
_RAW: Final = -zlib.MAX_WBITS
_HEADER: Final = 2
_KNOWN: Final = frozenset({"gzip", "x-gzip", "deflate"})


class Inflater:
    """Decompresses gzip (also with several members), zlib and raw deflate data."""

    def __init__(self, *, bare: bool = False) -> None:
        self._stream = zlib.decompressobj(_ANY_HEADER)
        self._bare = bare
        self._held = b""
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
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
_UTF_8: Final = frozenset({"utf-8", "utf8"})
_PYTHONS_OWN: Final = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}
)
_SAME: Final = _UTF_8 | {"us-ascii", "ascii"}


def charset_of(content_type: str) -> str:
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or UTF_8
    return UTF_8


def known_charset(content_type: str) -> str:
    charset = charset_of(content_type)
    try:
        return _looked_up(charset)
    except LookupError:
        return UTF_8


def _looked_up(charset: str) -> str:
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
    return data.decode(known_charset(content_type), "replace")
