"""Types: SSEErrorEventData, SSEErrorEvent."""

from typing import Literal

from ..._core.models.model import Field, Model


class SSEErrorEventData(Model):
    """What it was."""

    error: str
    """The reason, in words."""
    type: str | None = None
    """The kind of error."""
    attempt: int | None = None
    """How often it was tried."""
    max_attempts: int | None = Field(
        default=None, validation_alias="maxAttempts", serialization_alias="maxAttempts"
    )
    """How often it will be tried at most."""
    retry_after: int | None = Field(
        default=None, validation_alias="retryAfter", serialization_alias="retryAfter"
    )
    """When it will be tried again, in milliseconds."""
    parent_tool_call_id: str | None = Field(
        default=None,
        validation_alias="parentToolCallId",
        serialization_alias="parentToolCallId",
    )
    """The tool call whose subagent this comes from."""


class SSEErrorEvent(Model):
    """Something went wrong."""

    id: str
    """The event's id, to go on from after a break."""
    event: Literal["error"]
    """What happened."""
    retry: int | None = None
    """How long to wait before connecting again, in milliseconds."""
    data: SSEErrorEventData
    """What it was."""
