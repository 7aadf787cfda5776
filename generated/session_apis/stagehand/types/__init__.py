"""The types of the API."""

from ..._core.lazy import lazy

_NAMES = """
..._core.kinds.base64_bytes Base64Bytes Base64UrlBytes
..._core.kinds.decimals DecimalNumber
..._core.kinds.implied Implied
..._core.kinds.unknown_numbers UnknownInt
..._core.models.model UnknownStr
.act_result ActResult
.action Action ActionParam
.action_options_param ActionOptionsParam
.agent_execute_request_agent_config_param AgentExecuteRequestAgentConfigParam
.agent_execute_request_execute_options_param AgentExecuteRequestExecuteOptionsParam
.agent_result AgentResult
.error_response ErrorResponse
.extract_request_options_param ExtractRequestOptionsParam
.extract_result ExtractResult ExtractResultObject
.log_event LogEvent LogEventMessage
.model_config_param ModelConfigParam
.navigate_request_options_param NavigateRequestOptionsParam
.navigate_result NavigateResult
.observe_request_options_param ObserveRequestOptionsParam
.observe_result ObserveResult
.session_config_local_browser_launch_options_param SessionConfigLocalBrowserLaunchOptionsParam
.session_end_response SessionEndResponse
.session_start_response SessionStartResponse
.stream_event StreamEvent
.system_event SystemEvent
"""

__getattr__, __dir__ = lazy(__name__, _NAMES)


def imported_later() -> None:
    """Name what is imported on demand, for tools that pack programs."""
    from . import _modules as _modules
