"""Types: ObserveRequestOptionsParam."""

from typing_extensions import TypedDict

from .model_config_param import ModelConfigParam


class ObserveRequestOptionsParam(TypedDict, total=False):
    """How to look."""

    model: ModelConfigParam
    timeout: int
    """How long looking may take, in milliseconds."""
    selector: str
    """Look only inside the element that this selects."""
