"""Values of enumerations that this version of the package does not know."""

from __future__ import annotations

from typing import Final, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .values import is_mapping

STRICT: Final = {"strict": True}
"""The validation context under which nothing unknown is accepted."""


class UnknownStr(str):
    """A string that is not among the known values."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(
            cls._take, core_schema.str_schema(strict=True)
        )

    @classmethod
    def _take(cls, value: str, info: core_schema.ValidationInfo) -> Self:
        refuse(info)
        return cls(value)


def refuse(info: core_schema.ValidationInfo) -> None:
    if is_mapping(info.context) and "strict" in info.context:
        raise PydanticCustomError("unknown_value", "Input should be a known value")


def is_unknown(model: object) -> bool:
    return getattr(model, "__unknown__", False) is True
