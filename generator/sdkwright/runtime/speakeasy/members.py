"""Clients with old arguments and options, one of them for both kinds of calls."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

from ..client.client import AsyncClient, Resource, SyncClient
from ..client.client_base import Shared
from ..old_options.core import OldCore
from ..transport.connection import AsyncServerConnection, ServerConnection
from .arguments import Kept, adapted, kept
from .options import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from ..client.core import Core
    from ..config.config import ClientConfig

T = TypeVar("T")


class OldAsyncClient(AsyncClient):
    """An asynchronous client whose methods take options by old names."""

    _kept: Kept

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor."""
        self._kept = kept(config, arguments)
        super().__init__(config, adapted(config, arguments, "async_client"))

    @cached_property
    def __core__(self) -> Core:
        """The core, imported by the first call."""
        reader = Reader(retries=self._kept.retries)
        return OldCore(self._shared.core(self._settings), reader)

    def __adopt__(self, page: T) -> T:
        """Return a page with the members that old ones had."""
        return _adopted(page)

    def _derived(self, **changes: object) -> Self:
        return super()._derived(**{"_kept": self._kept, **changes})


class OldSyncClient(SyncClient):
    """A client whose resources have asynchronous methods too: `list_async` beside `list`."""

    _kept: Kept

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor."""
        self._kept = kept(config, arguments)
        super().__init__(config, adapted(config, arguments, "client"))

    @cached_property
    def __core__(self) -> Core:
        """The core, imported by the first call."""
        reader = Reader(retries=self._kept.retries)
        return OldCore(self._shared.core(self._settings), reader)

    def __adopt__(self, page: T) -> T:
        """Return a page with the members that old ones had."""
        return _adopted(page)

    @cached_property
    def __async__(self) -> AsyncClient:
        """The client of asynchronous calls, with the same settings.

        Raises:
            ConfigurationError: This one has been given what only synchronous calls can use.
        """
        if type(self._connection) is not ServerConnection or self._kept.layered:
            raise self._settings.errors.configuration(
                "middleware and connections of tests are for synchronous calls: make an"
                f" Async{type(self).__name__} for the others"
            )
        config, client = self._settings.config, self._kept.async_client
        if self._kept.connection is None:
            self._kept.connection = AsyncServerConnection(config, client)
        found = object.__new__(OldAsyncClient)
        found.__dict__.update(
            _settings=self._settings,
            _shared=Shared(config, client),
            _connection=self._kept.connection,
            _middleware=(),
            _delivery=None,
            _kept=self._kept,
        )
        return found

    def _derived(self, **changes: object) -> Self:
        return super()._derived(**{"_kept": self._kept, **changes})

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections of both kinds of calls."""
        if self._kept.connection is not None:
            await self._kept.connection.close()
        self.close()


class OldResource(Resource):
    """A resource with asynchronous methods."""

    @property
    def _async_client(self) -> AsyncClient:
        """The client of asynchronous calls."""
        client: Any = self._client
        found: AsyncClient = client.__async__
        return found


def _adopted(page: T) -> T:
    from .pages import adopted

    old: T = adopted(page)
    return old
