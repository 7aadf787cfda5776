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
        self._form: TypeForm[T_co] = type_form
        form: object = type_form
        self.is_text: Final[bool] = form is str
        self.is_free: Final[bool] = form is object

    def exact(self, data: bytes, *, strict: bool = False) -> T_co:
        try:
            return self.rounded(data, strict=strict)
        except InexactError:
            value: T_co = load("decimals", "kinds.exact").validate(
                self, data, strict=strict
            )
            return value

    def rounded(self, data: bytes, *, strict: bool = False) -> T_co:
        value: T_co
        if strict:
            from .model import STRICT

            value = self.strictly(data, STRICT)
        else:
            value = self.validate(data, by_alias=True, by_name=False)
        return value

    def strictly(self, data: bytes, context: object) -> T_co:
        value: T_co = self.validate(
            data, by_alias=True, by_name=False, strict=True, context=context
        )
        return value

    def build(self, document: object) -> T_co:
        value: T_co = self._validator.validate_python(
            document, by_alias=True, by_name=False
        )
        return value

    @cached_property
    def validate(self) -> Callable[..., Any]:
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
    return b"NaN" in data or b"Infinity" in data


def parse(data: bytes, *, standard: bool = False) -> object:
    from pydantic_core import from_json

    try:
        document: object = from_json(data.removeprefix(BOM), allow_inf_nan=not standard)
    except ValueError as error:
        what = f"not JSON: {error}" if data.strip() else "empty"
        raise DecodeError(f"The data is {what}.") from None
    return document


def describe(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    shown = [
        f"{_place(fault['loc']) or 'the document'}: {fault['msg']}"
        for fault in faults[:_SHOWN]
    ]
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return f"The data does not fit its type: {'; '.join(shown)}{more}."


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(_FUNCTION.sub(r"\1", str(each)) for each in location)
