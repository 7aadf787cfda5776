"""Documents that hold the value in one member, beside others that nobody asks for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ..models.decode import Decoder, decoder
from ..models.validation import DecodeError

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..models.model import Model

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class InnerDecoder(Decoder[T_co]):
    """Decodes the member of a document that is the value; null where it is missing."""

    def __init__(self, type_form: TypeForm[T_co], member: str) -> None:
        super().__init__(type_form)
        self._member: Final = member

    def decode(self, data: bytes, *, strict: bool = False, plain: bool = False) -> T_co:
        whole = decoder(self._envelope).decode(data, strict=strict, plain=plain)
        if _INSIDE in whole.model_fields_set:
            value: T_co = vars(whole)[_INSIDE]
            return value
        try:  # valid if the value may be None
            return super().decode(b"null", strict=True)
        except DecodeError:
            raise DecodeError(f"The data has no {self._member!r}.") from None

    @cached_property
    def _envelope(self) -> type[Model]:
        from pydantic import create_model

        from ..models.model import Field, Model

        form: Any = self._form
        member: Any = Field(default=None, validation_alias=self._member)
        return create_model("Envelope", __base__=Model, inside=(form, member))


_INSIDE: Final = "inside"
_READERS: Final[dict[object, InnerDecoder[Any]]] = {}


def inner_decoder(form: TypeForm[T], member: str) -> InnerDecoder[T]:
    key = (form, repr(form), member)
    try:
        known = _READERS.get(key)
    except TypeError:  # an annotation that cannot be hashed
        return InnerDecoder(form, member)
    if known is None:
        known = _READERS[key] = InnerDecoder(form, member)
    return known
