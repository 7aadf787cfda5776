"""Types: SSEToolUseParameterStreamingCompleteEventData, SSEToolUseParameterStreamingCompleteEvent."""

from typing import Literal

from ..._core.models.model import Field, Model
from .tool_name import ToolName


class SSEToolUseParameterStreamingCompleteEventData(Model):
    """The call."""

    type: str
    """The kind of event once more."""
    id: str
    """The call's id."""
    name: ToolName
    """The tool."""
    input: str
    """What the tool is given, as JSON text."""
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


class SSEToolUseParameterStreamingCompleteEvent(Model):
    """All that the tool is to be given is known."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["tool_use_parameter_streaming_complete"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEToolUseParameterStreamingCompleteEventData
    """The call."""
