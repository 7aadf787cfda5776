"""Types: ActResult."""

from ..._core.models.model import Model
from .action import Action


class ActResult(Model):
    """What became of an action."""

    success: bool
    """Whether it worked."""
    message: str
    """What happened, in words."""
    actions: list[Action]
    """The single actions that were carried out."""
