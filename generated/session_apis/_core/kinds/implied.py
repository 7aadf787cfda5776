"""Types that no `type` of the API's description says, but keywords speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..models.formats import MARK, Adapter
from ..models.values import described
from .model_classes import class_of

T = TypeVar("T")

_Core: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class _Implied:
    """An annotation: values of other types are taken as they come."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema: _Core = handler(source)
        kinds: tuple[type, ...] = {"list": (list,), "dict": (dict,)}.get(
            schema["type"], ()
        )
        if schema["type"] in {"int", "float", "str", "bool"}:
            schema = {**schema, "strict": True}
        changed: CoreSchema = _or_as_it_comes(
            Adapter(handler).adapted(schema, apart=True), kinds
        )
        return changed


Implied: TypeAlias = Annotated[T, _Implied()]
"""A type that no `type` of the API's description says, but keywords speak of."""


def adapted(schema: _Core, handler: GetCoreSchemaHandler) -> _Core:
    if not getattr(class_of(schema, handler), "__implied__", False):
        return schema
    return _or_as_it_comes(schema, (dict,))


def _or_as_it_comes(schema: _Core, kinds: tuple[type, ...]) -> _Core:
    other = core_schema.no_info_plain_validator_function(
        partial(_other, kinds), metadata=described()
    )
    return core_schema.union_schema(
        [schema, other], mode="left_to_right", metadata={MARK: True}
    )


def _other(kinds: tuple[type, ...], value: object) -> object:
    if isinstance(value, kinds):
        raise PydanticCustomError("implied_type", "Input should fit its description")
    return value
