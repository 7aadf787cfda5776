"""Types: FileUploadResponse."""

from .._core.model import Model


class FileUploadResponse(Model):
    """The `file upload response` object."""

    id: str | None = None
