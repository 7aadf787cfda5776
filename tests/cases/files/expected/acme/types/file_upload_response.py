"""Types: FileUploadResponse."""

from .._core.models.model import Model


class FileUploadResponse(Model):
    """The `file upload response` object."""

    id: str | None = None
