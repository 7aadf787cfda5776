"""Numbers of enumerations that this version of the package does not know."""

from __future__ import annotations

from typing import Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from ..models.model import refuse


class UnknownInt(int):
    """An integer that is not among the known values."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            cls._take, core_schema.int_schema(strict=True)
        )

    @classmethod
    def _take(cls, value: int, info: core_schema.ValidationInfo) -> Self:
        refuse(info)
        return cls(value)


class UnknownFloat(float):
    """A number that is not among the known values."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            cls._take,
            core_schema.float_schema(strict=True),
            serialization=core_schema.plain_serializer_function_ser_schema(float),
        )

    @classmethod
    def _take(cls, value: float, info: core_schema.ValidationInfo) -> Self:
        refuse(info)
        return cls(value)
