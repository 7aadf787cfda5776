"""Decoding of JSON documents into typed values.

The fast path is one call of pydantic's validator. If that fails, a lenient client
parses the document and builds it part by part, so that a mismatch in one field affects
only that field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from ..parts import load
from .validation import (
    BOM,
    DecodeError,
    InexactError,
    T_co,
    Validator,
    describe,
    has_nonstandard_numbers,
    parse,
)

if TYPE_CHECKING:
    from pydantic import ValidationError
    from typing_extensions import TypeForm


class Decoder(Validator[T_co]):
    """Decodes documents of one type. Nothing is built before the first of them."""

    def decode(self, data: bytes, *, strict: bool = False, plain: bool = False) -> T_co:
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
        value: T_co
        try:
            if strict:
                value = self.rounded(data, strict=True)
            else:  # inlined `rounded`, since streams decode many documents
                value = self.validate(data, by_alias=True, by_name=False)
        except InexactError:
            return self._exactly(data, strict=strict)
        except self._failure as error:
            try:
                document = parse(data, standard=strict)
                return self.recover(document, error, strict=strict)
            except InexactError:
                return self._exactly(data, strict=strict)
        # The validator's parser also accepts `NaN`, `Infinity` and `-Infinity`.
        if strict and not plain and has_nonstandard_numbers(data):
            parse(data, standard=True)
        return value

    def _exactly(self, data: bytes, *, strict: bool) -> T_co:
        """Decode a document with decimal numbers, which keep their digits."""
        value: T_co = load("decimals", "kinds.exact").decode(self, data, strict=strict)
        return value

    def recover(
        self,
        document: object,
        error: ValidationError,
        *,
        strict: bool,
        exactly: bool = False,
    ) -> T_co:
        """Build what does not fit piece by piece; see :mod:`lenient`.

        Args:
            document: The parsed document.
            error: What does not fit.
            strict: Whether that ends it.
            exactly: Whether its numbers have their text (see :mod:`exact`).
        """
        if not strict:
            from .lenient import MismatchError, build

            try:
                return build(self._form, document, exactly=exactly)
            except MismatchError:
                pass
        raise DecodeError(describe(error)) from error


T = TypeVar("T")

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
