"""Decomposition of type expressions, without the model library."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import cache
from types import NoneType, SimpleNamespace, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    TypeAlias,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    Form: TypeAlias = TypeForm[object]

_UNIONS: Final = (Union, UnionType)


def alternatives(form: Form) -> tuple[Form, ...]:
    found: list[Form] = []
    seen: dict[int, object] = {id(None): None, id(NoneType): NoneType}
    waiting = [form]
    while waiting:
        form = waiting.pop()
        if id(form) in seen:
            continue
        seen[id(form)] = form
        inside = _inside(form)
        if inside:
            waiting.extend(reversed(inside))
        else:
            found.append(form)
    return tuple(found)


def literal_values(form: Form) -> tuple[object, ...]:
    values: list[object] = []
    for one in alternatives(form):
        if get_origin(one) is not Literal:
            return ()
        values.extend(get_args(one))
    return tuple(values)


def item_forms(form: Form) -> tuple[Form, ...]:
    origin = get_origin(form)
    if not isinstance(origin, type) or not issubclass(origin, Iterable):
        return ()
    if issubclass(origin, Mapping):
        return ()
    return tuple(each for each in get_args(form) if each not in (..., ()))


def value_forms(form: Form) -> tuple[Form, ...]:
    origin = get_origin(form)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return get_args(form)[-1:]
    return ()


def _inside(form: Form) -> tuple[Form, ...]:
    if get_origin(form) in _UNIONS:
        return get_args(form)
    if hasattr(form, "__metadata__"):  # Annotated[T, ...]
        return get_args(form)[:1]
    value: Any = getattr(form, "__value__", None)
    if isinstance(value, str):  # an alias that contains itself
        return _evaluated(value, str(getattr(form, "__module__", None)))
    return () if value is None else (value,)


@cache
def _evaluated(text: str, module: str) -> tuple[Form, ...]:
    return (evaluate(text, module),)


def evaluate(form: object, module: str) -> Form:
    holder = SimpleNamespace(__annotations__={"value": form})
    names = vars(sys.modules[module])
    found: dict[str, Form] = get_type_hints(holder, names, include_extras=True)
    return found["value"]
