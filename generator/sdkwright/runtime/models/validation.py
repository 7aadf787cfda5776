"""Strict validation of JSON documents."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from pydantic import ValidationError
    from typing_extensions import TypeForm

T = TypeVar("T")

BOM: Final = b"\xef\xbb\xbf"
_SHOWN: Final = 3


class DecodeError(ValueError):
    """The data is not JSON, or not of the declared type."""


class _Validate(Protocol):
    def __call__(
        self,
        data: bytes,
        /,
        *,
        by_alias: bool,
        by_name: bool,
        strict: bool | None = None,
        context: object = None,
    ) -> Any: ...  # noqa: ANN401 - the type decides


class Validator(Generic[T]):
    """Validates documents of one type; the pydantic adapter is built on first use."""

    def __init__(self, type_form: TypeForm[T]) -> None:
        """Keep the type: a model, or any other type expression."""
        self._form: TypeForm[T] = type_form
        self.is_text: Final[bool] = type_form is str
        self.is_free: Final[bool] = type_form is object

    def exact(self, data: bytes, *, strict: bool = False) -> T:
        """Return the value of a document that matches its type.

        Raises:
            pydantic.ValidationError: It does not match.
        """
        value: T
        if strict:
            # By wire name only: a key that equals a field's Python name is not that
            # field.
            value = self._validate(
                data, by_alias=True, by_name=False, strict=True, context=self._context
            )
        else:
            value = self._validate(data, by_alias=True, by_name=False)
        return value

    @cached_property
    def _validate(self) -> _Validate:
        from pydantic import TypeAdapter

        adapter = TypeAdapter(self._form)
        adapter.rebuild()  # models defer it
        return adapter.validator.validate_json

    @cached_property
    def _failure(self) -> type[ValidationError]:
        from pydantic import ValidationError

        return ValidationError

    @cached_property
    def _context(self) -> object:
        from .unknown import STRICT

        return STRICT


def has_nonstandard_numbers(data: bytes) -> bool:
    """Tell whether the data may contain `NaN` or `Infinity`."""
    return b"NaN" in data or b"Infinity" in data


def parse(data: bytes) -> object:
    """Parse a JSON document within bounds: depth, size of numbers, plain JSON only.

    Raises:
        DecodeError: It is not JSON, or beyond the bounds.
    """
    from pydantic_core import from_json

    try:
        document: object = from_json(data.removeprefix(BOM), allow_inf_nan=False)
    except ValueError as error:
        what = f"not JSON: {error}" if data.strip() else "empty"
        raise DecodeError(f"The data is {what}.") from None
    return document


def describe(error: ValidationError) -> str:
    """Describe the first mismatch and its location, without repeating the data."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    shown = [
        f"{'.'.join(map(str, fault['loc'])) or 'the document'}: {fault['msg']}"
        for fault in faults[:_SHOWN]
    ]
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return f"The data does not fit its type: {'; '.join(shown)}{more}."
