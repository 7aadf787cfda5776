"""The client of the acme API, sync and async."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from . import resources, types
from ._core import (
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
from .errors import ERRORS

if TYPE_CHECKING:
    import httpx2

_CONFIG = ClientConfig(
    name="acme",
    title="acme",
    version="1'",
    package="acme",
    package_version="0.1.0",
    servers=(Server("production", 'https://example.com/"; import os; "'),),
    schemes=(
        ApiKey(
            "key%22%3B%20import%20os",
            argument="api_key",
            env="ACME_API_KEY",
            location="header",
            name="X-Key",
        ),
    ),
    auth="key%22%3B%20import%20os",
    base_url_env="ACME_BASE_URL",
    log_env="ACME_LOG",
    user_agent="acme/0.1.0",
    errors=lambda: ERRORS,
    types=lambda: types,
)


class Acme(SyncClient):
    """\"\"\" import os ` [x](javascript:x) {{ 7*7 }} ${x}.

    This is the synchronous client.
    """

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
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
            api_key: Else from `ACME_API_KEY`.
            base_url: Where the API lives. Else from `ACME_BASE_URL`.
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
    def x(self) -> resources.X:
        """The `x` resource."""
        return resources.X(self)


class AsyncAcme(AsyncClient):
    """\"\"\" import os ` [x](javascript:x) {{ 7*7 }} ${x}.

    This is the asynchronous client.
    """

    def __init__(
        self,
        *,
        api_key: AsyncSecret | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None | Omit = omit,
        max_retries: int = 2,
        retry_statuses: Sequence[int] | None = None,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        strict: bool = False,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        """Make a client; it connects on its first call.

        Args:
            api_key: Else from `ACME_API_KEY`.
            base_url: Where the API lives. Else from `ACME_BASE_URL`.
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
    def x(self) -> resources.AsyncX:
        """The `x` resource."""
        return resources.AsyncX(self)
