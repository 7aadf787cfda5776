"""The styles `deepObject`, `label` and `matrix` (OpenAPI 3.1, section 4.8.12.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..models.argument_spec import ArgumentSpec
from ..models.omission import Omit
from ..models.values import is_list, is_mapping, plain, text_of
from .styles import escape, item_text


def deep_members(
    name: str, value: object, flags: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield ``name[key]`` and text, with brackets for each further level.

    OpenAPI does not define lists in this style. They are written as common servers read
    them: ``name[]`` for scalars, ``name[0][key]`` for objects. Flags say otherwise.
    """
    member = "{}.{}" if "dots" in flags else "{}[{}]"
    waiting = [(name, value)]
    while waiting:
        path, item = waiting.pop()
        if item is None or isinstance(item, Omit):
            continue
        if is_mapping(item):
            inner = [(member.format(path, k), plain(one)) for k, one in item.items()]
        elif is_list(item):
            inner = list(_deep_items(path, item, flags))
        else:
            yield path, text_of(item, flags)
            continue
        waiting.extend(reversed(inner))


def _deep_items(
    path: str, items: Iterable[object], flags: frozenset[str]
) -> Iterator[tuple[str, object]]:
    # An item without text must not leave a gap between the indices.
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


def labelled(spec: ArgumentSpec, value: object) -> str:
    """Write a path variable that begins with a dot or a semicolon."""
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
