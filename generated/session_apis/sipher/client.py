"""The client of the sipher API, sync and async."""

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
    name="sipher",
    title="Keep an agent's default parameters on the server for a while.",
    version="0.1.0",
    package="session-apis",
    package_version="0.1.0",
    servers=(
        Server("production", "https://sipher.sip-protocol.org"),
        Server("local", "http://localhost:5006"),
    ),
    schemes=(
        ApiKey(
            "ApiKeyAuth",
            argument="api_key",
            env="SIPHER_API_KEY",
            location="header",
            name="X-API-Key",
        ),
    ),
    auth="ApiKeyAuth",
    base_url_env="SIPHER_BASE_URL",
    log_env="SESSION_APIS_LOG",
    user_agent="session-apis/0.1.0",
    errors=lambda: ERRORS,
    types=lambda: types,
)


class Sipher(SyncClient):
    """Keep an agent's default parameters on the server for a while.

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
            api_key: Your Sipher API key; it begins with `sk_free_`, `sk_pro_` or
                `sk_ent_`, for its tier. Else from `SIPHER_API_KEY`.
            environment: The server, by name.
            base_url: Where the API lives. Else from `SIPHER_BASE_URL`.
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
    def sessions(self) -> resources.Sessions:
        """The `sessions` resource."""
        return resources.Sessions(self)


class AsyncSipher(AsyncClient):
    """Keep an agent's default parameters on the server for a while.

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
            api_key: Your Sipher API key; it begins with `sk_free_`, `sk_pro_` or
                `sk_ent_`, for its tier. Else from `SIPHER_API_KEY`.
            environment: The server, by name.
            base_url: Where the API lives. Else from `SIPHER_BASE_URL`.
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
    def sessions(self) -> resources.AsyncSessions:
        """The `sessions` resource."""
        return resources.AsyncSessions(self)
