"""Types: SessionProperties."""

from typing import Literal, TypeAlias

from ..._core.models.model import UnknownStr

SessionProperties: TypeAlias = (
    Literal[
        "timestamp",
        "session_id",
        "conversation_id",
        "channel_manager_service",
        "channel_manager_type",
        "channel_manager_sid",
        "agent_type",
        "agent_id",
        "agent_name",
        "prompt_id",
        "prompt_name",
        "source",
        "target",
        "duration",
        "is_legacy",
        "is_test",
    ]
    | UnknownStr
)
"""A field of sessions, for searching and sorting."""
