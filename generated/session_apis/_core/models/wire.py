"""Wire names of TypedDicts: declared with them, nested ones found by annotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, get_args, get_type_hints

from .argument_spec import ArgumentSpec, parse_argument_spec
from .typeforms import alternatives, item_forms, literal_values, value_forms

if TYPE_CHECKING:
    from .typeforms import Form

_DECLARED: Final[dict[object, str]] = {}
_TABLES: Final[dict[object, WireTable]] = {}


def wire(typed_dict: object, names: str) -> None:
    _DECLARED[typed_dict] = names


class WireTable:
    """The wire names of one TypedDict and of the values in it."""

    def __init__(self, typed_dict: object) -> None:
        self._typed_dict = typed_dict
        self.required: frozenset[str] = getattr(
            typed_dict, "__required_keys__", frozenset()
        )
        specs = parse_argument_spec(" ".join(_declared(typed_dict)))
        self.specs: Mapping[str, ArgumentSpec] = {one.python: one for one in specs}

    @cached_property
    def hints(self) -> Mapping[str, Form]:
        return get_type_hints(self._typed_dict)

    @cached_property
    def discriminators(self) -> Mapping[str, tuple[object, ...]]:
        discriminators = {key: literal_values(hint) for key, hint in self.hints.items()}
        return {key: values for key, values in discriminators.items() if values}

    @cached_property
    def inside(self) -> Mapping[str, Shape]:
        shapes = {key: Shape((hint,)) for key, hint in self.hints.items()}
        return {key: shape for key, shape in shapes.items() if shape}

    def mismatch(self, value: Mapping[str, object]) -> tuple[int, int, int]:
        discriminators = self.discriminators.items()
        return (
            sum(
                1
                for key, known in discriminators
                if key in value and value[key] not in known
            ),
            sum(1 for key in self.required if key not in value),
            sum(1 for key in value if key not in self.hints),
        )


def _declared(typed_dict: object) -> Iterator[str]:
    for base in getattr(typed_dict, "__orig_bases__", ()):
        yield from _declared(base)
    if typed_dict in _DECLARED:
        yield _DECLARED[typed_dict]


class Shape:
    """Where a value contains TypedDicts: itself, its items or its values."""

    def __init__(self, forms: tuple[Form, ...], *, loose: bool = False) -> None:
        self._forms = forms
        self._loose = loose

    def __bool__(self) -> bool:
        tables, items, values = self._parts
        return bool(tables or items or values)

    @property
    def tables(self) -> tuple[WireTable, ...]:
        return self._parts[0]

    @property
    def items(self) -> Shape | None:
        return self if self._loose else self._parts[1]

    @property
    def values(self) -> Shape | None:
        return self if self._loose else self._parts[2]

    @cached_property
    def _parts(self) -> tuple[tuple[WireTable, ...], Shape | None, Shape | None]:
        tables: list[WireTable] = []
        items: list[Form] = []
        values: list[Form] = []
        for form in (token for one in self._forms for token in alternatives(one)):
            if _is_typed_dict(form) and isinstance(form, type):
                tables.append(_table(form))
            values.extend(value_forms(form))
            items.extend(item_forms(form))
        return (
            tuple(tables),
            _shape_or_none(tuple(items)),
            _shape_or_none(tuple(values)),
        )

    def table_for(self, value: Mapping[str, object]) -> WireTable | None:
        if not self.tables:
            return None
        best = min(self.tables, key=lambda table: table.mismatch(value))
        foreign = value and not any(key in best.hints for key in value)
        return None if foreign and self.values is not None else best


def _shape_or_none(forms: tuple[Form, ...]) -> Shape | None:
    return Shape(forms) if _mentions_typed_dict(forms) else None


def _is_typed_dict(form: object) -> bool:
    is_dict = isinstance(form, type) and dict in form.__mro__
    return is_dict and getattr(form, "__required_keys__", None) is not None


def _mentions_typed_dict(forms: tuple[Form, ...]) -> bool:
    waiting = list(forms)
    seen: set[int] = set()
    while waiting:
        form = waiting.pop()
        if _is_typed_dict(form):
            return True
        if id(form) not in seen:
            seen.add(id(form))
            waiting.extend(get_args(form))
            waiting.extend(one for one in alternatives(form) if one is not form)
    return False


def _table(typed_dict: type) -> WireTable:
    known = _TABLES.get(typed_dict)
    return known or _TABLES.setdefault(typed_dict, WireTable(typed_dict))
