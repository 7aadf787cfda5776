"""Renaming of request objects to their wire names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from ..models.omission import Omit
from ..models.values import RefusedError, convert, is_list, is_mapping
from ..models.wire import Shape

if TYPE_CHECKING:
    from ..models.typeforms import Form
    from .settings import Settings


def renamed(value: object, types: tuple[str, ...], settings: Settings) -> object:
    return rename(value, shape_of(types, settings))


def shape_of(types: tuple[str, ...], settings: Settings) -> Shape:
    known: Shape | None = settings.shapes.get(types)
    if known is None:
        module = settings.config.types
        found: tuple[Form, ...] = ()
        if module is not None:
            found = tuple(map(partial(getattr, module()), types))
        known = settings.shapes[types] = Shape(found, loose=True)
    return known


def rename(value: object, shape: Shape) -> object:
    try:
        return _rename(value, shape)
    except RecursionError:
        raise RefusedError("it is nested too deeply") from None


def _rename(value: object, shape: Shape) -> object:
    if is_mapping(value):
        return _rename_mapping(value, shape)
    if shape.items is not None and is_list(value):
        items = shape.items
        return [_rename(item, items) for item in value]
    return value


def _rename_mapping(value: Mapping[str, object], shape: Shape) -> object:
    table = shape.table_for(value)
    if table is None:
        if shape.values is None:
            return value
        free = shape.values
        return {key: _rename(item, free) for key, item in value.items()}
    renamed: dict[str, object] = {}
    for key, item in value.items():
        if isinstance(item, Omit):
            continue
        known = key in table.hints
        inside = table.inside.get(key) if known else shape.values
        written = item if inside is None else _rename(item, inside)
        spec = table.specs.get(key)
        if spec is None:
            renamed[key] = written
        else:
            renamed[spec.wire] = convert(written, spec.flags)
    return renamed
