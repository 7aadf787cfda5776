"""Schemas to the types of the neutral model."""

from sdkwright.read.schemas.nullables import (
    lift,
)
from sdkwright.read.schemas.reader import (
    Documents,
    Reader,
)
from sdkwright.read.schemas.schemas import (
    read_waiting,
    reader_of,
)

__all__ = ["Documents", "Reader", "lift", "read_waiting", "reader_of"]
