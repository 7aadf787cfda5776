"""Types: Import."""

from typing import Literal

from .._core.models.model import Field, Model, UnknownStr


class Import(Model):
    """\"\"\" + __import__('os').system('id') + \"\"\"."""

    class_: Literal['"); import os; ("', "{{ 7*7 }}"] | UnknownStr | None = Field(
        default=None, validation_alias="__class__", serialization_alias="__class__"
    )
    a_int_import_os: str | None = Field(
        default=None,
        validation_alias="a: int = __import__('os')",
        serialization_alias="a: int = __import__('os')",
    )
