"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import (
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
