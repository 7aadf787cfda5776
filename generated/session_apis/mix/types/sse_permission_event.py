"""Types: SSEPermissionEventData, SSEPermissionEvent."""

from typing import Literal

from ..._core.models.model import Field, Model
from .tool_name import ToolName


class SSEPermissionEventData(Model):
    """What it asks for."""

    type: str
    """The kind of event once more."""
    id: str
    """The question's id."""
    session_id: str = Field(
        validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The session in which it is asked."""
    tool_name: ToolName = Field(
        validation_alias="toolName", serialization_alias="toolName"
    )
    """The tool that it wants to use."""
    description: str
    """What it wants to do, in words."""
    action: str
    """What it wants to do, for programs."""
    path: str | None = None
    """The file that is concerned."""
    params: dict[str, object] | None = None
    """What the tool would be given."""
    parent_tool_call_id: str | None = Field(
        default=None,
        validation_alias="parentToolCallId",
        serialization_alias="parentToolCallId",
    )
    """The tool call whose subagent this comes from."""


class SSEPermissionEvent(Model):
    """The agent asks whether it may do something."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["permission"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEPermissionEventData
    """What it asks for."""
