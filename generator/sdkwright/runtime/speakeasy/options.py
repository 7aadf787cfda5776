"""Options of calls: `retries`, `server_url`, `timeout_ms`, `http_headers`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ..frozen import dataclass
from ..models.omission import Omit
from ..old_options.core import OldCall, without
from .retries import RetryConfig, once

if TYPE_CHECKING:
    from typing_extensions import TypedDict as ClosedTypedDict

    from ..config.options import Timeout
else:  # for type checkers only, as there
    from ..config.options import ClosedTypedDict

_NAMES: Final = {
    "http_headers": "extra_headers",
    "retries": "retries",
    "server_url": "server_url",
    "timeout_ms": "timeout",
}


class OldOptions(ClosedTypedDict, total=False, closed=True):
    """Options every method takes, for this one call."""

    timeout: Timeout | float | None
    """Time limits; a number of seconds limits the whole call."""
    max_retries: int
    """How often to try again; 0 sends the request once."""
    idempotency_key: str
    """The key under which the server recognises a repeated request."""
    extra_headers: Mapping[str, str]
    """Headers to add, or to replace."""
    extra_query: Mapping[str, object]
    """Query parameters to add, or to replace."""
    extra_body: Mapping[str, object]
    """Body fields to add, or to replace."""
    retries: RetryConfig | Omit | None
    """When to try again, by an old name; None sends the request once."""
    server_url: str | None
    """Where the API lives, for this call."""
    timeout_ms: int | None
    """The time limit in milliseconds."""
    http_headers: Mapping[str, str] | None
    """The same as `extra_headers`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads the options of calls.

    Attributes:
        retries: What the client was given.
    """

    retries: RetryConfig | Omit | None

    def __call__(self, given: Mapping[str, object]) -> OldCall:
        """Return the options of a call by the names that they have here.

        Raises:
            TypeError: One is given by two names, or `retries` is none.
        """
        found, old = without(given, _NAMES)
        milliseconds = old.pop("timeout", None)
        if milliseconds is not None:
            found["timeout"] = seconds(milliseconds)
        headers = old.pop("extra_headers", None)
        if headers is not None:
            found["extra_headers"] = headers
        url = old.get("server_url")
        retries = old.get("retries", Omit())
        if isinstance(retries, Omit):
            retries = Omit() if "max_retries" in found else self.retries
        if not isinstance(retries, RetryConfig | Omit | None):
            raise TypeError("retries must be a RetryConfig")
        change = None if isinstance(retries, Omit) else once
        if isinstance(retries, RetryConfig):
            change = retries.applied
        settings = None if url is None else {"base_url": url}
        return OldCall(options=found, settings=settings, change=change)


def seconds(milliseconds: object) -> object:
    """Return a time limit in seconds; what is no number is refused by who reads it."""
    if isinstance(milliseconds, int | float) and not isinstance(milliseconds, bool):
        return milliseconds / 1000
    return milliseconds
