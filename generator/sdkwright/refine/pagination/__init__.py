"""Which operations are paginated, as declared by the document or inferred."""

from sdkwright.refine.pagination.pagination import (
    paging,
)

__all__ = ["paging"]
