"""Types: CallbackResultData."""

from typing import Literal

from ..._core.models.model import Model, UnknownStr


class CallbackResultData(Model):
    """What one callback did."""

    tool_call_id: str
    """The tool call that set it off."""
    tool_name: str
    """The tool that was used."""
    callback_type: Literal["bash_script", "sub_agent", "send_message"] | UnknownStr
    """What was run."""
    success: bool
    """Whether it worked."""
    callback_name: str | None = None
    """The callback's label."""
    error: str | None = None
    """What went wrong."""
    stdout: str | None = None
    """What the script wrote."""
    stderr: str | None = None
    """What the script complained about."""
    exit_code: int | None = None
    """How the script ended."""
    subagent_id: str | None = None
    """The session of the subagent."""
    subagent_result: str | None = None
    """What the subagent answered."""
    exclude_from_context: bool | None = None
    """Whether the outcome was kept from the agent."""
