"""Types: Callback, CallbackParam."""

from typing import Literal, Required

from typing_extensions import TypedDict

from ..._core.models.model import Field, Model, UnknownStr
from ..._core.models.wire import wire


class Callback(Model):
    """Something that runs after a tool was used.

    `type` tells what it is, and so which of the other fields matter.
    """

    tool_name: str = Field(validation_alias="toolName", serialization_alias="toolName")
    """The tool to wait for, such as `bash`; `*` for all of them."""
    type: Literal["bash_script", "sub_agent", "send_message"] | UnknownStr
    """What to run."""
    name: str | None = None
    """A label; the server makes one where there is none."""
    bash_command: str | None = Field(
        default=None, validation_alias="bashCommand", serialization_alias="bashCommand"
    )
    """The command to run. Needed for `bash_script`."""
    bash_timeout: int | None = Field(
        default=None, validation_alias="bashTimeout", serialization_alias="bashTimeout"
    )
    """How long the command may run, in milliseconds."""
    sub_agent_prompt: str | None = Field(
        default=None,
        validation_alias="subAgentPrompt",
        serialization_alias="subAgentPrompt",
    )
    """The subagent's task. Needed for `sub_agent`."""
    sub_agent_type: str | None = Field(
        default=None,
        validation_alias="subAgentType",
        serialization_alias="subAgentType",
    )
    """What kind of subagent to start."""
    include_full_history: bool | None = Field(
        default=None,
        validation_alias="includeFullHistory",
        serialization_alias="includeFullHistory",
    )
    """Whether the subagent sees the conversation. Has no effect yet."""
    message_content: str | None = Field(
        default=None,
        validation_alias="messageContent",
        serialization_alias="messageContent",
    )
    """What to send in the user's name. Needed for `send_message`."""
    exclude_from_context: bool | None = Field(
        default=None,
        validation_alias="excludeFromContext",
        serialization_alias="excludeFromContext",
    )
    """Whether to keep the outcome from the agent. Not allowed for `send_message`."""


class CallbackParam(TypedDict, total=False):
    """Something that runs after a tool was used.

    `type` tells what it is, and so which of the other fields matter.
    """

    tool_name: Required[str]
    """The tool to wait for, such as `bash`; `*` for all of them."""
    type: Required[Literal["bash_script", "sub_agent", "send_message"] | UnknownStr]
    """What to run."""
    name: str
    """A label; the server makes one where there is none."""
    bash_command: str
    """The command to run. Needed for `bash_script`."""
    bash_timeout: int
    """How long the command may run, in milliseconds."""
    sub_agent_prompt: str
    """The subagent's task. Needed for `sub_agent`."""
    sub_agent_type: str
    """What kind of subagent to start."""
    include_full_history: bool
    """Whether the subagent sees the conversation. Has no effect yet."""
    message_content: str
    """What to send in the user's name. Needed for `send_message`."""
    exclude_from_context: bool
    """Whether to keep the outcome from the agent. Not allowed for `send_message`."""


wire(
    CallbackParam,
    "tool_name=toolName bash_command=bashCommand bash_timeout=bashTimeout sub_agent_prompt=subAgentPrompt sub_agent_type=subAgentType include_full_history=includeFullHistory message_content=messageContent exclude_from_context=excludeFromContext",
)
