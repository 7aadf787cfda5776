"""Which operations are paginated, as declared by the document or inferred."""

from sdkwright.refine.pagination.exploded import (
    paging_objects,
)
from sdkwright.refine.pagination.pagination import (
    paging,
)

__all__ = ["paging", "paging_objects"]
