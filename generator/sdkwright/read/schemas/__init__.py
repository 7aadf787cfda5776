"""Schemas to the types of the neutral model."""

from sdkwright.read.schemas.kept import KEPT, kept_schemas, names_of
from sdkwright.read.schemas.nullables import lift
from sdkwright.read.schemas.reader import Documents, Reader
from sdkwright.read.schemas.schemas import read_waiting, reader_of

__all__ = [
    "KEPT",
    "Documents",
    "Reader",
    "kept_schemas",
    "lift",
    "names_of",
    "read_waiting",
    "reader_of",
]
