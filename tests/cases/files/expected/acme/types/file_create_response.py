"""Types: FileCreateResponse."""

from .._core.models.model import Model


class FileCreateResponse(Model):
    """The `file create response` object."""

    id: str | None = None
