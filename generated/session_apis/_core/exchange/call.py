"""A call before its execution: the request, retry policy and time limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..config.options import RetryPolicy, Timeout
from ..config.schemes import Scheme
from ..errors.error_table import BodyTypes
from ..request.request import Request


@dataclass(slots=True, kw_only=True)
class Call:
    """A request with its options, ready to be sent."""

    request: Request = field(repr=False)
    schemes: tuple[Scheme, ...]
    timeout: Timeout
    policy: RetryPolicy
    max_retries: int
    repeatable: bool
    error_types: BodyTypes | None = field(default=None, repr=False)
    redirects: tuple[int, ...] = ()

    def ends_with(self, status: int) -> bool:
        if 200 <= status < 300:
            return True
        return status in self.redirects or (status // 100 == 3 and 3 in self.redirects)
