"""Types: SSEToolExecutionCompleteEventData, SSEToolExecutionCompleteEvent."""

from typing import Literal

from ..._core.models.model import Field, Model
from .tool_name import ToolName


class SSEToolExecutionCompleteEventData(Model):
    """What came of it."""

    type: str
    """The kind of event once more."""
    tool_name: ToolName = Field(
        validation_alias="toolName", serialization_alias="toolName"
    )
    """The tool."""
    progress: str
    """What it did."""
    tool_call_id: str = Field(
        validation_alias="toolCallId", serialization_alias="toolCallId"
    )
    """The call."""
    success: bool
    """Whether it worked."""
    parent_tool_call_id: str | None = Field(
        default=None,
        validation_alias="parentToolCallId",
        serialization_alias="parentToolCallId",
    )
    """The tool call whose subagent this comes from."""


class SSEToolExecutionCompleteEvent(Model):
    """The tool is done."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["tool_execution_complete"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEToolExecutionCompleteEventData
    """What came of it."""
