"""The asynchronous client that generated ones derive from; see :mod:`client`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar, Unpack

from .client_base import ClientBase
from .line import AsyncLine
from .middleware import AsyncMiddleware
from .omission import Omit, omit
from .options import RequestOptions

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from .async_streamed import AsyncStreamedResponse
    from .binary import AsyncBinaryResponse
    from .config import ClientConfig
    from .flow import Course, Reply
    from .info import ResponseInfo
    from .operation import Operation, PagedOperation, StreamOperation
    from .paging import AsyncPage, AsyncPager
    from .rawresponse import AsyncRawResponse
    from .stream import AsyncStream
    from .task import AsyncTask

T = TypeVar("T")
Item = TypeVar("Item")
Body = TypeVar("Body")

Delivery: TypeAlias = "Callable[[AsyncClient, AsyncTask[Any]], Any]"
"""What is done with a call instead of making it and returning its value."""


class AsyncClient(ClientBase[AsyncLine, AsyncMiddleware, Delivery]):
    """Calls operations. Generated clients add the resources and their constructor."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor; see :class:`ClientBase`."""
        super().__init__(config, arguments, AsyncLine)

    async def request(
        self, operation: Operation[T], arguments: Mapping[str, object]
    ) -> T:
        """Call an operation and return its result."""
        core = self._core
        course = core.course(operation, arguments)
        if self._delivery is None:
            return core.answer(operation, (await self.__send__(course))[0])
        return await self._deliver(
            course, lambda reply, _: core.answer(operation, reply)
        )

    async def stream(
        self, operation: StreamOperation[T], arguments: Mapping[str, object]
    ) -> AsyncStream[T]:
        """Call an operation and return the events it answers with."""

        def finish(reply: Reply, response: AsyncRawResponse) -> AsyncStream[T]:
            from .stream import AsyncStream

            return AsyncStream(
                core.reported(response, reply).iter_bytes(),
                operation.decoder,
                operation.kind,
                end=operation.end,
                envelope=operation.envelope,
                strict=self._settings.strict,
                error=core.stream_error(reply),
                reopen=reopen if core.may_reopen(operation, course) else None,
                policy=course.call.policy,
            )

        async def reopen(last_event_id: str) -> AsyncStream[T] | None:
            reply, response = await self.__send__(core.resumed(course, last_event_id))
            if reply.head.status == 204:  # "do not come back"
                await response.close()
                return None
            return finish(reply, response)

        core = self._core
        course = core.course(operation.operation, arguments, stream=operation)
        return await self._deliver(course, finish, unread=True)

    async def download(
        self, operation: Operation[bytes], arguments: Mapping[str, object]
    ) -> AsyncBinaryResponse:
        """Call an operation and return the file it answers with, unread."""

        def finish(reply: Reply, response: AsyncRawResponse) -> AsyncBinaryResponse:
            from .binary import AsyncBinaryResponse

            limit = self._settings.response_bytes
            return AsyncBinaryResponse(self._core.reported(response, reply), limit)

        course = self._core.course(operation, arguments, unread=True)
        return await self._deliver(course, finish, unread=True)

    def paginate(
        self, operation: PagedOperation[Item, Body], arguments: Mapping[str, object]
    ) -> AsyncPager[Item, Body]:
        """Return what is awaited for the first page, or walked for all items."""
        from .paging import AsyncPager

        if self._delivery is None:
            error = self._settings.errors.base
            return AsyncPager(self, operation, arguments, error=error)

        def finish(reply: Reply, _: AsyncRawResponse) -> AsyncPage[Item, Body]:
            from .paging import AsyncPage

            body = self._core.answer(operation, reply)
            info = reply.exchange.info(reply.head)
            error = self._settings.errors.base
            return AsyncPage(self, operation, arguments, body, info, error=error)

        course = self._core.course(operation, arguments)
        # What is delivered is awaitable too, which is all that the views ask of it.
        awaitable: Any = self._deliver(course, finish)
        pager: AsyncPager[Item, Body] = awaitable
        return pager

    async def fetch(
        self,
        operation: Operation[Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        """Call an operation, or ask for a URL that its last answer named.

        Args:
            operation: What to call.
            arguments: Its arguments.
            url: The URL of the next page, if the server named one; it must be at the
                operation's own origin.

        Returns:
            The result, and status and headers of the answer.
        """
        reply, _ = await self.__send__(self._core.course(operation, arguments, url=url))
        info = reply.exchange.info(reply.head)
        return self._core.answer(operation, reply), info

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
        """Call an operation that this package does not know, with all that it offers.

        Args:
            method: The HTTP method.
            path: The path below the base URL; it may end in a query.
            result: The type of the result: a model, ``dict[str, object]``, ``None`` ...
            body: The body, as JSON.
            query: Query parameters.
            headers: Headers.
            **request_options: Options of this call.
        """
        from .freehand import freehand, freehand_arguments

        operation = freehand(self._settings.config, method, path, result)
        arguments = freehand_arguments(body, query, headers, request_options)
        return await self.request(operation, arguments)

    async def __send__(self, course: Course) -> tuple[Reply, AsyncRawResponse]:
        return await self._core.asend(course, self._line.send, self._middleware)

    async def _deliver(
        self,
        course: Course,
        finish: Callable[[Reply, AsyncRawResponse], T],
        *,
        unread: bool = False,
    ) -> T:
        if self._delivery is None:
            return finish(*await self.__send__(course))
        from .task import AsyncTask

        task = AsyncTask(course=course, finish=finish, unread=unread)
        result: T = await self._delivery(self, task)
        return result

    async def __open__(self, task: AsyncTask[T]) -> AsyncStreamedResponse[T]:
        """Make a call and leave the body unread, for views."""
        from .async_streamed import AsyncStreamedResponse

        task.course.call.request.streaming = True
        reply, response = await self.__send__(task.course)
        limit = self._settings.response_bytes
        return AsyncStreamedResponse(
            reply, self._core.reported(response, reply), task, limit
        )

    async def close(self) -> None:
        """Close the connections, also those of derived clients."""
        await self._line.close()

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
