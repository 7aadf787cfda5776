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
    from . import (
        act_result as act_result,
        action as action,
        action_options_param as action_options_param,
        agent_execute_request_agent_config_param as agent_execute_request_agent_config_param,
        agent_execute_request_execute_options_param as agent_execute_request_execute_options_param,
        agent_result as agent_result,
        error_response as error_response,
        extract_request_options_param as extract_request_options_param,
        extract_result as extract_result,
        log_event as log_event,
        model_config_param as model_config_param,
        navigate_request_options_param as navigate_request_options_param,
        navigate_result as navigate_result,
        observe_request_options_param as observe_request_options_param,
        observe_result as observe_result,
        session_config_local_browser_launch_options_param as session_config_local_browser_launch_options_param,
        session_end_response as session_end_response,
        session_start_response as session_start_response,
        stream_event as stream_event,
        system_event as system_event,
    )
