"""Types: FileCreateMetaParam."""

from typing_extensions import TypedDict

from .._core.models.wire import wire


class FileCreateMetaParam(TypedDict, total=False):
    """The `file create params meta` object."""

    content_type: str


wire(FileCreateMetaParam, "content_type=contentType")
