"""Types: ToolCallData."""

from ..._core.models.model import Field, Model
from .tool_name import ToolName


class ToolCallData(Model):
    """One use of a tool."""

    id: str
    """The call's id."""
    name: ToolName
    """The tool that was used."""
    input: str
    """What the tool was given, as JSON text."""
    type: str
    """The kind of call."""
    finished: bool
    """Whether the tool is done."""
    is_error: bool | None = Field(
        default=None, validation_alias="isError", serialization_alias="isError"
    )
    """Whether it failed."""
    result: str | None = None
    """What the tool answered."""
