"""The character set of a text, as its media type names it."""

from __future__ import annotations

from typing import Final

UTF_8: Final = "utf-8"
# What is UTF-8 as it is, by its usual names: no need to ask for the codec.
_UTF_8: Final = frozenset({"utf-8", "utf8"})
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
        b"test".decode(charset)  # an empty text would not be looked at
    except LookupError:
        return UTF_8
    except ValueError:
        pass  # known, but not made for this text
    return charset


def in_utf8(data: bytes, content_type: str) -> bytes:
    if ";" not in content_type:
        return data
    charset = charset_of(content_type).lower()
    if charset in _SAME:
        return data
    try:
        return data.decode(charset).encode()
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
        return data.decode().encode(charset)
    except (LookupError, ValueError):
        wrong = f"it cannot be written in the character set {charset[:40]!r}"
        raise ValueError(wrong) from None


def decoded(data: bytes, content_type: str) -> str:
    return data.decode(known_charset(content_type), "replace")
