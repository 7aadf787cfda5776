"""Types: SessionLabelProperties."""

from typing import Literal, TypeAlias

from ..._core.models.model import UnknownStr

SessionLabelProperties: TypeAlias = (
    Literal[
        "timestamp",
        "session_id",
        "type",
        "code",
        "user_email",
        "issue_categories",
        "session_id_list",
    ]
    | UnknownStr
)
"""A field of labels, for searching and sorting."""
