"""Types: SessionData."""

import datetime as dt
from typing import Literal

from ..._core.models.model import Field, Model, UnknownStr
from .callback import Callback


class SessionData(Model):
    """A session and its counters."""

    id: str
    """The session's id."""
    title: str
    """What the session is called."""
    session_type: Literal["main", "subagent"] | UnknownStr = Field(
        validation_alias="sessionType", serialization_alias="sessionType"
    )
    """Whether a person or another session opened it."""
    user_message_count: int = Field(
        validation_alias="userMessageCount", serialization_alias="userMessageCount"
    )
    """How many messages the user sent."""
    assistant_message_count: int = Field(
        validation_alias="assistantMessageCount",
        serialization_alias="assistantMessageCount",
    )
    """How many messages the agent sent."""
    tool_call_count: int = Field(
        validation_alias="toolCallCount", serialization_alias="toolCallCount"
    )
    """How often the agent used a tool."""
    prompt_tokens: int = Field(
        validation_alias="promptTokens", serialization_alias="promptTokens"
    )
    """How many tokens went to the model."""
    completion_tokens: int = Field(
        validation_alias="completionTokens", serialization_alias="completionTokens"
    )
    """How many tokens came from the model."""
    cost: float
    """What it all cost. A subagent's cost counts for its parent as well."""
    created_at: dt.datetime = Field(
        validation_alias="createdAt", serialization_alias="createdAt"
    )
    """When the session was created."""
    callbacks: list[Callback] | None = None
    """What runs after tools."""
    first_user_message: str | None = Field(
        default=None,
        validation_alias="firstUserMessage",
        serialization_alias="firstUserMessage",
    )
    """How the conversation began."""
    parent_session_id: str | None = Field(
        default=None,
        validation_alias="parentSessionId",
        serialization_alias="parentSessionId",
    )
    """The session that opened this one; main sessions have none."""
    parent_tool_call_id: str | None = Field(
        default=None,
        validation_alias="parentToolCallId",
        serialization_alias="parentToolCallId",
    )
    """The tool call that opened this session; main sessions have none."""
    subagent_type: Literal["general-purpose"] | UnknownStr | None = Field(
        default=None,
        validation_alias="subagentType",
        serialization_alias="subagentType",
    )
    """What kind of subagent works here; main sessions have none."""
