"""Types: SSEToolExecutionStartEventData, SSEToolExecutionStartEvent."""

from typing import Literal

from ..._core.models.model import Field, Model
from .tool_name import ToolName


class SSEToolExecutionStartEventData(Model):
    """The work."""

    type: str
    """The kind of event once more."""
    tool_name: ToolName = Field(
        validation_alias="toolName", serialization_alias="toolName"
    )
    """The tool."""
    progress: str
    """What it is doing."""
    tool_call_id: str = Field(
        validation_alias="toolCallId", serialization_alias="toolCallId"
    )
    """The call."""
    parent_tool_call_id: str | None = Field(
        default=None,
        validation_alias="parentToolCallId",
        serialization_alias="parentToolCallId",
    )
    """The tool call whose subagent this comes from."""


class SSEToolExecutionStartEvent(Model):
    """The tool has begun its work."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["tool_execution_start"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEToolExecutionStartEventData
    """The work."""
