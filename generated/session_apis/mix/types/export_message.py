"""Types: ExportMessage."""

import datetime as dt

from ..._core.models.model import Field, Model
from .export_tool_call import ExportToolCall


class ExportMessage(Model):
    """One message of a transcript."""

    id: str
    """The message's id."""
    role: str
    """Who speaks, such as `user`, `assistant` or `tool`."""
    content: str
    """What is said."""
    created_at: dt.datetime = Field(
        validation_alias="createdAt", serialization_alias="createdAt"
    )
    """When it was begun."""
    updated_at: dt.datetime = Field(
        validation_alias="updatedAt", serialization_alias="updatedAt"
    )
    """When it last changed."""
    finish_reason: str | None = Field(
        default=None,
        validation_alias="finishReason",
        serialization_alias="finishReason",
    )
    """Why the model stopped."""
    model: str | None = None
    """The model that wrote it."""
    reasoning: str | None = None
    """What the model thought before."""
    reasoning_duration: int | None = Field(
        default=None,
        validation_alias="reasoningDuration",
        serialization_alias="reasoningDuration",
    )
    """How long it thought, in milliseconds."""
    tool_calls: list[ExportToolCall] | None = Field(
        default=None, validation_alias="toolCalls", serialization_alias="toolCalls"
    )
    """The tools that were used."""
