"""Types: ModelConfigParam."""

from typing import Literal

from typing_extensions import TypedDict

from ..._core.models.model import UnknownStr
from ..._core.models.wire import wire


class ModelConfigParam(TypedDict, total=False):
    """Which language model to use, and how to reach it."""

    provider: Literal["openai", "anthropic", "google"] | UnknownStr
    """Who runs the model."""
    model: str
    """The model's name."""
    api_key: str
    """The key for the model's provider."""
    base_url: str
    """Another address of the provider's API."""


wire(ModelConfigParam, "api_key=apiKey base_url=baseURL")
