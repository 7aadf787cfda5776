"""Types: SSEEventStream."""

from typing import Annotated, TypeAlias

from ..._core.models.model import Field
from ..._core.variants import UnknownVariant
from .sse_complete_event import SSECompleteEvent
from .sse_connected_event import SSEConnectedEvent
from .sse_content_event import SSEContentEvent
from .sse_error_event import SSEErrorEvent
from .sse_heartbeat_event import SSEHeartbeatEvent
from .sse_permission_event import SSEPermissionEvent
from .sse_session_created_event import SSESessionCreatedEvent
from .sse_session_deleted_event import SSESessionDeletedEvent
from .sse_thinking_event import SSEThinkingEvent
from .sse_tool_execution_complete_event import SSEToolExecutionCompleteEvent
from .sse_tool_execution_start_event import SSEToolExecutionStartEvent
from .sse_tool_use_parameter_delta_event import SSEToolUseParameterDeltaEvent
from .sse_tool_use_parameter_streaming_complete_event import (
    SSEToolUseParameterStreamingCompleteEvent,
)
from .sse_tool_use_start_event import SSEToolUseStartEvent
from .sse_user_message_created_event import SSEUserMessageCreatedEvent


class UnknownSSEEventStream(UnknownVariant):
    """A variant of `SSEEventStream` that this version does not know."""

    event: None = None


SSEEventStream: TypeAlias = Annotated[
    Annotated[
        SSEConnectedEvent
        | SSEHeartbeatEvent
        | SSEErrorEvent
        | SSECompleteEvent
        | SSEThinkingEvent
        | SSEContentEvent
        | SSEToolUseStartEvent
        | SSEToolUseParameterStreamingCompleteEvent
        | SSEToolUseParameterDeltaEvent
        | SSEToolExecutionStartEvent
        | SSEToolExecutionCompleteEvent
        | SSEPermissionEvent
        | SSEUserMessageCreatedEvent
        | SSESessionCreatedEvent
        | SSESessionDeletedEvent,
        Field(discriminator="event"),
    ]
    | UnknownSSEEventStream,
    Field(union_mode="left_to_right"),
]
"""An event; `event` tells which, and so what its data are."""
