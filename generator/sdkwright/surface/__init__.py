"""Surfaces of packages: what users can reach, how it is written down, and what differs."""

from sdkwright.surface.compare import compare, is_other_api
from sdkwright.surface.edited import load_edited
from sdkwright.surface.findings import Finding, Impact, Step, bumped, ordered, step
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
    "Finding",
    "Form",
    "Impact",
    "Limit",
    "Member",
    "Method",
    "NamedType",
    "Option",
    "Step",
    "Surface",
    "SurfaceError",
    "bumped",
    "compare",
    "dump",
    "is_other_api",
    "load",
    "load_edited",
    "ordered",
    "step",
]
