"""Strict validation of JSON documents."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final, Generic, TypeVar, cast

from ..parts import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import ValidationError
    from pydantic_core import SchemaValidator
    from typing_extensions import TypeForm

T_co = TypeVar("T_co", covariant=True)

BOM: Final = b"\xef\xbb\xbf"
_SHOWN: Final = 3
_FUNCTION: Final = re.compile(r"function-\w+\[[^()]*\(\), (.*?)\]")


class InexactError(Exception):
    """A decimal number has lost its text: the document has to be parsed by :mod:`exact`."""


class DecodeError(ValueError):
    """The data is not JSON, or not of the declared type."""


class Validator(Generic[T_co]):
    """Validates documents of one type. Nothing is built before the first of them."""

    def __init__(self, type_form: TypeForm[T_co]) -> None:
        """Keep the type: a model, or anything that can stand in an annotation."""
        self._form: TypeForm[T_co] = type_form
        form: object = type_form
        self.is_text: Final[bool] = form is str
        self.is_free: Final[bool] = form is object

    def exact(self, data: bytes, *, strict: bool = False) -> T_co:
        """Return the value of a document that fits its type.

        Raises:
            pydantic.ValidationError: It does not fit.
            ValueError: It is not JSON.
        """
        try:
            return self.rounded(data, strict=strict)
        except InexactError:
            value: T_co = load("decimals", "kinds.exact").validate(
                self, data, strict=strict
            )
            return value

    def rounded(self, data: bytes, *, strict: bool = False) -> T_co:
        """Return the value of a document, from floats where it has fractions.

        Args:
            data: The document.
            strict: Whether nothing is accepted but what the type says.

        Raises:
            pydantic.ValidationError: It does not fit.
            InexactError: It has a decimal number, which may have lost digits.
        """
        value: T_co
        if strict:
            from .model import STRICT

            value = self.strictly(data, STRICT)
        else:
            value = self.validate(data, by_alias=True, by_name=False)
        return value

    def strictly(self, data: bytes, context: object) -> T_co:
        """Return the value of a document, in a strict context.

        By wire name only: a key that equals a field's Python name is not that field.
        """
        value: T_co = self.validate(
            data, by_alias=True, by_name=False, strict=True, context=context
        )
        return value

    def build(self, document: object) -> T_co:
        """Return the value of a parsed document that fits its type.

        Raises:
            pydantic.ValidationError: It does not fit.
        """
        value: T_co = self._validator.validate_python(
            document, by_alias=True, by_name=False
        )
        return value

    @cached_property
    def validate(self) -> Callable[..., Any]:
        """The function of the library that reads a document."""
        return self._validator.validate_json

    @cached_property
    def _validator(self) -> SchemaValidator:
        from pydantic import TypeAdapter

        from .formats import JSONForms

        own: Any = self._form
        form: Any = Annotated[own, JSONForms()]
        adapter: TypeAdapter[T_co] = TypeAdapter(form)
        adapter.rebuild()  # models put it off
        return cast("SchemaValidator", adapter.validator)

    @cached_property
    def _failure(self) -> type[ValidationError]:
        from pydantic import ValidationError

        return ValidationError


def has_nonstandard_numbers(data: bytes) -> bool:
    """Tell whether the data may contain `NaN` or `Infinity`."""
    return b"NaN" in data or b"Infinity" in data


def parse(data: bytes, *, standard: bool = False) -> object:
    """Parse a JSON document within bounds: depth, size of numbers.

    Args:
        data: The document.
        standard: Whether `NaN` and `Infinity` are refused, which RFC 8259 does not know
            and many servers send.

    Raises:
        DecodeError: It is not JSON, or beyond the bounds.
    """
    from pydantic_core import from_json

    try:
        document: object = from_json(data.removeprefix(BOM), allow_inf_nan=not standard)
    except ValueError as error:
        what = f"not JSON: {error}" if data.strip() else "empty"
        raise DecodeError(f"The data is {what}.") from None
    return document


def describe(error: ValidationError) -> str:
    """Describe the first mismatch and its location, without repeating the data."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    shown = [
        f"{_place(fault['loc']) or 'the document'}: {fault['msg']}"
        for fault in faults[:_SHOWN]
    ]
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return f"The data does not fit its type: {'; '.join(shown)}{more}."


def _place(location: tuple[int | str, ...]) -> str:
    """Return where something does not fit, without pydantic's names of functions."""
    return ".".join(_FUNCTION.sub(r"\1", str(each)) for each in location)
