"""Values of enumerations and unions that this version of the package does not know.

An unknown member of an enumeration is kept, with a type of its own, so that `match`
with `assert_never` can be complete. An unknown variant of a union keeps its whole
object in :attr:`UnknownVariant.raw`.
"""

from __future__ import annotations

from typing import Final, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .values import is_mapping

STRICT: Final = {"strict": True}
"""The validation context under which nothing unknown is accepted."""
STRICT_ROUNDED: Final = {"strict": True, "rounded": True}
"""The same, where decimal numbers have lost their text and are read once more later."""


class UnknownStr(str):
    """A string that is not among the known values."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept any string, without coercion."""
        return core_schema.with_info_after_validator_function(
            cls._take, core_schema.str_schema(strict=True)
        )

    @classmethod
    def _take(cls, value: str, info: core_schema.ValidationInfo) -> Self:
        refuse(info)
        return cls(value)


class UnknownInt(int):
    """An integer that is not among the known values."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept any integer, without coercion; no booleans."""
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
        """Accept any number, without coercion; no booleans."""
        return core_schema.with_info_after_validator_function(
            cls._take,
            core_schema.float_schema(strict=True),
            # Only the serializer of floats rejects a subclass.
            serialization=core_schema.plain_serializer_function_ser_schema(float),
        )

    @classmethod
    def _take(cls, value: float, info: core_schema.ValidationInfo) -> Self:
        refuse(info)
        return cls(value)


class Unless:
    """An annotation: objects that name another variant of a union are not of this type.

    Where the base of a hierarchy stands for what is unknown, an object that says to be of
    a known variant must fit that one.
    """

    __slots__ = ("_name", "_tags")

    def __init__(self, name: str, *tags: str) -> None:
        """Keep the wire name of the discriminator, and its values for other variants."""
        self._name = name
        self._tags = frozenset(tags)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Look at objects before they are validated."""
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


def refuse(info: core_schema.ValidationInfo) -> None:
    """Fail if the client was told to be strict."""
    if info.context is STRICT or info.context is STRICT_ROUNDED:
        raise PydanticCustomError("unknown_value", "Input should be a known value")
