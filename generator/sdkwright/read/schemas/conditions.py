"""Properties that only a condition adds: `then`, `else`, `dependentSchemas`, and `if` itself.

Types cannot say when such a property is there, but it is a property all the same (JSON Schema
Core, section 10.2.2): without it users could neither send nor read it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.read.openapi import items, mapping, members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas.reader import Reader
    from sdkwright.source import Pointer

# `dependencies` is what `dependentSchemas` was called before; 2020-12 still lets it stand.
_DEPENDENT: Final = ("dependentSchemas", "dependencies")
CONDITIONS: Final = frozenset({"if", *_DEPENDENT})
_COMPOSED: Final = ("allOf", "anyOf", "oneOf")
# Conditions inside conditions; real documents have two.
_MAX_DEPTH: Final = 8


@dataclass(slots=True, kw_only=True)
class Conditional:
    """What the conditions of a schema say of one property.

    Attributes:
        schemas: Its schemas where a condition holds, and where each is.
        tests: Where conditions ask for it; that says nothing of its type.
    """

    schemas: list[tuple[Json, Pointer]] = field(
        default_factory=list["tuple[Json, Pointer]"]
    )
    tests: list[Pointer] = field(default_factory=list["Pointer"])


def conditional_properties(
    reader: Reader, node: Object, at: Pointer
) -> dict[str, Conditional]:
    """Return the properties that the conditions of a schema name, declared or not."""
    found: dict[str, Conditional] = {}
    if not node.keys().isdisjoint(CONDITIONS):
        seen: set[Pointer] = set()
        for each, place, tests in _branches(node, at):
            _collect(reader, each, place, found, seen, tests=tests, depth=0)
    return found


def _branches(node: Object, at: Pointer) -> Iterator[tuple[Json, Pointer, bool]]:
    """Yield the schemas under conditions, where they are, and whether they are tests.

    `then` and `else` mean nothing without `if` (section 10.2.2.2).
    """
    if "if" in node:
        for key in ("then", "else", "if"):
            if key in node:
                yield node[key], at / key, key == "if"
    for key in _DEPENDENT:
        for _, each, place in members(mapping(node, key), at / key):
            yield each, place, False


def _collect(
    reader: Reader,
    node: Json,
    at: Pointer,
    found: dict[str, Conditional],
    seen: set[Pointer],
    *,
    tests: bool,
    depth: int,
) -> None:
    if not isinstance(node, dict) or at in seen or depth > _MAX_DEPTH:
        return
    seen.add(at)
    for name, each, place in members(mapping(node, "properties"), at / "properties"):
        known = found.setdefault(name, Conditional())
        if tests:
            known.tests.append(place)
        else:
            known.schemas.append((each, place))
    inner = [(each, place, tests or only) for each, place, only in _branches(node, at)]
    for key in _COMPOSED:
        for index, each in enumerate(items(node, key)):
            inner.append((each, at / key / index, tests))
    target = reader.follow(node, at) if isinstance(node.get("$ref"), str) else None
    if target is not None:
        inner.append((*target, tests))
    for each, place, only in inner:
        _collect(reader, each, place, found, seen, tests=only, depth=depth + 1)
