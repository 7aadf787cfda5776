"""Answers in JSON become typed values, straight from the bytes.

The fast path is one call into pydantic's validator. Only when that fails does a lenient
client pay for its patience: the document is parsed and built piece by piece, so that a
surprise in one field costs that field and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from .validation import (
    BOM,
    DecodeError,
    T_co,
    Validator,
    describe,
    has_odd_words,
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
            plain: Whether the caller has seen that it has no `NaN` and no `Infinity`.
            strict: Whether every mismatch is an error. Otherwise a value of the wrong
                type is kept as it is, and a missing one stays missing.

        Raises:
            DecodeError: It is not JSON, or another kind of thing altogether, or does not
                match exactly and `strict` is set.
        """
        data = data.removeprefix(BOM)
        value: T_co
        try:
            if strict:
                value = self.exact(data, strict=True)
            else:  # what `exact` does, without the call: streams come here often
                value = self._validate(data, by_alias=True, by_name=False)
        except self._failure as error:
            return self._recover(data, error, strict=strict)
        # The validator's parser also takes three words that JSON does not have.
        if not plain and has_odd_words(data):
            parse(data)
        return value

    def _recover(self, data: bytes, error: ValidationError, *, strict: bool) -> T_co:
        document = parse(data)
        if not strict:
            from .lenient import MismatchError, build

            try:
                return build(self._form, document)
            except MismatchError:
                pass
        raise DecodeError(describe(error)) from error


T = TypeVar("T")

_DECODERS: Final[dict[object, Decoder[Any]]] = {}


def decoder(type_form: TypeForm[T]) -> Decoder[T]:
    """Return the decoder of a type, the same one each time."""
    # `A | B` and `B | A` are equal, but not the same to a validator: their text differs.
    key = (type_form, repr(type_form))
    try:
        known = _DECODERS.get(key)
    except TypeError:  # an annotation that cannot be hashed
        return Decoder(type_form)
    if known is None:
        known = _DECODERS[key] = Decoder(type_form)
    return known
