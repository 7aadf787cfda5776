"""Passes over types: allOf, unions, discriminators, inline names, limits."""

from sdkwright.refine.schemas.allof import all_of
from sdkwright.refine.schemas.dedupe import dedupe
from sdkwright.refine.schemas.deep_references import deep_references
from sdkwright.refine.schemas.inline import inline
from sdkwright.refine.schemas.limits import within_limits
from sdkwright.refine.schemas.unions import unions
from sdkwright.refine.schemas.usage import usage

__all__ = [
    "all_of",
    "dedupe",
    "deep_references",
    "inline",
    "unions",
    "usage",
    "within_limits",
]
