"""Request objects under their names on the wire.

A request object is a mapping with Python's names, checked as a TypedDict. Where a name
differs on the wire, the generated file says so with :func:`wire`; what lies inside is found
from the annotations, the first time it is needed.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol, TypeGuard, get_type_hints, is_typeddict

from .entries import Entry, parse_entries
from .errors import InvalidArgumentError
from .typeforms import alternatives, item_forms, literal_values, value_forms

DEEPEST: Final = 200
"""How many levels an argument may be nested."""

_DECLARED: Final[dict[object, str]] = {}
_PLAIN: Final = (str, bytes, bytearray, int, float)


def wire(typed_dict: object, entries: str) -> None:
    """Declare the keys of a TypedDict whose names or forms differ on the wire.

    Args:
        typed_dict: The class; its annotations are not looked at yet.
        entries: One entry per such key, in the language of operations.
    """
    _DECLARED[typed_dict] = entries


def to_wire(value: object, candidates: tuple[object, ...]) -> object:
    """Return an argument as it is written in JSON: wire names, models as plain data.

    Args:
        value: The argument, or a part of it. It is not changed.
        candidates: The types it may have; mappings take the names of the TypedDict among
            them that fits best. Lists and maps of these types are fine too.

    Raises:
        InvalidArgumentError: It is nested too deeply, or contains itself.
    """
    return _write(value, candidates, 0)


def reform(value: object, flags: frozenset[str]) -> object:
    """Return a value in the form its entry's flags ask for; lists item by item."""
    for flag, convert in _FORMS.items():
        if flag in flags:
            if _is_list(value) and not isinstance(value, _PLAIN):
                return [convert(item) for item in value]
            return convert(value)
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What is known of a TypedDict. Keys are looked up under either name."""

    names: Mapping[str, Entry]
    forms: Mapping[str, object]
    required: frozenset[str]
    tags: Mapping[str, tuple[object, ...]]

    def misfit(self, value: Mapping[str, object]) -> tuple[int, int, int]:
        """Return how badly a mapping fits; the smallest is the best."""
        wrong = sum(
            key in value and value[key] not in allowed
            for key, allowed in self.tags.items()
        )
        missing = sum(key not in value for key in self.required)
        return wrong, missing, sum(key not in self.forms for key in value)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a value of some types can be: objects, maps of values, lists of items."""

    shapes: tuple[_Shape, ...]
    values: tuple[object, ...]
    items: tuple[object, ...]

    def shape_of(self, value: Mapping[str, object]) -> _Shape | None:
        """Return the best shape for a mapping; None if it is a plain map."""
        if not self.shapes:
            return None
        best = min(self.shapes, key=lambda shape: shape.misfit(value))
        return None if self.values and any(best.misfit(value)) else best


@cache
def _plan(forms: tuple[object, ...]) -> _Plan:
    leaves = [leaf for form in forms for leaf in alternatives(form)]
    return _Plan(
        shapes=tuple(
            _shape(leaf)
            for leaf in leaves
            if is_typeddict(leaf) and isinstance(leaf, type)
        ),
        values=tuple(form for leaf in leaves for form in value_forms(leaf)),
        items=tuple(form for leaf in leaves for form in item_forms(leaf)),
    )


@cache
def _shape(typed_dict: type) -> _Shape:
    hints: dict[str, object] = get_type_hints(typed_dict)
    declared = parse_entries(_DECLARED.get(typed_dict, ""))
    by_wire = {each.wire: hints[each.python] for each in declared}
    required: Iterable[str] = getattr(typed_dict, "__required_keys__", ())
    tags = {key: literal_values(hint) for key, hint in hints.items()}
    return _Shape(
        names={each.python: each for each in declared},
        forms={**by_wire, **hints},
        required=frozenset(required),
        tags={key: values for key, values in tags.items() if values},
    )


def _write(value: object, forms: tuple[object, ...], depth: int) -> object:
    if value is None or isinstance(value, _PLAIN):
        return value
    if depth > DEEPEST:
        raise InvalidArgumentError(
            f"An argument is nested more than {DEEPEST} levels deep."
        )
    if _is_model(value):
        return value.model_dump(
            mode="json", by_alias=True, exclude_unset=True, warnings=False
        )
    if _is_mapping(value):
        return _write_mapping(value, _plan(forms), depth + 1)
    if _is_list(value):
        items = _plan(forms).items
        return [_write(item, items, depth + 1) for item in value]
    return value


def _write_mapping(
    value: Mapping[str, object], plan: _Plan, depth: int
) -> dict[str, object]:
    shape = plan.shape_of(value)
    if shape is None:
        return {key: _write(one, plan.values, depth) for key, one in value.items()}
    written: dict[str, object] = {}
    for key, one in value.items():
        form = shape.forms.get(key)
        entry = shape.names.get(key)
        inner = _write(one, () if form is None else (form,), depth)
        if entry is None:
            written[key] = inner
        else:
            written[entry.wire] = reform(inner, entry.flags)
    return written


class _Model(Protocol):
    def model_dump(
        self, *, mode: str, by_alias: bool, exclude_unset: bool, warnings: bool
    ) -> object: ...


def _is_model(value: object) -> TypeGuard[_Model]:
    # Asked of the class, and without pydantic: a program that sends only plain mappings
    # need not load it.
    return hasattr(type(value), "__pydantic_serializer__")


def _is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[Iterable[object]]:
    # A file is iterable too, but is not a list of its lines.
    return hasattr(value, "__iter__") and not hasattr(value, "read")


def _base64(value: object) -> object:
    if not isinstance(value, bytes | bytearray):
        return value
    return base64.b64encode(value).decode("ascii")


def _base64url(value: object) -> object:
    if not isinstance(value, bytes | bytearray):
        return value
    return base64.urlsafe_b64encode(value).decode("ascii")


def _seconds(value: object) -> object:
    return int(value.timestamp()) if isinstance(value, dt.datetime) else value


_FORMS: Final[Mapping[str, Callable[[object], object]]] = {
    "b64": _base64,
    "b64url": _base64url,
    "unix": _seconds,
}
