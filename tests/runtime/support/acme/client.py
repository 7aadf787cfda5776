"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from sdkwright.runtime import (
    ApiKey,
    AsyncClient,
    AsyncMiddleware,
    AsyncSecret,
    Basic,
    Bearer,
    ClientConfig,
    Middleware,
    OAuth2,
    Omit,
    RetryPolicy,
    Secret,
    Server,
    ServerVariable,
    SyncClient,
    Timeout,
    Webhooks,
    omit,
)

from . import errors, resources, types

if TYPE_CHECKING:
    import httpx2

CONFIG = ClientConfig(
    name="acme",
    title="Acme",
    version="1.0.0",
    package="acme-pets",
    package_version="0.1.0",
    servers=(
        Server("production", "https://acme.example/v1"),
        Server(
            "regional",
            "https://{region}.acme.example/v1",
            (ServerVariable("region", "eu", values=("eu", "us")),),
        ),
        Server("unknown", "/v1"),
    ),
    schemes=(
        Bearer("bearerAuth", "api_key", "ACME_API_KEY"),
        ApiKey("headerKey", "header_key", "ACME_HEADER_KEY", "header", "X-Acme-Key"),
        ApiKey("queryKey", "query_key", "", "query", "acme_key"),
        ApiKey("cookieKey", "cookie_key", "", "cookie", "acme_session"),
        Basic("basicAuth", "username", "password", ("ACME_USER", "ACME_PASSWORD")),
        OAuth2(
            "oauth",
            "access_token",
            client_id="client_id",
            client_secret="client_secret",
            token_url="/token",
            scopes=("read", "write"),
        ),
    ),
    auth="bearerAuth",
    base_url_env="ACME_BASE_URL",
    webhook_env="ACME_WEBHOOK_SECRET",
    log_env="ACME_LOG",
    user_agent="acme-pets/0.1.0",
    retry=RetryPolicy(initial=0.01, maximum=0.02),
    errors=lambda: errors.ERRORS,
    types=lambda: types,
)


class Acme(SyncClient):
    """The client of the API."""

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
        header_key: Secret | None = None,
        query_key: Secret | None = None,
        cookie_key: Secret | None = None,
        username: Secret | None = None,
        password: Secret | None = None,
        access_token: Secret | None = None,
        client_id: Secret | None = None,
        client_secret: Secret | None = None,
        region: Literal["eu", "us"] | None = None,
        environment: Literal["production", "regional", "unknown"] = "production",
        webhook_secret: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None | Omit = omit,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        strict: bool = False,
        middleware: Sequence[Middleware] = (),
        http_client: httpx2.Client | None = None,
    ) -> None:
        """Make a client."""
        super().__init__(CONFIG, locals())

    @cached_property
    def pets(self) -> resources.Pets:
        """Pets."""
        return resources.Pets(self)

    @cached_property
    def boxes(self) -> resources.Boxes:
        """Boxes."""
        return resources.Boxes(self)

    @cached_property
    def webhooks(self) -> Webhooks[types.Pet]:
        """The API's webhooks."""
        return Webhooks(self, lambda: types.Pet)


class AsyncAcme(AsyncClient):
    """The client of the API."""

    def __init__(
        self,
        *,
        api_key: AsyncSecret | None = None,
        header_key: AsyncSecret | None = None,
        query_key: AsyncSecret | None = None,
        cookie_key: AsyncSecret | None = None,
        username: AsyncSecret | None = None,
        password: AsyncSecret | None = None,
        access_token: AsyncSecret | None = None,
        client_id: AsyncSecret | None = None,
        client_secret: AsyncSecret | None = None,
        region: Literal["eu", "us"] | None = None,
        environment: Literal["production", "regional", "unknown"] = "production",
        webhook_secret: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None | Omit = omit,
        max_retries: int = 2,
        default_headers: Mapping[str, str] | None = None,
        default_query: Mapping[str, object] | None = None,
        strict: bool = False,
        middleware: Sequence[AsyncMiddleware] = (),
        http_client: httpx2.AsyncClient | Literal["aiohttp"] | None = None,
    ) -> None:
        """Make a client."""
        super().__init__(CONFIG, locals())

    @cached_property
    def pets(self) -> resources.AsyncPets:
        """Pets."""
        return resources.AsyncPets(self)

    @cached_property
    def boxes(self) -> resources.AsyncBoxes:
        """Boxes."""
        return resources.AsyncBoxes(self)

    @cached_property
    def webhooks(self) -> Webhooks[types.Pet]:
        """The API's webhooks."""
        return Webhooks(self, lambda: types.Pet)
