"""Decoding of JSON documents into typed values."""

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
        if strict and not plain and has_nonstandard_numbers(data):
            parse(data, standard=True)
        return value

    def _exactly(self, data: bytes, *, strict: bool) -> T_co:
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
    key = (type_form, repr(type_form))
    try:
        known = _DECODERS.get(key)
    except TypeError:  # an annotation that cannot be hashed
        return Decoder(type_form)
    if known is None:
        known = _DECODERS[key] = Decoder(type_form)
    return known
