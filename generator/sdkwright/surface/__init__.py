"""Surfaces of packages: what users can reach, how it is written down, and what differs."""

from sdkwright.surface.records import (
    Form,
    Limit,
    Member,
    Method,
    NamedType,
    Option,
    Surface,
)
from sdkwright.surface.text import FILE_NAME, MAX_BYTES, SurfaceError, dump, load

__all__ = [
    "FILE_NAME",
    "MAX_BYTES",
    "Form",
    "Limit",
    "Member",
    "Method",
    "NamedType",
    "Option",
    "Surface",
    "SurfaceError",
    "dump",
    "load",
]
