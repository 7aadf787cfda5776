"""One call in the making: what is sent, how often, and for how long."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..config.options import RetryPolicy, Timeout
from ..config.schemes import Scheme
from ..errors.error_table import BodyTypes
from ..request.request import Request


@dataclass(slots=True, kw_only=True)
class Call:
    """Everything a call was made of, ready to be sent.

    Attributes:
        request: The request, without credentials.
        schemes: What writes the credentials.
        timeout: The time limits.
        policy: When to try again.
        max_retries: How often to try again.
        repeatable: Whether a request whose fate is unknown may be sent again.
        error_types: The operation's own types of error bodies.
    """

    request: Request = field(repr=False)
    schemes: tuple[Scheme, ...]
    timeout: Timeout
    policy: RetryPolicy
    max_retries: int
    repeatable: bool
    error_types: BodyTypes | None = field(default=None, repr=False)
