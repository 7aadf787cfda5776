"""Types: Con."""

from .._core.models.model import Field, Model


class Con(Model):
    """The `Con` object."""

    list_: list[str] | None = Field(
        default=None, validation_alias="list", serialization_alias="list"
    )
    dict_: dict[str, str] | None = Field(
        default=None, validation_alias="dict", serialization_alias="dict"
    )
