"""Types: Status."""

from typing import Literal, TypeAlias

from .._core.model import UnknownStr

Status: TypeAlias = Literal["available", "sold"] | UnknownStr
