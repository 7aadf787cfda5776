"""Wire names of TypedDicts: declared beside them, found from annotations when needed.

A request object is a plain mapping with Python's names. Where a name differs on the wire,
the generated file says so with :func:`wire`. What lies inside is found from the
annotations the first time an operation needs it.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import (
    Final,
    Literal,
    TypeGuard,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from .entries import Entry, parse_entries

_DECLARED: Final[dict[object, str]] = {}
_UNIONS: Final = (Union, types.UnionType)


def wire(typed_dict: object, names: str) -> None:
    """Declare the keys of a TypedDict whose names or forms differ on the wire."""
    _DECLARED[typed_dict] = names


@dataclass(slots=True, kw_only=True, eq=False)
class WireTable:
    """What is needed to write a mapping that has the shape of one TypedDict.

    Attributes:
        entries: The keys that differ on the wire.
        inside: For each key, the tables its value may have; filled after creation, since
            TypedDicts may contain themselves.
        keys: All keys.
        required: The keys that must be there.
        tags: The values a key may have, where it is a literal.
    """

    entries: dict[str, Entry]
    keys: frozenset[str]
    required: frozenset[str]
    tags: dict[str, tuple[object, ...]] = field(
        default_factory=dict[str, tuple[object, ...]]
    )
    inside: dict[str, tuple[WireTable, ...]] = field(
        default_factory=dict[str, tuple["WireTable", ...]]
    )

    def misfit(self, value: Mapping[str, object]) -> tuple[int, int, int]:
        """Return how badly a mapping fits: the smallest is the best table for it."""
        wrong = sum(
            1 for key, allowed in self.tags.items() if value.get(key) not in allowed
        )
        missing = sum(1 for key in self.required if key not in value)
        unknown = sum(1 for key in value if key not in self.keys)
        return wrong, missing, unknown


def tables_of(
    annotation: object, known: dict[object, WireTable]
) -> tuple[WireTable, ...]:
    """Return the tables of all TypedDicts a type can be, or can contain as items.

    Args:
        annotation: The type, as annotated.
        known: The tables made so far, by TypedDict; new ones are added.
    """
    waiting: list[type] = []
    found = tuple(_table(one, known, waiting) for one in _typed_dicts(annotation))
    while waiting:
        typed_dict = waiting.pop()
        for key, hint in get_type_hints(typed_dict).items():
            inside = tuple(_table(one, known, waiting) for one in _typed_dicts(hint))
            if inside:
                known[typed_dict].inside[key] = inside
    return found


def _table(
    typed_dict: type, known: dict[object, WireTable], waiting: list[type]
) -> WireTable:
    table = known.get(typed_dict)
    if table is None:
        entries = parse_entries(_DECLARED.get(typed_dict, ""))
        hints = get_type_hints(typed_dict)
        table = WireTable(
            entries={entry.python: entry for entry in entries},
            keys=frozenset(hints),
            required=_required(typed_dict),
            tags={
                key: get_args(hint)
                for key, hint in hints.items()
                if get_origin(hint) is Literal
            },
        )
        known[typed_dict] = table
        waiting.append(typed_dict)
    return table


def _required(typed_dict: object) -> frozenset[str]:
    keys: frozenset[str] = getattr(typed_dict, "__required_keys__", frozenset())
    return keys


def _typed_dicts(annotation: object) -> Iterator[type]:
    """Yield the TypedDicts of a type: alternatives, list items and map values."""
    waiting: list[object] = [annotation]
    seen: set[int] = set()
    while waiting:
        form = waiting.pop()
        if id(form) in seen:
            continue
        seen.add(id(form))
        if is_typeddict(form) and isinstance(form, type):
            yield form
        else:
            waiting.extend(reversed(_parts(form)))


def _parts(form: object) -> list[object]:
    alias = getattr(form, "__value__", None)  # a recursive alias (TypeAliasType)
    if alias is not None:
        return [alias]
    origin = get_origin(form)
    if origin in _UNIONS or _is_container(origin):
        return list(get_args(form))
    # Annotated[T, ...]: only T is a type
    return [get_args(form)[0]] if hasattr(form, "__metadata__") else []


def _is_container(origin: object) -> TypeGuard[type]:
    return isinstance(origin, type) and issubclass(origin, Iterable)
