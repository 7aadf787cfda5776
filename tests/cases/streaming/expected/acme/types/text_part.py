"""Types: TextPart, TextPartParam."""

from typing import Literal, Required

from typing_extensions import TypedDict

from .._core.models.model import Model


class TextPart(Model):
    """The `TextPart` object."""

    type: Literal["text"]
    text: str


class TextPartParam(TypedDict, total=False):
    """The `TextPart` object."""

    type: Required[Literal["text"]]
    text: Required[str]
