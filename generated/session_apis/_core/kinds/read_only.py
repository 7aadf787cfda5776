"""What a model that came from the API leaves behind when it is sent back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ..models.values import is_list, is_mapping, wire_names

if TYPE_CHECKING:
    from pydantic import BaseModel

_DECLARED: Final[dict[type[BaseModel], frozenset[str]]] = {}


def read_only(model: type[BaseModel], names: str) -> None:
    _DECLARED[model] = frozenset(unquote(name) for name in names.split())


def without_read_only(model: BaseModel, data: object) -> object:
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
