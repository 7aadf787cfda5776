"""Wire names of TypedDicts: declared beside them, found from annotations when needed.

A request object is a plain mapping with Python's names. Where a name differs on the wire,
the generated file says so with :func:`wire`. What lies inside is found from the
annotations, level by level, when a value has that level; so types may contain themselves.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import (
    Annotated,
    Final,
    Literal,
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


class WireTable:
    """How a mapping that has the shape of one TypedDict is written."""

    def __init__(self, typed_dict: object) -> None:
        """Read the declared names; annotations are read when asked for."""
        self._typed_dict = typed_dict
        self.required: frozenset[str] = getattr(
            typed_dict, "__required_keys__", frozenset()
        )
        entries = parse_entries(_DECLARED.get(typed_dict, ""))
        self.entries: Mapping[str, Entry] = {one.python: one for one in entries}

    @cached_property
    def hints(self) -> Mapping[str, object]:
        """The type of each key."""
        return get_type_hints(self._typed_dict)

    @cached_property
    def tags(self) -> Mapping[str, tuple[object, ...]]:
        """The values that a key may have, where its type is a literal."""
        return {
            key: get_args(hint)
            for key, hint in self.hints.items()
            if get_origin(hint) is Literal
        }

    @cached_property
    def inside(self) -> Mapping[str, Shape]:
        """The shapes of the values that hold TypedDicts."""
        shapes = {key: Shape((hint,)) for key, hint in self.hints.items()}
        return {key: shape for key, shape in shapes.items() if shape}

    def misfit(self, value: Mapping[str, object]) -> tuple[int, int, int]:
        """Return how badly a mapping fits; the smallest is the best table for it."""
        tags = self.tags.items()
        return (
            sum(1 for key, known in tags if key in value and value[key] not in known),
            sum(1 for key in self.required if key not in value),
            sum(1 for key in value if key not in self.hints),
        )


class Shape:
    """Where TypedDicts can be in a value: itself, the items of a list, values of a map."""

    def __init__(self, forms: tuple[object, ...], *, loose: bool = False) -> None:
        """Keep the type forms; any of them may apply.

        Args:
            forms: Types as annotated.
            loose: Whether lists and maps of these types are meant as well.
        """
        self._forms = forms
        self._loose = loose

    def __bool__(self) -> bool:
        """Tell whether there can be any TypedDict at all."""
        tables, items, values = self._parts
        return bool(tables or items or values)

    @property
    def tables(self) -> tuple[WireTable, ...]:
        """The TypedDicts that the value itself may be."""
        return self._parts[0]

    @property
    def items(self) -> Shape | None:
        """The shape of the items, if the value is a list."""
        return self if self._loose else self._parts[1]

    @property
    def values(self) -> Shape | None:
        """The shape of the values, if the value is a map with free keys."""
        return self if self._loose else self._parts[2]

    @cached_property
    def _parts(self) -> tuple[tuple[WireTable, ...], Shape | None, Shape | None]:
        tables: list[WireTable] = []
        items: list[object] = []
        values: list[object] = []
        waiting = list(self._forms)
        seen: set[int] = set()
        while waiting:
            form = waiting.pop(0)
            if id(form) in seen:  # an alias of a union that contains itself
                continue
            seen.add(id(form))
            origin = get_origin(form)
            if is_typeddict(form):
                tables.append(_table(form))
            elif isinstance(origin, type) and issubclass(origin, Mapping):
                values.extend(get_args(form)[1:])
            elif isinstance(origin, type) and issubclass(origin, Iterable):
                items.extend(get_args(form))
            else:
                waiting.extend(_alternatives(form, origin))
        return (
            tuple(tables),
            _shape_or_none(tuple(items)),
            _shape_or_none(tuple(values)),
        )

    def table_for(self, value: Mapping[str, object]) -> WireTable | None:
        """Return the table that fits a mapping best; None means a map with free keys."""
        if not self.tables:
            return None
        best = min(self.tables, key=lambda table: table.misfit(value))
        foreign = value and not any(key in best.hints for key in value)
        return None if foreign and self.values is not None else best


def _shape_or_none(forms: tuple[object, ...]) -> Shape | None:
    return Shape(forms) if _mentions_typed_dict(forms) else None


def _mentions_typed_dict(forms: tuple[object, ...]) -> bool:
    waiting = list(forms)
    seen: set[int] = set()
    while waiting:
        form = waiting.pop()
        if is_typeddict(form):
            return True
        if id(form) not in seen:
            seen.add(id(form))
            waiting.extend(get_args(form))
            waiting.extend(_alternatives(form, get_origin(form)))
    return False


def _alternatives(form: object, origin: object) -> tuple[object, ...]:
    alias = getattr(form, "__value__", None)  # a recursive alias (TypeAliasType)
    if alias is not None:
        return (alias,)
    if origin in _UNIONS:
        return get_args(form)
    return get_args(form)[:1] if origin is Annotated else ()


@cache
def _table(typed_dict: object) -> WireTable:
    return WireTable(typed_dict)
