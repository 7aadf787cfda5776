"""The base class of generated asynchronous clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar, Unpack

from ..config.options import RequestOptions
from ..models.omission import Omit, omit
from ..transport.connection import AsyncServerConnection
from ..transport.middleware import AsyncMiddleware
from .client_base import ClientBase

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..config.config import ClientConfig
    from ..errors.info import ResponseInfo
    from ..exchange.execution import AsyncPendingRequest, Execution, Reply
    from ..operation.operation import Operation
    from ..response.raw_response import AsyncRawResponse
    from ..results.async_streamed import AsyncStreamedResponse

T = TypeVar("T")
Item = TypeVar("Item")
Body = TypeVar("Body")

Delivery: TypeAlias = "Callable[[AsyncClient, AsyncPendingRequest[Any]], Any]"
"""What is done with a call instead of making it and returning its value."""


class AsyncClient(ClientBase[AsyncServerConnection, AsyncMiddleware, Delivery]):
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

    async def __fetch__(
        self,
        operation: Operation[Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        reply, _ = await self.__send__(
            self.__core__.execution(operation, arguments, url=url)
        )
        info = reply.exchange.info(reply.head)
        return self.__core__.result(operation, reply), info

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
        from .untyped_calls import untyped_arguments, untyped_operation

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
        from ..exchange.execution import AsyncPendingRequest

        pending = AsyncPendingRequest(execution=execution, finish=finish, unread=unread)
        result: T = await self._delivery(self, pending)
        return result

    async def __open__(
        self, pending: AsyncPendingRequest[T]
    ) -> AsyncStreamedResponse[T]:
        from ..results.async_streamed import AsyncStreamedResponse

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
