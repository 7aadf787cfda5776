"""Resources: the groups of operations that a generated client consists of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from .async_client import AsyncClient
    from .client import SyncClient


class Resource:
    """A group of operations of a blocking client."""

    def __init__(self, client: SyncClient) -> None:
        """Call operations by a client."""
        self._client = client

    def __repr__(self) -> str:
        """Return the class and the client."""
        return f"<{type(self).__name__} of {self._client!r}>"

    def __rebind__(self, client: SyncClient) -> Self:
        """Return the same group, called by another client."""
        return type(self)(client)

    @property
    def __client__(self) -> SyncClient:
        """The client, for views."""
        return self._client


class AsyncResource:
    """A group of operations of an asynchronous client."""

    def __init__(self, client: AsyncClient) -> None:
        """Call operations by a client."""
        self._client = client

    def __repr__(self) -> str:
        """Return the class and the client."""
        return f"<{type(self).__name__} of {self._client!r}>"

    def __rebind__(self, client: AsyncClient) -> Self:
        """Return the same group, called by another client."""
        return type(self)(client)

    @property
    def __client__(self) -> AsyncClient:
        """The client, for views."""
        return self._client
