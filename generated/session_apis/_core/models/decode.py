"""Decoding of JSON documents into typed values.

The fast path is one call of pydantic's validator. If that fails, a lenient client
parses the document and builds it part by part, so that a mismatch in one field affects
only that field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .validation import (
    BOM,
    DecodeError,
    T,
    Validator,
    describe,
    has_nonstandard_numbers,
    parse,
)

if TYPE_CHECKING:
    from pydantic import ValidationError
    from typing_extensions import TypeForm


class Decoder(Validator[T]):
    """Decodes documents of one type; its validator is built on first use."""

    def decode(self, data: bytes, *, strict: bool = False, plain: bool = False) -> T:
        """Return the value of a JSON document.

        Args:
            data: The document, in UTF-8.
            plain: Whether the caller has checked that it contains no `NaN` or
                `Infinity`.
            strict: Whether every mismatch is an error. Otherwise a value of the wrong
                type is kept as it is, and a missing one stays missing.

        Raises:
            DecodeError: It is not JSON, or of another kind than the type, or does not
                match exactly while `strict` is set.
        """
        data = data.removeprefix(BOM)
        value: T
        try:
            if strict:
                value = self.exact(data, strict=True)
            else:  # inlined `exact`, since streams decode many documents
                value = self._validate(data, by_alias=True, by_name=False)
        except self._failure as error:
            return self._recover(data, error, strict=strict)
        # The validator's parser also accepts `NaN`, `Infinity` and `-Infinity`.
        if not plain and has_nonstandard_numbers(data):
            parse(data)
        return value

    def _recover(self, data: bytes, error: ValidationError, *, strict: bool) -> T:
        document = parse(data)
        if not strict:
            from .lenient import MismatchError, build

            try:
                return build(self._form, document)
            except MismatchError:
                pass
        raise DecodeError(describe(error)) from error


_DECODERS: Final[dict[object, Decoder[Any]]] = {}


def decoder(type_form: TypeForm[T]) -> Decoder[T]:
    """Return the decoder of a type, cached."""
    # `A | B` and `B | A` are equal but validate in another order; their text differs.
    key = (type_form, repr(type_form))
    try:
        known = _DECODERS.get(key)
    except TypeError:  # an annotation that cannot be hashed
        return Decoder(type_form)
    if known is None:
        known = _DECODERS[key] = Decoder(type_form)
    return known
