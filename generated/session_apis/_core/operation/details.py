"""The facts about an operation that its constant states by keyword."""

from __future__ import annotations

from typing import TypedDict

from ..config.options import RetryPolicy
from ..errors.error_table import BodyTypes


class Details(TypedDict, total=False):
    """Keywords of :class:`Operation`; strings of entries are read by :mod:`entries`."""

    path: str
    """Entries of the path's variables."""
    query: str
    """Entries of the query."""
    header: str
    """Entries of the header."""
    cookie: str
    """Entries of the cookie header."""
    body: str
    """Entries of the fields of a JSON object, a form or a multipart body."""
    payload: str
    """The one entry that is the whole body, instead of ``body``."""
    media: str
    """Media types of the body; the first is the default. JSON if nothing is said."""
    required_fields: str
    """For each media type of ``media`` the fields its objects must have, by wire name."""
    accept: str
    """Media types of the answer. JSON if nothing is said."""
    results: BodyTypes
    """Types of other successful answers, by status."""
    errors: BodyTypes
    """Types of error bodies that differ from the API's, by status."""
    auth: str | None
    """Security alternatives (``"a | b & c"``); None means the client's own."""
    server: str | None
    """A base URL of this operation's own, or the name of one in the configuration."""
    idempotency: str
    """The header that carries an idempotency key."""
    idempotent: bool | None
    """Whether repeating is safe, where the method does not tell."""
    optional_body: bool
    """Whether no body is sent if no field is given."""
    retry: RetryPolicy | None
    """When to try again, where it differs from the client's."""
