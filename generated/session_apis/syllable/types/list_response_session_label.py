"""Types: ListResponseSessionLabel."""

from ..._core.models.model import Model
from .session_label import SessionLabel


class ListResponseSessionLabel(Model):
    """One page of labels."""

    items: list[SessionLabel]
    """The labels."""
    page: int
    """The page's number; the first one is 0."""
    page_size: int
    """How many entries a page has."""
    total_pages: int | None = None
    """How many pages there are."""
    total_count: int | None = None
    """How many entries all pages have together."""
