"""Types: Died."""

import datetime as dt
from typing import Literal

from .._core.models.model import Model


class Died(Model):
    """The `Died` object."""

    type: Literal["died"]
    at: dt.datetime | None = None
