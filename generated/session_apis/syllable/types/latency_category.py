"""Types: LatencyCategory."""

from typing import Literal, TypeAlias

from ..._core.models.model import UnknownStr

LatencyCategory: TypeAlias = Literal["tts", "stt", "llm", "tool", "http"] | UnknownStr
"""A part of an agent."""
