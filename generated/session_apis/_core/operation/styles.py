"""Parameter styles (OpenAPI 3.1, section 4.8.12): values in URLs, headers and forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final
from urllib.parse import quote

from ..models.argument_spec import ArgumentSpec
from ..models.omission import Omit
from ..models.values import RefusedError, is_list, is_mapping, plain, text_of, to_json
from ..parts import load

_SEPARATORS: Final = {"csv": ",", "ssv": "%20", "pipes": "%7C", "tsv": "%09"}
_PLAIN: Final = {"ssv": " ", "pipes": "|", "tsv": "\t"}
# Their texts need no encoding.
_UNRESERVED: Final = frozenset({bool, int})
_REPEATED: Final = frozenset({"ssv*", "pipes*"})
_TRIPLET: Final = re.compile(r"(%[0-9A-Fa-f]{2})")
# Not encoded with `allowReserved`, except what would end the value (&, #) or mean a
# space (+).
_QUERY_RESERVED: Final = ":/?@!$'()*,;="
_PATH_RESERVED: Final = ":/@!$&'()*+,;="


def escape(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise RefusedError("it contains half of a surrogate pair") from None


def escape_reserved(text: str, *, path: bool = False, whole: bool = False) -> str:
    safe = _PATH_RESERVED if path else _QUERY_RESERVED
    if whole:
        safe += "&+"
    pieces = _TRIPLET.split(text)
    # split() with a group alternates: text, triplet, text ...
    return "".join(
        piece if index % 2 else quote(piece, safe=safe)
        for index, piece in enumerate(pieces)
    )


def query_pairs(spec: ArgumentSpec, value: object) -> Iterator[str]:
    flags = spec.flags
    name = spec.quoted
    if not flags and isinstance(value, str):
        yield f"{name}={escape(value)}"
        return
    if not flags and type(value) in _UNRESERVED:
        yield f"{name}={text_of(value)}"
        return
    write = _writer(flags)
    if "json" in flags:
        yield f"{name}={write(to_json(value).decode())}"
        return
    value = plain(value)
    if "deep" in flags and (is_mapping(value) or is_list(value)):
        members = load("styles", "operation.rare_styles").deep_members
        for path, text in members(spec.wire, value, flags):
            yield f"{escape(path)}={escape(text)}"
    elif is_mapping(value):
        yield from _object_pairs(spec, value)
    elif not is_list(value):
        yield f"{name}={write(text_of(value, flags))}"
    elif flags.isdisjoint(_SEPARATORS) or not flags.isdisjoint(_REPEATED):
        for item in value:
            if item is not None:
                yield f"{name}={write(item_text(item, flags))}"
    else:
        items = [write(item_text(item, flags)) for item in value if item is not None]
        if items:
            yield f"{name}={_separator(flags).join(items)}"


def _writer(flags: frozenset[str]) -> Callable[[str], str]:
    if "raw" in flags:
        return _cookie
    return escape_reserved if "reserved" in flags else escape


def _cookie(text: str) -> str:
    if ";" in text:
        raise RefusedError("a cookie's value cannot contain a semicolon")
    return text


def _object_pairs(spec: ArgumentSpec, value: Mapping[str, object]) -> Iterator[str]:
    flags = spec.flags
    write = _writer(flags)
    members = [
        (write(str(key)), item)
        for key, item in value.items()
        if item is not None and not isinstance(item, Omit)
    ]
    if flags.isdisjoint(_SEPARATORS):
        for key, item in members:
            for one in item if is_list(item) else (item,):
                yield f"{key}={write(item_text(one, flags))}"
    elif members:
        between = _separator(flags)
        text = between.join(
            f"{key}{between}{write(item_text(item, flags))}" for key, item in members
        )
        yield f"{spec.quoted}={text}"


def simple(value: object, flags: frozenset[str], *, encode: bool) -> str:
    write = escape if encode else str
    if "json" in flags:
        return write(to_json(value).decode())
    value = plain(value)
    if is_mapping(value):
        between = "=" if "explode" in flags else ","
        return ",".join(
            f"{write(str(key))}{between}{write(item_text(item, flags))}"
            for key, item in value.items()
            if item is not None
        )
    if is_list(value):
        items = (item for item in value if item is not None)
        between = next((_PLAIN[flag] for flag in flags if flag in _PLAIN), ",")
        between = between if between == "," else write(between)
        return between.join(write(item_text(item, flags)) for item in items)
    return write(text_of(value, flags))


def _separator(flags: frozenset[str]) -> str:
    return next(text for flag, text in _SEPARATORS.items() if flag in flags)


def item_text(item: object, flags: frozenset[str]) -> str:
    item = plain(item)
    if is_mapping(item) or is_list(item):
        return to_json(item).decode()
    return text_of(item, flags)
