"""The types of the API."""

from ..._core.lazy import lazy

_NAMES = """
..._core.kinds.base64_bytes Base64Bytes Base64UrlBytes
..._core.kinds.decimals DecimalNumber
..._core.kinds.implied Implied
..._core.kinds.unknown_numbers UnknownInt
..._core.models.model UnknownStr
.backend_message BackendMessage
.callback Callback CallbackParam
.callback_result_data CallbackResultData
.core_tool_name CoreToolName
.error_response ErrorResponse
.export_message ExportMessage
.export_session ExportSession
.export_tool_call ExportToolCall
.file_info FileInfo
.message_send_response MessageSendResponse
.rest_error RESTError
.session_cancel_response SessionCancelResponse
.session_data SessionData
.sse_complete_event SSECompleteEvent SSECompleteEventData
.sse_connected_event SSEConnectedEvent SSEConnectedEventData
.sse_content_event SSEContentEvent SSEContentEventData
.sse_error_event SSEErrorEvent SSEErrorEventData
.sse_event_stream SSEEventStream UnknownSSEEventStream
.sse_heartbeat_event SSEHeartbeatEvent SSEHeartbeatEventData
.sse_permission_event SSEPermissionEvent SSEPermissionEventData
.sse_session_created_event SSESessionCreatedEvent SSESessionCreatedEventData
.sse_session_deleted_event SSESessionDeletedEvent SSESessionDeletedEventData
.sse_thinking_event SSEThinkingEvent SSEThinkingEventData
.sse_tool_execution_complete_event SSEToolExecutionCompleteEvent SSEToolExecutionCompleteEventData
.sse_tool_execution_start_event SSEToolExecutionStartEvent SSEToolExecutionStartEventData
.sse_tool_use_parameter_delta_event SSEToolUseParameterDeltaEvent SSEToolUseParameterDeltaEventData
.sse_tool_use_parameter_streaming_complete_event SSEToolUseParameterStreamingCompleteEvent SSEToolUseParameterStreamingCompleteEventData
.sse_tool_use_start_event SSEToolUseStartEvent SSEToolUseStartEventData
.sse_user_message_created_event SSEUserMessageCreatedEvent SSEUserMessageCreatedEventData
.tool_call_data ToolCallData
.tool_name ToolName
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
