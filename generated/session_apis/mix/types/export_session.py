"""Types: ExportSession."""

import datetime as dt

from ..._core.models.model import Field, Model
from .export_message import ExportMessage


class ExportSession(Model):
    """A whole conversation."""

    id: str
    """The session's id."""
    title: str
    """What the session is called."""
    messages: list[ExportMessage]
    """Everything that was said and done."""
    created_at: dt.datetime | None = Field(
        default=None, validation_alias="createdAt", serialization_alias="createdAt"
    )
    """When the session was created."""
    updated_at: dt.datetime | None = Field(
        default=None, validation_alias="updatedAt", serialization_alias="updatedAt"
    )
    """When it last changed."""
    user_message_count: int | None = Field(
        default=None,
        validation_alias="userMessageCount",
        serialization_alias="userMessageCount",
    )
    """How many messages the user sent."""
    assistant_message_count: int | None = Field(
        default=None,
        validation_alias="assistantMessageCount",
        serialization_alias="assistantMessageCount",
    )
    """How many messages the agent sent."""
    tool_call_count: int | None = Field(
        default=None,
        validation_alias="toolCallCount",
        serialization_alias="toolCallCount",
    )
    """How often the agent used a tool."""
    prompt_tokens: int | None = Field(
        default=None,
        validation_alias="promptTokens",
        serialization_alias="promptTokens",
    )
    """How many tokens went to the model."""
    completion_tokens: int | None = Field(
        default=None,
        validation_alias="completionTokens",
        serialization_alias="completionTokens",
    )
    """How many tokens came from the model."""
    cost: float | None = None
    """What it all cost."""
