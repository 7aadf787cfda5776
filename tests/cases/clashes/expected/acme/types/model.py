"""Types: Model_."""

import datetime as dt
import uuid as uuid_

from .._core.models.model import Field, Model


class Model_(Model):
    """The `Model` object."""

    class_: str | None = Field(
        default=None, validation_alias="class", serialization_alias="class"
    )
    model_config_: str | None = Field(
        default=None,
        validation_alias="model_config",
        serialization_alias="model_config",
    )
    uuid: uuid_.UUID | None = None
    date: dt.date | None = None
