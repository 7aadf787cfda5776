"""The types of the API."""

from ..._core.lazy import lazy

_NAMES: dict[str, str] = {
    "ActResult": ".act_result",
    "Action": ".action",
    "ActionOptionsParam": ".action_options_param",
    "ActionParam": ".action",
    "AgentExecuteRequestAgentConfigParam": ".agent_execute_request_agent_config_param",
    "AgentExecuteRequestExecuteOptionsParam": ".agent_execute_request_execute_options_param",
    "AgentResult": ".agent_result",
    "Base64Bytes": "..._core.models.model",
    "Base64UrlBytes": "..._core.models.model",
    "DecimalNumber": "..._core.models.model",
    "ErrorResponse": ".error_response",
    "ExtractRequestOptionsParam": ".extract_request_options_param",
    "ExtractResult": ".extract_result",
    "ExtractResultObject": ".extract_result",
    "Implied": "..._core.models.model",
    "LogEvent": ".log_event",
    "LogEventMessage": ".log_event",
    "ModelConfigParam": ".model_config_param",
    "NavigateRequestOptionsParam": ".navigate_request_options_param",
    "NavigateResult": ".navigate_result",
    "ObserveRequestOptionsParam": ".observe_request_options_param",
    "ObserveResult": ".observe_result",
    "SessionConfigLocalBrowserLaunchOptionsParam": ".session_config_local_browser_launch_options_param",
    "SessionEndResponse": ".session_end_response",
    "SessionStartResponse": ".session_start_response",
    "StreamEvent": ".stream_event",
    "SystemEvent": ".system_event",
    "UnknownInt": "..._core.models.model",
    "UnknownStr": "..._core.models.model",
}

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
