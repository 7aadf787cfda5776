"""Types: SSECompleteEventData, SSECompleteEvent."""

from typing import Literal

from ..._core.models.model import Field, Model


class SSECompleteEventData(Model):
    """The answer."""

    type: str
    """The kind of event once more."""
    done: bool
    """Whether the agent is done."""
    content: str | None = None
    """The whole answer."""
    message_id: str | None = Field(
        default=None, validation_alias="messageId", serialization_alias="messageId"
    )
    """The message that holds it."""
    reasoning: str | None = None
    """What the model thought before."""
    reasoning_duration: int | None = Field(
        default=None,
        validation_alias="reasoningDuration",
        serialization_alias="reasoningDuration",
    )
    """How long it thought, in milliseconds."""
    parent_tool_call_id: str | None = Field(
        default=None,
        validation_alias="parentToolCallId",
        serialization_alias="parentToolCallId",
    )
    """The tool call whose subagent this comes from."""


class SSECompleteEvent(Model):
    """The answer is complete."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["complete"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSECompleteEventData
    """The answer."""
