"""Resources and methods: the tree of paths, checked against tags and operation ids."""

from sdkwright.refine.naming.grouping import (
    group,
)

__all__ = ["group"]
