"""Types: ExportToolCall."""

from ..._core.models.model import Field, Model


class ExportToolCall(Model):
    """One use of a tool in a transcript."""

    id: str
    """The call's id."""
    name: str
    """The tool's name."""
    type: str
    """The kind of call."""
    input: str
    """What the tool was given, as JSON text."""
    input_json: dict[str, object] | None = Field(
        default=None, validation_alias="inputJson", serialization_alias="inputJson"
    )
    """The same, parsed."""
    finished: bool
    """Whether the tool is done."""
    is_error: bool | None = Field(
        default=None, validation_alias="isError", serialization_alias="isError"
    )
    """Whether it failed."""
    metadata: str | None = None
    """What else is known about the call."""
    result: str | None = None
    """What the tool answered."""
