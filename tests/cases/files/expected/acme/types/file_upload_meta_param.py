"""Types: FileUploadMetaParam."""

from typing_extensions import TypedDict

from .._core.models.wire import wire


class FileUploadMetaParam(TypedDict, total=False):
    """The `file upload params meta` object."""

    content_type: str


wire(FileUploadMetaParam, "content_type=contentType")
