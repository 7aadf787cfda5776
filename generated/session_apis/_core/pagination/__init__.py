"""Pages, and the request for the next page."""
