"""Overrides of Fern: a tree laid over a document, as actions of an overlay.

Objects are merged by key, lists of objects by place, other lists replaced; `null` deletes a
key. An overlay appends to lists, so a list that is replaced is removed first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json

_SIMPLE: Final = re.compile(r"[A-Za-z_]\w*")
_BROKEN: Final = re.compile(r"#(components/)")
_DEEPEST: Final = 100


def override_actions(document: Json, override: Json) -> list[Mapping[str, Json]]:
    """Return the actions that lay an override over a document."""
    return list(_actions(document, override, "$", 0))


def _actions(
    old: Json, new: Json, path: str, depth: int
) -> Iterator[Mapping[str, Json]]:
    if depth > _DEEPEST or not isinstance(new, dict):
        return
    known = old if isinstance(old, dict) else {}
    added: dict[str, Json] = {}
    for key, value in new.items():
        place = f"{path}{_step(key)}"
        before = known.get(key)
        if value is None:
            if key in known:
                yield {"target": place, "remove": True}
        elif isinstance(value, dict) and isinstance(before, dict):
            yield from _actions(before, value, place, depth + 1)
        elif isinstance(value, list) and isinstance(before, list):
            yield from _lists(before, value, path, key, depth)
        else:
            if isinstance(before, (dict, list)):
                yield {"target": place, "remove": True}
            added[key] = _cleaned(value)
    if added:
        yield {"target": path, "update": added}


def _lists(
    old: list[Json], new: list[Json], path: str, key: str, depth: int
) -> Iterator[Mapping[str, Json]]:
    place = f"{path}{_step(key)}"
    if all(isinstance(each, dict) for each in (*old, *new)):
        for number, each in enumerate(new[: len(old)]):
            yield from _actions(old[number], each, f"{place}[{number}]", depth + 1)
        for each in new[len(old) :]:
            yield {"target": place, "update": [_cleaned(each)]}
    elif old != new:
        yield {"target": place, "remove": True}
        yield {"target": path, "update": {key: _cleaned(new)}}


def _cleaned(value: Json, depth: int = 0) -> Json:
    """Return a value without nulls in objects, and with references that lead somewhere."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, dict):
        return {
            key: (
                _BROKEN.sub(r"#/\1", each)
                if key == "$ref" and isinstance(each, str)
                else _cleaned(each, depth + 1)
            )
            for key, each in value.items()
            if each is not None or key in {"default", "example", "const"}
        }
    if isinstance(value, list):
        return [_cleaned(each, depth + 1) for each in value]
    return value


def _step(key: str) -> str:
    if _SIMPLE.fullmatch(key):
        return f".{key}"
    quoted = key.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{quoted}']"
