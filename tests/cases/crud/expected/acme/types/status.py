"""Types: Status."""

from typing import Literal, TypeAlias

from .._core.models.model import UnknownStr

Status: TypeAlias = Literal["available", "sold"] | UnknownStr
