"""The keyword arguments of an operation constant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypedDict

from ..config.options import RetryPolicy
from ..errors.error_table import BodyTypes

if TYPE_CHECKING:
    from typing_extensions import TypeForm


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
    earlier: str
    """Argument specs of earlier names: for the wire name what each is called now."""
    media: str
    """Media types of the body; the first is the default. JSON if nothing is said."""
    required_fields: str
    """For each media type of ``media`` the fields its objects must have, by wire name."""
    forms: str
    """The objects that the body can be; see :mod:`body_forms`."""
    accept: str
    """Media types of the response. JSON if omitted."""
    accepts: Mapping[str, Callable[[], TypeForm[object]]]
    """Types by media type, where ``accept`` chooses what the response is asked for in."""
    redirects: tuple[int, ...]
    """Statuses of redirects that are the response; 3 stands for all."""
    results: BodyTypes
    """Types of other successful responses, by status."""
    errors: BodyTypes
    """Types of error bodies that differ from the API's, by status."""
    auth: str | None
    """Security alternatives (``"a | b & c"``); None means the client's default."""
    server: str | None
    """The base URL of this operation, or the name of a server in the configuration."""
    inside: str
    """The member of the response that is the result."""
    idempotency: str
    """The header that carries an idempotency key."""
    idempotent: bool | None
    """Whether the operation is idempotent, if not decided by its method."""
    optional_body: bool
    """Whether no body is sent if no field is passed."""
    timeout: float
    """The time limit in seconds, where the client has its usual one."""
    retry: RetryPolicy | None
    """The retry policy, where it differs from the client's."""
