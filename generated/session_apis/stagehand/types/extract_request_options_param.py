"""Types: ExtractRequestOptionsParam."""

from typing_extensions import TypedDict

from .model_config_param import ModelConfigParam


class ExtractRequestOptionsParam(TypedDict, total=False):
    """How to read it."""

    model: ModelConfigParam
    timeout: int
    """How long reading may take, in milliseconds."""
    selector: str
    """Look only inside the element that this selects."""
