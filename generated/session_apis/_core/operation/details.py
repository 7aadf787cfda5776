"""The keyword arguments of an operation constant."""

from __future__ import annotations

from typing import TypedDict

from ..config.options import RetryPolicy
from ..errors.error_table import BodyTypes


class Details(TypedDict, total=False):
    """Keywords of :class:`Operation`; for argument specs see :mod:`argument_spec`."""

    path: str
    """Argument specs of the path variables."""
    query: str
    """Argument specs of the query parameters."""
    header: str
    """Argument specs of the header parameters."""
    cookie: str
    """Argument specs of the cookie parameters."""
    body: str
    """Argument specs of the fields of a JSON object, a form or a multipart body."""
    payload: str
    """The argument spec of the whole body, instead of ``body``."""
    media: str
    """Media types of the body; the first is the default. JSON if omitted."""
    accept: str
    """Media types of the response. JSON if omitted."""
    results: BodyTypes
    """Types of other successful responses, by status."""
    errors: BodyTypes
    """Types of error bodies that differ from the API's, by status."""
    auth: str | None
    """Security alternatives (``"a | b & c"``); None means the client's default."""
    server: str | None
    """The base URL of this operation, or the name of a server in the configuration."""
    idempotency: str
    """The header that carries an idempotency key."""
    idempotent: bool | None
    """Whether the operation is idempotent, if not decided by its method."""
    optional_body: bool
    """Whether no body is sent if no field is passed."""
    retry: RetryPolicy | None
    """The retry policy, where it differs from the client's."""
