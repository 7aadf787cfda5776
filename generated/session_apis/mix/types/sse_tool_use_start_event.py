"""Types: SSEToolUseStartEventData, SSEToolUseStartEvent."""

from typing import Literal

from ..._core.models.model import Field, Model
from .tool_name import ToolName


class SSEToolUseStartEventData(Model):
    """The call."""

    type: str
    """The kind of event once more."""
    id: str
    """The call's id."""
    name: ToolName
    """The tool."""
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


class SSEToolUseStartEvent(Model):
    """The model has begun to call a tool."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["tool_use_start"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEToolUseStartEventData
    """The call."""
