"""Types: Session."""

import datetime as dt

from ..._core.models.model import Model


class Session(Model):
    """One leg of a conversation between a person and an agent."""

    timestamp: dt.datetime
    """When it took place."""
    session_id: str | None = None
    """The session's id."""
    conversation_id: str | None = None
    """The conversation it belongs to."""
    channel_manager_service: str | None = None
    """The service that carried it."""
    channel_manager_type: str | None = None
    """The kind of channel."""
    channel_manager_sid: str | None = None
    """Its id with that service."""
    agent_name: str | None = None
    """The agent's name."""
    agent_type: str | None = None
    """The kind of agent."""
    prompt_id: str | None = None
    """The prompt that the agent followed."""
    prompt_name: str | None = None
    """The prompt's name."""
    prompt_version: str | None = None
    """The version of the prompt, in the older way of counting."""
    duration: float | None = None
    """How long it lasted, in seconds."""
    session_label_id: str | None = None
    """The label that rates it."""
    source: str | None = None
    """Who called or wrote."""
    target: str | None = None
    """Whom the person wanted to reach."""
    is_legacy: bool | None = None
    """Whether it is from before the current system."""
    is_test: bool | None = None
    """Whether it was only a test."""
