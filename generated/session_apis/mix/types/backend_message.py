"""Types: BackendMessage."""

from ..._core.models.model import Field, Model
from .callback_result_data import CallbackResultData
from .tool_call_data import ToolCallData


class BackendMessage(Model):
    """A message of the user, with what came of it."""

    id: str
    """The message's id."""
    session_id: str = Field(
        validation_alias="sessionId", serialization_alias="sessionId"
    )
    """The session it belongs to."""
    role: str
    """Who speaks."""
    user_input: str = Field(
        validation_alias="userInput", serialization_alias="userInput"
    )
    """What the user said."""
    assistant_response: str | None = Field(
        default=None,
        validation_alias="assistantResponse",
        serialization_alias="assistantResponse",
    )
    """What the agent answered."""
    reasoning: str | None = None
    """What the model thought before."""
    reasoning_duration: int | None = Field(
        default=None,
        validation_alias="reasoningDuration",
        serialization_alias="reasoningDuration",
    )
    """How long it thought, in milliseconds."""
    tool_calls: list[ToolCallData] | None = Field(
        default=None, validation_alias="toolCalls", serialization_alias="toolCalls"
    )
    """The tools that were used."""
    callback_results: list[CallbackResultData] | None = Field(
        default=None,
        validation_alias="callbackResults",
        serialization_alias="callbackResults",
    )
    """What the callbacks did."""
