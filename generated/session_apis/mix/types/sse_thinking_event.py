"""Types: SSEThinkingEventData, SSEThinkingEvent."""

from typing import Literal

from ..._core.models.model import Field, Model


class SSEThinkingEventData(Model):
    """The piece."""

    type: str
    """The kind of event once more."""
    content: str
    """The text."""
    assistant_message_id: str | None = Field(
        default=None,
        validation_alias="assistantMessageId",
        serialization_alias="assistantMessageId",
    )
    """The message that is being written."""
    parent_tool_call_id: str | None = Field(
        default=None,
        validation_alias="parentToolCallId",
        serialization_alias="parentToolCallId",
    )
    """The tool call whose subagent this comes from."""


class SSEThinkingEvent(Model):
    """A piece of what the model thinks."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["thinking"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEThinkingEventData
    """The piece."""
