"""Look into a document whose parts may be of any shape.

Nothing here raises: a member of another type than it should have reads as absent. What is
wrong with it is reported by the checks that ran before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json
    from sdkwright.source import Pointer

Object: TypeAlias = "dict[str, Json]"

_NOTHING: Final[Object] = {}
_NO_ITEMS: Final[list[Json]] = []


def mapping(node: Object, key: str) -> Object:
    """Return the member that is an object, or an empty one."""
    value = node.get(key)
    return value if isinstance(value, dict) else _NOTHING


def items(node: Object, key: str) -> list[Json]:
    """Return the member that is a list, or an empty one."""
    value = node.get(key)
    return value if isinstance(value, list) else _NO_ITEMS


def text(node: Object, key: str) -> str:
    """Return the member that is a string, or an empty one."""
    value = node.get(key)
    return value if isinstance(value, str) else ""


def flag(node: Object, key: str) -> bool:
    """Whether the member is true."""
    return node.get(key) is True


def first_text(node: Object, *keys: str) -> str:
    """Return the first member of several that is a string with something in it."""
    for key in keys:
        value = node.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def number(node: Object, key: str) -> float | None:
    """Return the member that is a number."""
    value = node.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return value


def texts(node: Object, key: str) -> tuple[str, ...]:
    """Return the strings of the member that is a list."""
    return tuple(each for each in items(node, key) if isinstance(each, str))


def members(node: Object, at: Pointer) -> Iterator[tuple[str, Json, Pointer]]:
    """Yield (key, value, pointer) of an object's members."""
    for key, value in node.items():
        yield str(key), value, at / key


def extensions(node: Object) -> dict[str, Json]:
    """Return the members whose names start with `x-`."""
    return {key: value for key, value in node.items() if str(key)[:2] in {"x-", "X-"}}
