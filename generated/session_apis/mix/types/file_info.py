"""Types: FileInfo."""

from ..._core.models.model import Field, Model


class FileInfo(Model):
    """A file of a session."""

    name: str
    """The file's name."""
    size: int
    """How large it is, in bytes."""
    modified: int
    """When it last changed, in seconds of Unix time."""
    is_dir: bool = Field(validation_alias="isDir", serialization_alias="isDir")
    """Whether it is a folder."""
    url: str
    """Where to get it."""
