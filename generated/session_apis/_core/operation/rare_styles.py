"""Parameter styles that need flags: lists and objects in one text, `deepObject`, `label` ...

See OpenAPI 3.1, section 4.8.12.3, and :mod:`argument_spec` for the flags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import quote, unquote

from ..models.argument_spec import ArgumentSpec, free_argument
from ..models.omission import Omit
from ..models.values import RefusedError, is_list, is_mapping, plain, text_of, to_json
from .styles import EMPTY, escape, item_text, query_pairs

_SEPARATORS: Final = {"csv": ",", "ssv": "%20", "pipes": "%7C", "tsv": "%09"}
_PLAIN: Final = {"ssv": " ", "pipes": "|", "tsv": "\t"}
_LABELLED: Final = frozenset({"label", "matrix"})
_REPEATED: Final = frozenset({"ssv*", "pipes*"})
_DEEPEST: Final = 100
_TRIPLET: Final = re.compile(r"(%[0-9A-Fa-f]{2})")
_QUERY_RESERVED: Final = ":/?@!$'()*,;="
_PATH_RESERVED: Final = ":/@!$&'()*+,;="


def escape_reserved(text: str, *, path: bool = False, whole: bool = False) -> str:
    safe = _PATH_RESERVED if path else _QUERY_RESERVED
    if whole:
        safe += "&+"
    pieces = _TRIPLET.split(text)
    return "".join(
        piece if index % 2 else quote(piece, safe=safe)
        for index, piece in enumerate(pieces)
    )


def flagged_pairs(spec: ArgumentSpec, value: object) -> Iterator[str]:
    flags = spec.flags
    name = spec.quoted
    if "whole" in flags:
        yield _whole(spec, value)
        return
    write = _writer(flags)
    if "json" in flags:
        yield f"{name}={write(to_json(value).decode())}"
        return
    value = plain(value)
    if "deep" in flags and (is_mapping(value) or is_list(value)):
        for path, text in deep_members(spec.wire, value, flags):
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


def _whole(spec: ArgumentSpec, value: object) -> str:
    value = plain(value)
    if isinstance(value, str):
        return escape_reserved(value, whole=True)
    if is_mapping(value) and "json" not in spec.flags:
        members = ((k, v) for k, v in value.items() if v is not None)
        return "&".join(
            pair
            for name, item in members
            if not isinstance(item, Omit)
            for pair in query_pairs(free_argument(str(name)), item)
        )
    return escape_reserved(to_json(value).decode())


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


def path_text(spec: ArgumentSpec, value: object) -> str:
    if not spec.flags.isdisjoint(_LABELLED):
        return _labelled(spec, value)
    if "reserved" in spec.flags:
        written = escape_reserved(text_of(value, spec.flags), path=True)
    else:
        written = simple(value, spec.flags, encode=True)
    if not written:
        raise RefusedError(EMPTY)
    return written


def decoded(written: str) -> str:
    before = ""
    while before != written:
        before, written = written, unquote(written)
    return written


def deep_members(
    name: str, value: object, flags: frozenset[str]
) -> Iterator[tuple[str, str]]:
    member = "{}.{}" if "dots" in flags else "{}[{}]"
    waiting = [(name, value, 0)]
    while waiting:
        path, item, depth = waiting.pop()
        if depth > _DEEPEST:
            raise RefusedError("it is nested too deeply")
        if item is None or isinstance(item, Omit):
            continue
        if is_mapping(item):
            inner = [(member.format(path, k), plain(one)) for k, one in item.items()]
        elif is_list(item):
            inner = list(_deep_items(path, item, flags))
        else:
            yield path, text_of(item, flags)
            continue
        waiting.extend((*each, depth + 1) for each in reversed(inner))


def _deep_items(
    path: str, items: Iterable[object], flags: frozenset[str]
) -> Iterator[tuple[str, object]]:
    kept = [one for one in map(plain, items) if one is not None and not _is_empty(one)]
    if "csv" in flags:
        kept = [",".join(item_text(one, flags) for one in kept)] if kept else []
    if not flags.isdisjoint({"csv", "repeat"}):
        yield from ((path, item) for item in kept)
        return
    numbered = "indices" in flags
    numbered = numbered or any(is_mapping(one) or is_list(one) for one in kept)
    for number, item in enumerate(kept):
        yield f"{path}[{number if numbered else ''}]", item


def _is_empty(value: object) -> bool:
    return (is_mapping(value) or is_list(value)) and not any(True for _ in value)


def _labelled(spec: ArgumentSpec, value: object) -> str:
    if "matrix" in spec.flags:
        return _matrix(spec, value)
    between = "." if "explode" in spec.flags else ","
    return "." + _members(value, spec.flags, between=between)


def _matrix(spec: ArgumentSpec, value: object) -> str:
    flags, name = spec.flags, spec.quoted
    value = plain(value)
    if "explode" not in flags or not (is_mapping(value) or is_list(value)):
        text = _members(value, flags, between=",")
        return f";{name}={text}" if text else f";{name}"
    if is_mapping(value):
        return ";" + _members(value, flags, between=";")
    return "".join(f";{name}={_member(item, flags)}" for item in value)


def _members(value: object, flags: frozenset[str], *, between: str) -> str:
    value = plain(value)
    if is_mapping(value):
        joint = "=" if "explode" in flags else ","
        return between.join(
            f"{escape(str(key))}{joint}{_member(item, flags)}"
            for key, item in value.items()
        )
    if is_list(value):
        return between.join(_member(item, flags) for item in value)
    return _member(value, flags)


def _member(value: object, flags: frozenset[str]) -> str:
    return escape(text_of(value, flags))
