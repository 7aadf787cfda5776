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
        redirects: The statuses of redirects that are the response; 3 stands for all.
    """

    request: Request = field(repr=False)
    schemes: tuple[Scheme, ...]
    timeout: Timeout
    policy: RetryPolicy
    max_retries: int
    repeatable: bool
    error_types: BodyTypes | None = field(default=None, repr=False)
    redirects: tuple[int, ...] = ()

    def ends_with(self, status: int) -> bool:
        """Tell whether a response is that of the operation, and neither redirect nor error."""
        if 200 <= status < 300:
            return True
        return status in self.redirects or (status // 100 == 3 and 3 in self.redirects)
