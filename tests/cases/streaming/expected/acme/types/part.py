"""Types: Part, PartParam, QuotePart and more."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal, Required, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .._core.models.model import Field, Model
from .._core.variants import UnknownVariant
from .text_part import TextPart, TextPartParam


class UnknownPart(UnknownVariant):
    """A variant of `Part` that this version does not know."""

    type: None = None


if TYPE_CHECKING:
    Part: TypeAlias = (
        'Annotated[Annotated[TextPart | QuotePart, Field(discriminator="type")] | UnknownPart, Field(union_mode="left_to_right")]'
    )
else:
    Part = TypeAliasType(
        "Part",
        'Annotated[Annotated[TextPart | QuotePart, Field(discriminator="type")] | UnknownPart, Field(union_mode="left_to_right")]',
    )

if TYPE_CHECKING:
    PartParam: TypeAlias = "TextPart | TextPartParam | QuotePart | QuotePartParam"
else:
    PartParam = TypeAliasType(
        "PartParam", "TextPart | TextPartParam | QuotePart | QuotePartParam"
    )


class QuotePart(Model):
    """The `QuotePart` object."""

    type: Literal["quote"]
    parts: list[Part]


class QuotePartParam(TypedDict, total=False):
    """The `QuotePart` object."""

    type: Required[Literal["quote"]]
    parts: Required[Iterable[PartParam]]
