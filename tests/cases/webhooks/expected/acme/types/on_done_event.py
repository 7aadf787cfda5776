"""Types: OnDoneEvent."""

from .._core.models.model import Model


class OnDoneEvent(Model):
    """The `on done event` object."""

    id: str
