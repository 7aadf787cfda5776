"""Types: ActionOptionsParam."""

from collections.abc import Mapping

from typing_extensions import TypedDict

from .model_config_param import ModelConfigParam


class ActionOptionsParam(TypedDict, total=False):
    """How to perform an action."""

    model: ModelConfigParam
    variables: Mapping[str, str]
    """Values for the placeholders in the instruction, by name."""
    timeout: int
    """How long the action may take, in milliseconds."""
