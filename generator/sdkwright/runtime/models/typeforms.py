"""Decomposition of type expressions, without the model library.

Unions, `Annotated`, aliases and containers are reduced to a list of alternatives, which
the encoding of requests and the lenient decoding of responses use.
"""

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
    """Return the alternatives of a type, without unions, aliases, `Annotated` and None.

    Only the outermost type is decomposed: `list[A | B]` is one alternative.
    """
    found: list[Form] = []
    # By identity, as a form need not be hashable; kept alive, as ids are reused.
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
    """Return the values of a type that consists of literals only; else none."""
    values: list[object] = []
    for one in alternatives(form):
        if get_origin(one) is not Literal:
            return ()
        values.extend(get_args(one))
    return tuple(values)


def item_forms(form: Form) -> tuple[Form, ...]:
    """Return the item types of a container: `int` for `list[int]`; none if unknown."""
    origin = get_origin(form)
    if not isinstance(origin, type) or not issubclass(origin, Iterable):
        return ()
    if issubclass(origin, Mapping):
        return ()
    return tuple(each for each in get_args(form) if each not in (..., ()))


def value_forms(form: Form) -> tuple[Form, ...]:
    """Return the value type of a mapping: `int` for `dict[str, int]`."""
    origin = get_origin(form)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return get_args(form)[-1:]
    return ()


def _inside(form: Form) -> tuple[Form, ...]:
    """Return the types inside a union, an alias or an `Annotated` type."""
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
    """Return the type that a text denotes, cached so that it is the same object."""
    return (evaluate(text, module),)


def evaluate(form: object, module: str) -> Form:
    """Return a type with its names resolved in a module."""
    holder = SimpleNamespace(__annotations__={"value": form})
    names = vars(sys.modules[module])
    found: Form = get_type_hints(holder, names, include_extras=True)["value"]
    return found
