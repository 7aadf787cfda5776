"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import (
    error_response as error_response,
    session_create_response as session_create_response,
    session_defaults_param as session_defaults_param,
    session_delete_response as session_delete_response,
    session_retrieve_response as session_retrieve_response,
    session_update_response as session_update_response,
)
