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
    from ..exchange.execution import Execution, Reply
    from ..exchange.pending_request import AsyncPendingRequest
    from ..operation.operation import Operation, PagedOperation, StreamOperation
    from ..pagination.pages import AsyncPage, AsyncPager
    from ..response.binary import AsyncBinaryResponse
    from ..response.raw_response import AsyncRawResponse
    from ..results.async_streamed import AsyncStreamedResponse
    from ..streams.stream import AsyncStream

T = TypeVar("T")
Item = TypeVar("Item")
Body = TypeVar("Body")

Delivery: TypeAlias = "Callable[[AsyncClient, AsyncPendingRequest[Any]], Any]"
"""What is done with a call instead of making it and returning its value."""


class AsyncClient(ClientBase[AsyncServerConnection, AsyncMiddleware, Delivery]):
    """Calls operations; generated clients add resources and a constructor."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor; see :class:`ClientBase`."""
        super().__init__(config, arguments, AsyncServerConnection)

    async def request(
        self, operation: Operation[T], arguments: Mapping[str, object]
    ) -> T:
        """Call an operation and return its result."""
        core = self._core
        execution = core.execution(operation, arguments)
        if self._delivery is None:
            reply, _ = await self.__send__(execution)
            return core.result(operation, reply)
        return await self._deliver(
            execution, lambda reply, _: core.result(operation, reply)
        )

    async def stream(
        self, operation: StreamOperation[T], arguments: Mapping[str, object]
    ) -> AsyncStream[T]:
        """Call an operation and return the stream of its events."""

        def finish(reply: Reply, response: AsyncRawResponse) -> AsyncStream[T]:
            from ..streams.stream import AsyncStream

            return AsyncStream(
                core.reported(response, reply).iter_bytes(),
                operation.decoder,
                operation.kind,
                end=operation.end,
                envelope=operation.envelope,
                strict=self._settings.strict,
                error=core.stream_error(reply),
                reopen=reopen if core.may_reopen(operation, execution) else None,
                policy=execution.call.policy,
            )

        async def reopen(last_event_id: str) -> AsyncStream[T] | None:
            reply, response = await self.__send__(
                core.resumed(execution, last_event_id)
            )
            if reply.head.status == 204:  # WHATWG HTML, section 9.2.3
                await response.close()
                return None
            return finish(reply, response)

        core = self._core
        execution = core.execution(operation.operation, arguments, stream=operation)
        return await self._deliver(execution, finish, unread=True)

    async def download(
        self, operation: Operation[bytes], arguments: Mapping[str, object]
    ) -> AsyncBinaryResponse:
        """Call an operation and return its binary response, with the body unread."""

        def finish(reply: Reply, response: AsyncRawResponse) -> AsyncBinaryResponse:
            from ..response.binary import AsyncBinaryResponse

            limit = self._settings.response_bytes
            return AsyncBinaryResponse(self._core.reported(response, reply), limit)

        execution = self._core.execution(operation, arguments, unread=True)
        return await self._deliver(execution, finish, unread=True)

    def paginate(
        self, operation: PagedOperation[Item, Body], arguments: Mapping[str, object]
    ) -> AsyncPager[Item, Body]:
        """Return a pager: await it for the first page, or iterate over all items."""
        from ..pagination.pages import AsyncPager

        if self._delivery is None:
            error = self._settings.errors.base
            return AsyncPager(self, operation, arguments, error=error)

        def finish(reply: Reply, _: AsyncRawResponse) -> AsyncPage[Item, Body]:
            from ..pagination.pages import AsyncPage

            body = self._core.result(operation, reply)
            info = reply.exchange.info(reply.head)
            error = self._settings.errors.base
            return AsyncPage(self, operation, arguments, body, info, error=error)

        execution = self._core.execution(operation, arguments)
        # A view's delivery returns an awaitable as well.
        awaitable: Any = self._deliver(execution, finish)
        pager: AsyncPager[Item, Body] = awaitable
        return pager

    async def fetch(
        self,
        operation: Operation[Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        """Call an operation, or fetch a next-page URL that its last response contained.

        Args:
            operation: What to call.
            arguments: Its arguments.
            url: The URL of the next page, if the server returned one. It must have the
                origin of the operation's own URL.

        Returns:
            The result, and status and headers of the response.
        """
        reply, _ = await self.__send__(
            self._core.execution(operation, arguments, url=url)
        )
        info = reply.exchange.info(reply.head)
        return self._core.result(operation, reply), info

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
        return await self._core.asend(
            execution, self._connection.send, self._middleware
        )

    async def _deliver(
        self,
        execution: Execution,
        finish: Callable[[Reply, AsyncRawResponse], T],
        *,
        unread: bool = False,
    ) -> T:
        if self._delivery is None:
            return finish(*await self.__send__(execution))
        from ..exchange.pending_request import AsyncPendingRequest

        pending = AsyncPendingRequest(execution=execution, finish=finish, unread=unread)
        result: T = await self._delivery(self, pending)
        return result

    async def __open__(
        self, pending: AsyncPendingRequest[T]
    ) -> AsyncStreamedResponse[T]:
        """Send a call and return the response with its body unread, for views."""
        from ..results.async_streamed import AsyncStreamedResponse

        pending.execution.call.request.streaming = True
        reply, response = await self.__send__(pending.execution)
        limit = self._settings.response_bytes
        return AsyncStreamedResponse(
            reply, self._core.reported(response, reply), pending, limit
        )

    async def close(self) -> None:
        """Close the connections, which derived clients share."""
        await self._connection.close()

    aclose = close

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections."""
        await self.close()
