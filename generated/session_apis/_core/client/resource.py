"""Resources: the groups of operations of a generated client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from .client_base import listed

if TYPE_CHECKING:
    from .async_client import AsyncClient
    from .client import SyncClient


class Resource:
    """A group of operations of a synchronous client."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def __dir__(self) -> list[str]:
        return listed(super().__dir__())

    def __rebind__(self, client: SyncClient) -> Self:
        return type(self)(client)

    @property
    def __client__(self) -> SyncClient:
        return self._client


class AsyncResource:
    """A group of operations of an asynchronous client."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._client!r}>"

    def __dir__(self) -> list[str]:
        return listed(super().__dir__())

    def __rebind__(self, client: AsyncClient) -> Self:
        return type(self)(client)

    @property
    def __client__(self) -> AsyncClient:
        return self._client
