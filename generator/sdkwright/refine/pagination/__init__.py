"""Which operations are paginated, as declared by the document or inferred."""

from sdkwright.refine.pagination.exploded import paging_objects
from sdkwright.refine.pagination.pagination import paging
from sdkwright.refine.pagination.words import ADVANCING, fold

__all__ = ["ADVANCING", "fold", "paging", "paging_objects"]
