"""The client of the mix API, sync and async."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .._core import (
    AsyncClient,
    AsyncMiddleware,
    ClientConfig,
    Middleware,
    Omit,
    RetryPolicy,
    SyncClient,
    Timeout,
    omit,
)
from . import resources, types
from .errors import ERRORS

if TYPE_CHECKING:
    import httpx2

_CONFIG = ClientConfig(
    name="mix",
    title="Sessions of a self-hosted agent for text, pictures and sound.",
    version="1.0.0",
    package="session-apis",
    package_version="0.1.0",
    base_url_env="MIX_BASE_URL",
    log_env="SESSION_APIS_LOG",
    user_agent="session-apis/0.1.0",
    retry=RetryPolicy(initial=0.5, maximum=60, exponent=1.5, statuses=(5, 408, 429)),
    errors=lambda: ERRORS,
    types=lambda: types,
)


class Mix(SyncClient):
    """Sessions of a self-hosted agent for text, pictures and sound.

    This is the synchronous client.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: Timeout | float | None | Omit = omit,
        max_retries: int = 2,
        retry_statuses: Sequence[int] | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        strict: bool = False,
        middleware: Sequence[Middleware] = (),
        http_client: httpx2.Client | None = None,
    ) -> None:
        """Make a client; it connects on its first call.

        Args:
            base_url: Where the API lives. Else from `MIX_BASE_URL`.
            timeout: Time limits in seconds; a number limits the whole call.
            max_retries: How often to send a failed request again.
            retry_statuses: The statuses after which a request is sent again, instead of
                the usual ones; 5 stands for all of 500-599.
            default_headers: Sent with every request.
            default_query: Sent with every request.
            strict: Whether a response that breaks its schema is an error.
            middleware: Called around each attempt, the first one outermost.
            http_client: An HTTP client of your own; it is not closed by this one.
        """
        super().__init__(_CONFIG, locals())

    @cached_property
    def events(self) -> resources.Events:
        """The `events` resource."""
        return resources.Events(self)

    @cached_property
    def sessions(self) -> resources.Sessions:
        """The `sessions` resource."""
        return resources.Sessions(self)


class AsyncMix(AsyncClient):
    """Sessions of a self-hosted agent for text, pictures and sound.

    This is the asynchronous client.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: Timeout | float | None | Omit = omit,
        max_retries: int = 2,
        retry_statuses: Sequence[int] | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        strict: bool = False,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: httpx2.AsyncClient | Literal["aiohttp"] | None = None,
    ) -> None:
        """Make a client; it connects on its first call.

        Args:
            base_url: Where the API lives. Else from `MIX_BASE_URL`.
            timeout: Time limits in seconds; a number limits the whole call.
            max_retries: How often to send a failed request again.
            retry_statuses: The statuses after which a request is sent again, instead of
                the usual ones; 5 stands for all of 500-599.
            default_headers: Sent with every request.
            default_query: Sent with every request.
            strict: Whether a response that breaks its schema is an error.
            middleware: Called around each attempt, the first one outermost.
            http_client: An HTTP client of your own; it is not closed by this one. Or
                "aiohttp": faster with many calls at once; needs the extra `[aiohttp]`.
        """
        super().__init__(_CONFIG, locals())

    @cached_property
    def events(self) -> resources.AsyncEvents:
        """The `events` resource."""
        return resources.AsyncEvents(self)

    @cached_property
    def sessions(self) -> resources.AsyncSessions:
        """The `sessions` resource."""
        return resources.AsyncSessions(self)
