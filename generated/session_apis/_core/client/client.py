"""The base classes of generated clients and of their resources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar, Unpack

from ..config.options import RequestOptions
from ..models.omission import Omit, omit
from ..transport.connection import (
    AsyncMiddleware,
    AsyncServerConnection,
    Middleware,
    ServerConnection,
)
from .client_base import ClientBase, listed

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..config.config import ClientConfig
    from ..exchange.execution import Execution, PendingRequest, Reply
    from ..operation.operation import Operation
    from ..response.raw_response import AsyncRawResponse, RawResponse
    from ..results.streamed import AsyncStreamedResponse, StreamedResponse


T = TypeVar("T")

Delivery: TypeAlias = "Callable[[SyncClient, PendingRequest[Any]], Any]"

AsyncDelivery: TypeAlias = "Callable[[AsyncClient, PendingRequest[Any]], Any]"


class SyncClient(ClientBase[ServerConnection, Middleware, Delivery]):
    """Calls operations; generated clients add resources and a constructor."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        super().__init__(config, arguments, ServerConnection)

    def request(self, operation: Operation[T], arguments: Mapping[str, object]) -> T:
        """Call an operation and return its result."""
        core = self.__core__
        execution = core.execution(operation, arguments)
        if self._delivery is None:
            reply, _ = self.__send__(execution)
            return core.result(operation, reply)
        return self.__deliver__(
            execution, lambda reply, _: core.result(operation, reply)
        )

    def call(
        self,
        method: str,
        path: str,
        *,
        result: TypeForm[T],
        body: object | Omit = omit,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        **request_options: Unpack[RequestOptions],
    ) -> T:
        """Call an operation that the package has no method for.

        Args:
            method: The HTTP method.
            path: The path below the base URL; it may end in a query.
            result: The type of the result: a model, ``dict[str, object]``, ``None`` ...
            body: The body, as JSON.
            query: Query parameters.
            headers: Headers.
            **request_options: Options of this call; times in seconds.
        """
        from .core import untyped_arguments, untyped_operation

        operation = untyped_operation(self._settings.config, method, path, result)
        arguments = untyped_arguments(body, query, headers, request_options)
        return self.request(operation, arguments)

    def __send__(self, execution: Execution) -> tuple[Reply, RawResponse]:
        return self.__core__.send(execution, self._connection.send, self._middleware)

    def __deliver__(
        self,
        execution: Execution,
        finish: Callable[[Reply, RawResponse], T],
        *,
        unread: bool = False,
    ) -> T:
        if self._delivery is None:
            return finish(*self.__send__(execution))
        from ..exchange.execution import PendingRequest

        pending = PendingRequest(execution=execution, finish=finish, unread=unread)
        result: T = self._delivery(self, pending)
        return result

    def __open__(self, pending: PendingRequest[T]) -> StreamedResponse[T]:
        from ..results.streamed import StreamedResponse

        pending.execution.call.request.streaming = True
        reply, response = self.__send__(pending.execution)
        limit = self._settings.response_bytes
        return StreamedResponse(
            reply, self.__core__.reported(response, reply), pending, limit
        )

    def close(self) -> None:
        """Close the connections, which derived clients share."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(ClientBase[AsyncServerConnection, AsyncMiddleware, AsyncDelivery]):
    """Calls operations; generated clients add resources and a constructor."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        super().__init__(config, arguments, AsyncServerConnection)

    async def request(
        self, operation: Operation[T], arguments: Mapping[str, object]
    ) -> T:
        """Call an operation and return its result."""
        core = self.__core__
        execution = core.execution(operation, arguments)
        if self._delivery is None:
            reply, _ = await self.__send__(execution)
            return core.result(operation, reply)
        return await self.__deliver__(
            execution, lambda reply, _: core.result(operation, reply)
        )

    async def call(
        self,
        method: str,
        path: str,
        *,
        result: TypeForm[T],
        body: object | Omit = omit,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        **request_options: Unpack[RequestOptions],
    ) -> T:
        """Call an operation that the package has no method for.

        Args:
            method: The HTTP method.
            path: The path below the base URL; it may end in a query.
            result: The type of the result: a model, ``dict[str, object]``, ``None`` ...
            body: The body, as JSON.
            query: Query parameters.
            headers: Headers.
            **request_options: Options of this call; times in seconds.
        """
        from .core import untyped_arguments, untyped_operation

        operation = untyped_operation(self._settings.config, method, path, result)
        arguments = untyped_arguments(body, query, headers, request_options)
        return await self.request(operation, arguments)

    async def __send__(self, execution: Execution) -> tuple[Reply, AsyncRawResponse]:
        return await self.__core__.asend(
            execution, self._connection.send, self._middleware
        )

    async def __deliver__(
        self,
        execution: Execution,
        finish: Callable[[Reply, AsyncRawResponse], T],
        *,
        unread: bool = False,
    ) -> T:
        if self._delivery is None:
            return finish(*await self.__send__(execution))
        from ..exchange.execution import PendingRequest

        pending = PendingRequest(execution=execution, finish=finish, unread=unread)
        result: T = await self._delivery(self, pending)
        return result

    async def __open__(self, pending: PendingRequest[T]) -> AsyncStreamedResponse[T]:
        from ..results.streamed import AsyncStreamedResponse

        pending.execution.call.request.streaming = True
        reply, response = await self.__send__(pending.execution)
        limit = self._settings.response_bytes
        return AsyncStreamedResponse(
            reply, self.__core__.reported(response, reply), pending, limit
        )

    async def close(self) -> None:
        """Close the connections, which derived clients share."""
        await self._connection.close()

    aclose = close

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()


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
