"""Types: OrderByDirection."""

from typing import Literal, TypeAlias

from ..._core.models.model import UnknownStr

OrderByDirection: TypeAlias = Literal["asc", "desc"] | UnknownStr
"""Upwards or downwards."""
