"""Types: OnDoneEvent."""

from .._core.model import Model


class OnDoneEvent(Model):
    """The `on done event` object."""

    id: str
