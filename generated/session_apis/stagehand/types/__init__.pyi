from ..._core.kinds.base64_bytes import (
    Base64Bytes as Base64Bytes,
    Base64UrlBytes as Base64UrlBytes,
)
from ..._core.kinds.decimals import DecimalNumber as DecimalNumber
from ..._core.kinds.implied import Implied as Implied
from ..._core.kinds.unknown_numbers import UnknownInt as UnknownInt
from ..._core.models.model import UnknownStr as UnknownStr
from .act_result import ActResult as ActResult
from .action import Action as Action, ActionParam as ActionParam
from .action_options_param import ActionOptionsParam as ActionOptionsParam
from .agent_execute_request_agent_config_param import (
    AgentExecuteRequestAgentConfigParam as AgentExecuteRequestAgentConfigParam,
)
from .agent_execute_request_execute_options_param import (
    AgentExecuteRequestExecuteOptionsParam as AgentExecuteRequestExecuteOptionsParam,
)
from .agent_result import AgentResult as AgentResult
from .error_response import ErrorResponse as ErrorResponse
from .extract_request_options_param import (
    ExtractRequestOptionsParam as ExtractRequestOptionsParam,
)
from .extract_result import (
    ExtractResult as ExtractResult,
    ExtractResultObject as ExtractResultObject,
)
from .log_event import LogEvent as LogEvent, LogEventMessage as LogEventMessage
from .model_config_param import ModelConfigParam as ModelConfigParam
from .navigate_request_options_param import (
    NavigateRequestOptionsParam as NavigateRequestOptionsParam,
)
from .navigate_result import NavigateResult as NavigateResult
from .observe_request_options_param import (
    ObserveRequestOptionsParam as ObserveRequestOptionsParam,
)
from .observe_result import ObserveResult as ObserveResult
from .session_config_local_browser_launch_options_param import (
    SessionConfigLocalBrowserLaunchOptionsParam as SessionConfigLocalBrowserLaunchOptionsParam,
)
from .session_end_response import SessionEndResponse as SessionEndResponse
from .session_start_response import SessionStartResponse as SessionStartResponse
from .stream_event import StreamEvent as StreamEvent
from .system_event import SystemEvent as SystemEvent
