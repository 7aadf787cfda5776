"""Types: Con."""

import builtins

from .._core.models.model import Field, Model


class Con(Model):
    """The `Con` object."""

    list: builtins.list[str] | None = None
    dict_: dict[str, str] | None = Field(
        default=None, validation_alias="dict", serialization_alias="dict"
    )
