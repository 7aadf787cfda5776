"""Types: AgentExecuteRequestAgentConfigParam."""

from typing import Literal

from typing_extensions import TypedDict

from ..._core.models.model import UnknownStr
from ..._core.models.wire import wire
from .model_config_param import ModelConfigParam


class AgentExecuteRequestAgentConfigParam(TypedDict, total=False):
    """The agent; an empty object takes the server's default one."""

    provider: Literal["openai", "anthropic", "google"] | UnknownStr
    """Who runs the agent's model."""
    model: str | ModelConfigParam
    """The model's name, or the model with its settings."""
    system_prompt: str
    """Instructions that hold for the whole task."""
    cua: bool
    """Whether the agent sees and uses the browser like a person does."""


wire(AgentExecuteRequestAgentConfigParam, "system_prompt=systemPrompt")
