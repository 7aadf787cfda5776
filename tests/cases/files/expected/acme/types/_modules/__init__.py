"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import (
    file_create_meta_param as file_create_meta_param,
    file_create_response as file_create_response,
)
