"""Types: ExtractResultObject, ExtractResult."""

from typing import TypeAlias

from ..._core.models.model import Model


class ExtractResultObject(Model):
    """The answer where no schema was given."""

    extraction: str | None = None
    """The text that was found."""


ExtractResult: TypeAlias = ExtractResultObject | dict[str, object]
"""The text that was found, or data in the shape that was asked for."""
