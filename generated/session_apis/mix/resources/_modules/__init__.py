"""The modules that are imported on demand, for tools that pack programs; never imported."""

from .. import (
    events as events,
    sessions as sessions,
    sessions_files as sessions_files,
    sessions_messages as sessions_messages,
)
