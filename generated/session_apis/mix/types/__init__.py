"""The types of the API."""

from ..._core.lazy import lazy

_NAMES: dict[str, str] = {
    "BackendMessage": ".backend_message",
    "Base64Bytes": "..._core.models.model",
    "Base64UrlBytes": "..._core.models.model",
    "Callback": ".callback",
    "CallbackParam": ".callback",
    "CallbackResultData": ".callback_result_data",
    "CoreToolName": ".core_tool_name",
    "DecimalNumber": "..._core.models.model",
    "ErrorResponse": ".error_response",
    "ExportMessage": ".export_message",
    "ExportSession": ".export_session",
    "ExportToolCall": ".export_tool_call",
    "FileInfo": ".file_info",
    "Implied": "..._core.models.model",
    "MessageSendResponse": ".message_send_response",
    "RESTError": ".rest_error",
    "SSECompleteEvent": ".sse_complete_event",
    "SSECompleteEventData": ".sse_complete_event",
    "SSEConnectedEvent": ".sse_connected_event",
    "SSEConnectedEventData": ".sse_connected_event",
    "SSEContentEvent": ".sse_content_event",
    "SSEContentEventData": ".sse_content_event",
    "SSEErrorEvent": ".sse_error_event",
    "SSEErrorEventData": ".sse_error_event",
    "SSEEventStream": ".sse_event_stream",
    "SSEHeartbeatEvent": ".sse_heartbeat_event",
    "SSEHeartbeatEventData": ".sse_heartbeat_event",
    "SSEPermissionEvent": ".sse_permission_event",
    "SSEPermissionEventData": ".sse_permission_event",
    "SSESessionCreatedEvent": ".sse_session_created_event",
    "SSESessionCreatedEventData": ".sse_session_created_event",
    "SSESessionDeletedEvent": ".sse_session_deleted_event",
    "SSESessionDeletedEventData": ".sse_session_deleted_event",
    "SSEThinkingEvent": ".sse_thinking_event",
    "SSEThinkingEventData": ".sse_thinking_event",
    "SSEToolExecutionCompleteEvent": ".sse_tool_execution_complete_event",
    "SSEToolExecutionCompleteEventData": ".sse_tool_execution_complete_event",
    "SSEToolExecutionStartEvent": ".sse_tool_execution_start_event",
    "SSEToolExecutionStartEventData": ".sse_tool_execution_start_event",
    "SSEToolUseParameterDeltaEvent": ".sse_tool_use_parameter_delta_event",
    "SSEToolUseParameterDeltaEventData": ".sse_tool_use_parameter_delta_event",
    "SSEToolUseParameterStreamingCompleteEvent": ".sse_tool_use_parameter_streaming_complete_event",
    "SSEToolUseParameterStreamingCompleteEventData": ".sse_tool_use_parameter_streaming_complete_event",
    "SSEToolUseStartEvent": ".sse_tool_use_start_event",
    "SSEToolUseStartEventData": ".sse_tool_use_start_event",
    "SSEUserMessageCreatedEvent": ".sse_user_message_created_event",
    "SSEUserMessageCreatedEventData": ".sse_user_message_created_event",
    "SessionCancelResponse": ".session_cancel_response",
    "SessionData": ".session_data",
    "ToolCallData": ".tool_call_data",
    "ToolName": ".tool_name",
    "UnknownInt": "..._core.models.model",
    "UnknownSSEEventStream": ".sse_event_stream",
    "UnknownStr": "..._core.models.model",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
