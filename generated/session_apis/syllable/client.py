"""The client of the syllable API, sync and async."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from .._core import (
    ApiKey,
    AsyncClient,
    AsyncMiddleware,
    AsyncSecret,
    ClientConfig,
    Middleware,
    Omit,
    RetryPolicy,
    Secret,
    Server,
    SyncClient,
    Timeout,
    omit,
)
from . import resources, types
from .errors import ERRORS

if TYPE_CHECKING:
    import httpx2

_CONFIG = ClientConfig(
    name="syllable",
    title="Look into the conversations of phone and chat agents.",
    version="0.0.2",
    package="session-apis",
    package_version="0.1.0",
    servers=(
        Server("production", "https://api.syllable.cloud"),
        Server("local", "http://localhost:8001"),
    ),
    schemes=(
        ApiKey(
            "APIKeyHeader",
            argument="api_key",
            env="SYLLABLESDK_API_KEY_HEADER",
            location="header",
            name="Syllable-API-Key",
        ),
    ),
    base_url_env="SYLLABLE_BASE_URL",
    log_env="SESSION_APIS_LOG",
    user_agent="session-apis/0.1.0",
    retry=RetryPolicy(
        initial=0.5, maximum=60, exponent=1.5, statuses=(429, 500, 502, 503, 504)
    ),
    errors=lambda: ERRORS,
    types=lambda: types,
)


class Syllable(SyncClient):
    """Look into the conversations of phone and chat agents.

    This is the synchronous client.
    """

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
        environment: Literal["production", "local"] = "production",
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
            api_key: Your Syllable API key. Else from `SYLLABLESDK_API_KEY_HEADER`.
            environment: The server, by name.
            base_url: Where the API lives. Else from `SYLLABLE_BASE_URL`.
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
    def session_labels(self) -> resources.SessionLabels:
        """The `session_labels` resource."""
        return resources.SessionLabels(self)

    @cached_property
    def sessions(self) -> resources.Sessions:
        """The `sessions` resource."""
        return resources.Sessions(self)


class AsyncSyllable(AsyncClient):
    """Look into the conversations of phone and chat agents.

    This is the asynchronous client.
    """

    def __init__(
        self,
        *,
        api_key: AsyncSecret | None = None,
        environment: Literal["production", "local"] = "production",
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
            api_key: Your Syllable API key. Else from `SYLLABLESDK_API_KEY_HEADER`.
            environment: The server, by name.
            base_url: Where the API lives. Else from `SYLLABLE_BASE_URL`.
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
    def session_labels(self) -> resources.AsyncSessionLabels:
        """The `session_labels` resource."""
        return resources.AsyncSessionLabels(self)

    @cached_property
    def sessions(self) -> resources.AsyncSessions:
        """The `sessions` resource."""
        return resources.AsyncSessions(self)
