"""Variants of unions: those that this version of the package does not know, and others.

An unknown variant of a union keeps its whole object in :attr:`UnknownVariant.raw`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Final, TypeAlias, TypeGuard

from pydantic import (
    GetCoreSchemaHandler,
    JsonValue,
    ValidationInfo,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .kinds.model_classes import class_in
from .models.model import Model, is_unknown, refuse
from .models.typeforms import literal_values
from .models.values import is_mapping

_Model: TypeAlias = Any

_GUARDED: Final = "sdk_guarded"


class UnknownVariant(Model):
    """A variant of a union that this version of the package does not know."""

    __unknown__: ClassVar[bool] = True

    raw: dict[str, JsonValue]

    @classmethod
    def _wrapped(cls, data: object, info: ValidationInfo) -> object:
        refuse(info)
        if info.mode == "python" and _is_call(data):
            return data
        return {"raw": data}

    _wrap = model_validator(mode="before")(_wrapped)

    @model_serializer(mode="plain")
    def _unwrap(self) -> dict[str, JsonValue]:
        return self.raw


def _is_call(data: object) -> TypeGuard[dict[str, object]]:
    return isinstance(data, dict) and "raw" in data


class Unless:
    """An annotation: objects that name another variant of a union are of another type.

    Where the base of a hierarchy stands for what is unknown, an object that says to be of
    a known variant must fit that one.
    """

    __slots__ = ("_name", "_tags")

    def __init__(self, name: str, *tags: str) -> None:
        self._name = name
        self._tags = frozenset(tags)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self._look, handler(source)
        )

    def _look(self, data: object) -> object:
        tag = data.get(self._name) if is_mapping(data) else None
        if isinstance(tag, str) and tag in self._tags:
            raise PydanticCustomError(
                "known_variant", "Input should not name a known variant"
            )
        return data


def unless_known(choices: list[Any], handler: GetCoreSchemaHandler) -> list[Any]:
    models = [each for each in choices if not isinstance(each, tuple)]
    unknown = [each for each in models if is_unknown(class_in(each, handler))]
    if len(unknown) != 1 or _GUARDED in unknown[0].get("metadata", ()):
        return choices
    look = _Known(class_in(unknown[0], handler), tuple(_variants(models, handler)))
    guarded = core_schema.no_info_before_validator_function(
        look, unknown[0], metadata={_GUARDED: True}
    )
    return [guarded if each is unknown[0] else each for each in choices]


def _variants(choices: list[Any], handler: GetCoreSchemaHandler) -> Iterator[type]:
    for each in choices:
        if each["type"] in {"union", "tagged-union"}:
            inner: Any = each["choices"]
            tagged = each["type"] == "tagged-union"
            yield from _variants(list(inner.values() if tagged else inner), handler)
            continue
        found = class_in(each, handler)
        if found is not None and not is_unknown(found):
            yield found


class _Known:
    """Refuses objects that say to be of a known variant."""

    __slots__ = ("_tags", "_unknown", "_variants")

    def __init__(self, unknown: _Model, variants: tuple[_Model, ...]) -> None:
        self._unknown = unknown
        self._variants = variants
        self._tags: dict[str, frozenset[object]] | None = None

    def __call__(self, data: object) -> object:
        if is_mapping(data):
            if self._tags is None:
                self._tags = self._read()
            for name, known in self._tags.items():
                tag = data.get(name)
                if isinstance(tag, str | int) and tag in known:
                    raise PydanticCustomError(
                        "known_variant", "Input should not name a known variant"
                    )
        return data

    def _read(self) -> dict[str, frozenset[object]]:
        found: dict[str, frozenset[object]] = {}
        for name, field in self._unknown.model_fields.items():
            if name != "raw":
                values = [
                    value
                    for each in self._variants
                    for value in literal_values(
                        each.model_fields[name].rebuild_annotation()
                    )
                ]
                found[field.validation_alias or name] = frozenset(values)
        return found
