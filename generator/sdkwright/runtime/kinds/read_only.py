"""What a model that came from the API leaves behind when it is sent back.

A property that only responses have (`readOnly`; OpenAPI 3.1, section 4.8.24.4) stays in the
model, and is no part of a request. Generated files declare such properties with
:func:`read_only`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ..models.values import is_list, is_mapping, wire_names

if TYPE_CHECKING:
    from pydantic import BaseModel

_DECLARED: Final[dict[type[BaseModel], frozenset[str]]] = {}


def read_only(model: type[BaseModel], names: str) -> None:
    """Declare the properties of a model that requests do not have, by their wire names."""
    _DECLARED[model] = frozenset(unquote(name) for name in names.split())


def without_read_only(model: BaseModel, data: object) -> object:
    """Return a model's data without the properties that requests do not have.

    Args:
        model: The model.
        data: Its JSON data under wire names.
    """
    return _strip(model, data) if _DECLARED else data


def _strip(value: object, data: object) -> object:
    if is_mapping(data):
        if is_mapping(value):
            return {key: _strip(value.get(key), item) for key, item in data.items()}
        return _strip_members(value, data)
    if is_list(data) and is_list(value):
        return [_strip(own, item) for own, item in zip(value, data, strict=False)]
    return data


def _strip_members(value: object, data: Mapping[str, object]) -> object:
    names = wire_names(value)
    hidden = next(
        (found for kind in type(value).__mro__ if (found := _DECLARED.get(kind))),
        frozenset[str](),
    )
    return {
        key: _strip(getattr(value, names.get(key, key), None), item)
        for key, item in data.items()
        if key not in hidden
    }
