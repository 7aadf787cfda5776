"""Types: NavigateResult."""

from ..._core.models.model import Model


class NavigateResult(Model):
    """How the page answered; null if there was no answer to report."""

    ok: bool | None = None
    """Whether the page answered with success."""
    status: int | None = None
    """The HTTP status of the page."""
    url: str | None = None
    """The address that was reached in the end."""
