"""Types: SSEToolUseParameterDeltaEventData, SSEToolUseParameterDeltaEvent."""

from typing import Literal

from ..._core.models.model import Field, Model


class SSEToolUseParameterDeltaEventData(Model):
    """The piece."""

    type: str
    """The kind of event once more."""
    tool_call_id: str = Field(
        validation_alias="toolCallId", serialization_alias="toolCallId"
    )
    """The call."""
    input: str
    """A piece of JSON text."""
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


class SSEToolUseParameterDeltaEvent(Model):
    """A piece of what the tool is to be given."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["tool_use_parameter_delta"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEToolUseParameterDeltaEventData
    """The piece."""
