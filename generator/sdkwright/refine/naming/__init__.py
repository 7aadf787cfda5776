"""Resources and methods: the tree of paths, checked against tags and operation ids."""

from sdkwright.refine.naming.grouping import group
from sdkwright.refine.naming.overrides import (
    moved_resources,
    variants,
    with_other_paths,
)

__all__ = ["group", "moved_resources", "variants", "with_other_paths"]
