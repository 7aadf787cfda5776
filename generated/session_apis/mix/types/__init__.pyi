from ..._core.kinds.base64_bytes import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
)
from ..._core.kinds.decimals import DecimalNumber as DecimalNumber
from ..._core.kinds.implied import Implied as Implied
from ..._core.kinds.unknown_numbers import UnknownInt as UnknownInt
from ..._core.models.model import UnknownStr as UnknownStr
from .backend_message import BackendMessage as BackendMessage
from .callback import Callback as Callback, CallbackParam as CallbackParam
from .callback_result_data import CallbackResultData as CallbackResultData
from .core_tool_name import CoreToolName as CoreToolName
from .error_response import ErrorResponse as ErrorResponse
from .export_message import ExportMessage as ExportMessage
from .export_session import ExportSession as ExportSession
from .export_tool_call import ExportToolCall as ExportToolCall
from .file_info import FileInfo as FileInfo
from .message_send_response import MessageSendResponse as MessageSendResponse
from .rest_error import RESTError as RESTError
from .session_cancel_response import SessionCancelResponse as SessionCancelResponse
from .session_data import SessionData as SessionData
from .sse_complete_event import (
    SSECompleteEvent as SSECompleteEvent,
    SSECompleteEventData as SSECompleteEventData,
)
from .sse_connected_event import (
    SSEConnectedEvent as SSEConnectedEvent,
    SSEConnectedEventData as SSEConnectedEventData,
)
from .sse_content_event import (
    SSEContentEvent as SSEContentEvent,
    SSEContentEventData as SSEContentEventData,
)
from .sse_error_event import (
    SSEErrorEvent as SSEErrorEvent,
    SSEErrorEventData as SSEErrorEventData,
)
from .sse_event_stream import (
    SSEEventStream as SSEEventStream,
    UnknownSSEEventStream as UnknownSSEEventStream,
)
from .sse_heartbeat_event import (
    SSEHeartbeatEvent as SSEHeartbeatEvent,
    SSEHeartbeatEventData as SSEHeartbeatEventData,
)
from .sse_permission_event import (
    SSEPermissionEvent as SSEPermissionEvent,
    SSEPermissionEventData as SSEPermissionEventData,
)
from .sse_session_created_event import (
    SSESessionCreatedEvent as SSESessionCreatedEvent,
    SSESessionCreatedEventData as SSESessionCreatedEventData,
)
from .sse_session_deleted_event import (
    SSESessionDeletedEvent as SSESessionDeletedEvent,
    SSESessionDeletedEventData as SSESessionDeletedEventData,
)
from .sse_thinking_event import (
    SSEThinkingEvent as SSEThinkingEvent,
    SSEThinkingEventData as SSEThinkingEventData,
)
from .sse_tool_execution_complete_event import (
    SSEToolExecutionCompleteEvent as SSEToolExecutionCompleteEvent,
    SSEToolExecutionCompleteEventData as SSEToolExecutionCompleteEventData,
)
from .sse_tool_execution_start_event import (
    SSEToolExecutionStartEvent as SSEToolExecutionStartEvent,
    SSEToolExecutionStartEventData as SSEToolExecutionStartEventData,
)
from .sse_tool_use_parameter_delta_event import (
    SSEToolUseParameterDeltaEvent as SSEToolUseParameterDeltaEvent,
    SSEToolUseParameterDeltaEventData as SSEToolUseParameterDeltaEventData,
)
from .sse_tool_use_parameter_streaming_complete_event import (
    SSEToolUseParameterStreamingCompleteEvent as SSEToolUseParameterStreamingCompleteEvent,
    SSEToolUseParameterStreamingCompleteEventData as SSEToolUseParameterStreamingCompleteEventData,
)
from .sse_tool_use_start_event import (
    SSEToolUseStartEvent as SSEToolUseStartEvent,
    SSEToolUseStartEventData as SSEToolUseStartEventData,
)
from .sse_user_message_created_event import (
    SSEUserMessageCreatedEvent as SSEUserMessageCreatedEvent,
    SSEUserMessageCreatedEventData as SSEUserMessageCreatedEventData,
)
from .tool_call_data import ToolCallData as ToolCallData
from .tool_name import ToolName as ToolName
