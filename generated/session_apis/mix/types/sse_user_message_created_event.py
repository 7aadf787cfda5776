"""Types: SSEUserMessageCreatedEventData, SSEUserMessageCreatedEvent."""

from typing import Literal

from ..._core.models.model import Field, Model


class SSEUserMessageCreatedEventData(Model):
    """The message."""

    type: str
    """The kind of event once more."""
    message_id: str = Field(
        validation_alias="messageId", serialization_alias="messageId"
    )
    """The message's id."""
    content: str
    """The text."""
    parent_tool_call_id: str | None = Field(
        default=None,
        validation_alias="parentToolCallId",
        serialization_alias="parentToolCallId",
    )
    """The tool call whose subagent this comes from."""


class SSEUserMessageCreatedEvent(Model):
    """A message of the user was stored."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["user_message_created"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEUserMessageCreatedEventData
    """The message."""
