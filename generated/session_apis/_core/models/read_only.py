"""What a model that came from the API leaves behind when it is sent back.

A property that only responses have (`readOnly`; OpenAPI 3.1, section 4.8.24.4) stays in the
model, and is no part of a request. Generated files declare such properties with
:func:`read_only`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from .values import is_list, is_mapping

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


def changeable(
    model: object, data: object, names: Collection[str]
) -> dict[str, object]:
    """Return what a model has of an object to be changed.

    Properties that the model declares and the request does not know are left out; those
    that neither declares are sent back as they came.

    Args:
        model: The object as the API gave it.
        data: Its JSON data under wire names.
        names: The wire names of the request's properties.
    """
    declared = _wire_names(model)
    members: Mapping[str, object] = data if is_mapping(data) else {}
    return {
        key: value
        for key, value in members.items()
        if key in names or key not in declared
    }


def _strip(value: object, data: object) -> object:
    if is_mapping(data):
        if is_mapping(value):
            return {key: _strip(value.get(key), item) for key, item in data.items()}
        return _strip_members(value, data)
    if is_list(data) and is_list(value):
        return [_strip(own, item) for own, item in zip(value, data, strict=False)]
    return data


def _strip_members(value: object, data: Mapping[str, object]) -> object:
    names = _wire_names(value)
    hidden = next(
        (found for kind in type(value).__mro__ if (found := _DECLARED.get(kind))),
        frozenset[str](),
    )
    return {
        key: _strip(getattr(value, names.get(key, key), None), item)
        for key, item in data.items()
        if key not in hidden
    }


def _wire_names(model: object) -> Mapping[str, str]:
    """Return the Python names of a model's properties by their wire names."""
    fields = getattr(type(model), "model_fields", None)
    found: dict[str, str] = {}
    for name, field in fields.items() if is_mapping(fields) else ():
        alias = getattr(field, "serialization_alias", None)
        found[alias if isinstance(alias, str) else name] = name
    return found
