"""Surfaces as text: `surface.json`, which travels with each package.

One method or type a line, so that version control merges it and two texts are compared line
by line. A text is untrusted input: what does not have the expected form is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring_ascii as quoted
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from sdkwright.frozen import replace
from sdkwright.surface.records import (
    Form,
    Limit,
    Member,
    Method,
    NamedType,
    Option,
    Surface,
)

if TYPE_CHECKING:
    from collections.abc import Callable

FILE_NAME: Final = "surface.json"
# The version of the form, for readers of later generators.
_FORM: Final = 1
# Added to what says that an argument is deprecated, where one form of a body alone needs it.
_OF_FIRST: Final = 2
# Added to what says that an argument is required, where it may be given by position.
_POSITIONAL: Final = 2
# No surface is larger.
MAX_BYTES: Final = 64 * 1024 * 1024

_Json: TypeAlias = "str | int | float | bool | list[_Json] | dict[str, _Json] | None"
_T = TypeVar("_T")


class SurfaceError(Exception):
    """A text is not a surface; the message says why, in a few words."""


def dump(surface: Surface, known: dict[int, tuple[object, str]] | None = None) -> str:
    """Write a surface as text that depends on its content only.

    Args:
        surface: What to write.
        known: Records that were written before, with their texts, by `id`; receives more.
    """
    table = {} if known is None else known
    head = {
        "surface": _FORM,
        "positions": True,
        "module": surface.module,
        "title": surface.title,
        "client": surface.client,
        "base_url": surface.base_url,
        "webhooks": list(surface.webhooks),
        "errors": dict(surface.errors),
        "options": {k: _option(v) for k, v in surface.options.items()},
    }
    text = json.dumps(head, indent=2).removesuffix("\n}")
    methods = _lines(surface.methods, _method, table)
    types = _lines(surface.types, _type, table)
    return f'{text},\n  "methods": {methods},\n  "types": {types}\n}}\n'


def _option(option: Option) -> _Json:
    return [option.type, option.env, *([option.sent] if option.sent else [])]


def _lines(
    entries: Mapping[str, _T],
    write: Callable[[_T], _Json],
    known: dict[int, tuple[object, str]],
) -> str:
    if not entries:
        return "{}"
    lines: list[str] = []
    for key, record in entries.items():
        if id(record) not in known:
            known[id(record)] = record, json.dumps(write(record))
        lines.append(f"    {quoted(key)}: {known[id(record)][1]}")
    return "{\n" + ",\n".join(lines) + "\n  }"


def _method(method: Method) -> _Json:
    found: dict[str, _Json] = {
        "http": f"{method.verb} {method.route}",
        "at": method.pointer,
        "returns": method.result,
        "stream": method.stream,
        "arguments": [_member(each) for each in method.arguments],
        "media": list(method.media),
        "responses": [list(each) for each in method.responses],
        "security": method.security,
        "deprecated": method.deprecated,
        "words": method.words,
        "alias_of": method.alias_of,
    }
    return {key: value for key, value in found.items() if value}


def _type(type_: NamedType) -> _Json:
    found: dict[str, _Json] = {
        "form": type_.form.value,
        "given": type_.given,
        "received": type_.received,
        "at": type_.pointer,
        "type": type_.type,
        "fields": [_member(each) for each in type_.fields],
        "limits": dict(type_.limits),
        "words": type_.words,
    }
    return {key: value for key, value in found.items() if value}


def _member(member: Member) -> _Json:
    """Write a member as a list; what is as mostly at its end is left out."""
    wire = "" if member.wire == member.name else member.wire
    found: list[_Json] = [
        member.name,
        member.type,
        int(member.required) + (_POSITIONAL if member.positional else 0),
        wire,
        member.location,
        dict(member.limits),
        member.default,
        int(member.deprecated) + (_OF_FIRST if member.of_first else 0),
        member.now,
    ]
    while not found[-1]:
        found.pop()
    return found


def load(text: str) -> Surface:
    """Read a surface.

    Raises:
        SurfaceError: The text is not one, or of a form that is not known.
    """
    try:
        found: _Json = json.loads(text)
    except (ValueError, RecursionError):
        raise SurfaceError("it is not JSON") from None
    root = _table(found)
    if root.get("surface") != _FORM:
        raise SurfaceError("it was written by another version of the generator")
    options = _table(root.get("options", {}))
    known = root.get("positions") is True
    errors = _table(root.get("errors", {}))
    return Surface(
        module=_str(root, "module"),
        title=_str(root, "title"),
        client=_str(root, "client"),
        base_url=_str(root, "base_url"),
        webhooks=tuple(map(_text, _list(root.get("webhooks", [])))),
        errors={key: _text(value) for key, value in errors.items()},
        options={key: _read_option(key, value) for key, value in options.items()},
        methods=_each(root, "methods", _read_method if known else _read_early_method),
        types=_each(root, "types", _read_type),
    )


def _each(
    root: Mapping[str, _Json], key: str, make: Callable[[str, Mapping[str, _Json]], _T]
) -> dict[str, _T]:
    entries = _table(root.get(key, {}))
    return {name: make(name, _table(value)) for name, value in entries.items()}


def _read_option(name: str, value: _Json) -> Option:
    items = [_text(each) for each in _list(value)]
    if len(items) not in {2, 3}:
        raise SurfaceError(f"the option {name!r} is not a type and a variable")
    return Option(name=name, type=items[0], env=items[1], sent="".join(items[2:]))


def _read_method(path: str, found: Mapping[str, _Json]) -> Method:
    verb, _, route = _str(found, "http").partition(" ")
    pairs = [
        list(map(_text, _list(each))) for each in _list(found.get("responses", []))
    ]
    if any(len(pair) != 2 for pair in pairs):
        raise SurfaceError(f"the responses of {path!r} are not pairs")
    return Method(
        path=path,
        verb=verb,
        route=route,
        arguments=_members(found.get("arguments", [])),
        result=_str(found, "returns"),
        stream=_str(found, "stream"),
        media=tuple(map(_text, _list(found.get("media", [])))),
        responses=tuple((pair[0], pair[1]) for pair in pairs),
        security=_str(found, "security"),
        deprecated=found.get("deprecated") is True,
        words=_str(found, "words"),
        pointer=_str(found, "at"),
        alias_of=_str(found, "alias_of"),
    )


def _read_early_method(path: str, found: Mapping[str, _Json]) -> Method:
    """Read a method of a version that did not write down what may be positional."""
    method = _read_method(path, found)
    arguments = tuple(replace(each, positional=None) for each in method.arguments)
    return replace(method, arguments=arguments)


def _read_type(name: str, found: Mapping[str, _Json]) -> NamedType:
    form = _str(found, "form")
    if form not in {each.value for each in Form}:
        raise SurfaceError(f"the type {name!r} has the form {form!r}")
    return NamedType(
        name=name,
        form=Form(form),
        given=found.get("given") is True,
        received=found.get("received") is True,
        fields=_members(found.get("fields", [])),
        type=_str(found, "type"),
        limits=_limits(found.get("limits", {})),
        words=_str(found, "words"),
        pointer=_str(found, "at"),
    )


def _members(found: _Json) -> tuple[Member, ...]:
    return tuple(_read_member(_list(each)) for each in _list(found))


def _read_member(items: Sequence[_Json]) -> Member:
    if not 2 <= len(items) <= 9:
        raise SurfaceError("an argument or a field has too few or too many parts")
    padding: tuple[_Json, ...] = (0, "", "", {}, "", 0, "")
    name, type_, required, wire, location, limits, default, deprecated, now = (
        *items,
        *padding[len(items) - 2 :],
    )
    return Member(
        name=_text(name),
        type=_text(type_),
        required=required in (1, 1 + _POSITIONAL),
        positional=required in (_POSITIONAL, 1 + _POSITIONAL),
        wire=_text(wire) or _text(name),
        location=_text(location),
        limits=_limits(limits),
        default=_text(default),
        deprecated=deprecated in (1, 1 + _OF_FIRST),
        of_first=deprecated in (_OF_FIRST, 1 + _OF_FIRST),
        now=_text(now),
    )


def _limits(found: _Json) -> dict[str, Limit]:
    limits: dict[str, Limit] = {}
    for key, value in _table(found).items():
        if not isinstance(value, str | int | float | bool):
            raise SurfaceError(f"the limit {key!r} has no plain value")
        limits[key] = value
    return limits


def _table(found: _Json) -> dict[str, _Json]:
    if not isinstance(found, dict):
        raise SurfaceError("a list or a value stands where an object is expected")
    return found


def _list(found: _Json) -> list[_Json]:
    if not isinstance(found, list):
        raise SurfaceError("an object or a value stands where a list is expected")
    return found


def _str(found: Mapping[str, _Json], key: str) -> str:
    return _text(found.get(key, ""))


def _text(found: _Json) -> str:
    if not isinstance(found, str):
        raise SurfaceError("something else stands where text is expected")
    return found
