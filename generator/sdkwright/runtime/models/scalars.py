"""Numbers and truth values as JSON has them, which pydantic takes differently."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import isfinite
from typing import Any, Final, Literal, TypeAlias

from pydantic_core import PydanticCustomError, core_schema

_Core: TypeAlias = Any
"""A core schema, which is a TypedDict of one of fifty kinds."""

_Error: TypeAlias = Literal["int_type", "float_type", "bool_type"]

# Numbers as JSON spells them (RFC 8259, section 6), and truth values as XML and others do.
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_NUMBER: Final = re.compile(_WHOLE.pattern + r"(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_FLAGS: Final = {"true": True, "false": False, "1": True, "0": False}
# Longer ones are no numbers that somebody counts with.
_MOST_DIGITS: Final = 400


def integer(schema: _Core) -> _Core:
    """Return what reads integers: `1.0` too, and where not strict the text of one.

    JSON Schema says of the former that it is one (4.2.1).
    """
    exactly: _Core = {**schema, "strict": True}
    # Not a float that is looked at: schemas of models for others say integer.
    whole = core_schema.no_info_before_validator_function(_whole, exactly)
    return _or_text([exactly, whole], _whole_of, "int_type", always="strict" in schema)


def number(schema: _Core) -> _Core:
    """Return what reads numbers, and where not strict the text of one."""
    exactly = {**schema, "strict": True, "allow_inf_nan": False}
    return _or_text([exactly], _number_of, "float_type", always="strict" in schema)


def boolean(schema: _Core) -> _Core:
    """Return what reads truth values, and where not strict 0, 1 and the texts of both."""
    return _or_text(
        [{**schema, "strict": True}], _flag_of, "bool_type", always="strict" in schema
    )


def _or_text(
    exactly: list[_Core],
    read: Callable[[object], object],
    error: _Error,
    *,
    always: bool,
) -> _Core:
    """Return what takes a value as it should be, or else, where not strict, its text.

    Args:
        exactly: What takes it as it should be.
        read: Reads its text.
        error: The kind of error where neither fits.
        always: Whether it is strict for every client.
    """
    strict = exactly[0]
    if len(exactly) > 1:
        strict = core_schema.union_schema(
            [*exactly], mode="left_to_right", custom_error_type=error
        )
    if always:
        return strict
    text = core_schema.no_info_plain_validator_function(read)
    lax = core_schema.union_schema(
        [*exactly, text], mode="left_to_right", custom_error_type=error
    )
    return core_schema.lax_or_strict_schema(lax_schema=lax, strict_schema=strict)


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _whole_of(value: object) -> int:
    if isinstance(value, str) and len(value) < _MOST_DIGITS and _WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("int_type", "Input should be a valid integer")


def _number_of(value: object) -> float:
    if (
        isinstance(value, str)
        and _NUMBER.fullmatch(value)
        and isfinite(found := float(value))
    ):
        return found
    raise PydanticCustomError("float_type", "Input should be a valid number")


def _flag_of(value: object) -> bool:
    if isinstance(value, int | str):
        known = _FLAGS.get(str(value).lower())
        if known is not None:
            return known
    raise PydanticCustomError("bool_type", "Input should be a valid boolean")
