"""Types: ValidationError."""

from ..._core.models.model import Model


class ValidationError(Model):
    """One fault of a request."""

    loc: list[str | int]
    """Where it is, from the outside inwards; lists are entered by index."""
    msg: str
    """What is wrong, in words."""
    type: str
    """What is wrong, for programs."""
