"""A call before its execution: the request, retry policy and time limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..config.options import RetryPolicy, Timeout
from ..config.schemes import Scheme
from ..errors.error_table import BodyTypes
from ..request.request import Request


@dataclass(slots=True, kw_only=True)
class Call:
    """A request with its options, ready to be sent.

    Attributes:
        request: The request, without credentials.
        schemes: The security schemes that write its credentials.
        timeout: The time limits.
        policy: The retry policy.
        max_retries: The number of retries.
        repeatable: Whether the request may be sent again if it is unknown whether the
            server received it.
        error_types: The operation's own types of error bodies.
    """

    request: Request = field(repr=False)
    schemes: tuple[Scheme, ...]
    timeout: Timeout
    policy: RetryPolicy
    max_retries: int
    repeatable: bool
    error_types: BodyTypes | None = field(default=None, repr=False)
