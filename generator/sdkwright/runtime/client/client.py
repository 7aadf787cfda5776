"""The base class of generated synchronous clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar, Unpack

from ..config.options import RequestOptions
from ..models.omission import Omit, omit
from ..transport.connection import ServerConnection
from ..transport.middleware import Middleware
from .client_base import ClientBase

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..config.config import ClientConfig
    from ..errors.info import ResponseInfo
    from ..exchange.execution import Execution, Reply
    from ..exchange.pending_request import PendingRequest
    from ..operation.operation import Operation, PagedOperation, StreamOperation
    from ..pagination.pages import Page
    from ..response.binary import BinaryResponse
    from ..response.raw_response import RawResponse
    from ..results.streamed import StreamedResponse
    from ..streams.stream import Stream

T = TypeVar("T")
Item = TypeVar("Item")
Body = TypeVar("Body")

Delivery: TypeAlias = "Callable[[SyncClient, PendingRequest[Any]], Any]"
"""What is done with a call instead of making it and returning its value."""


class SyncClient(ClientBase[ServerConnection, Middleware, Delivery]):
    """Calls operations; generated clients add resources and a constructor."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor; see :class:`ClientBase`."""
        super().__init__(config, arguments, ServerConnection)

    def request(self, operation: Operation[T], arguments: Mapping[str, object]) -> T:
        """Call an operation and return its result."""
        core = self._core
        execution = core.execution(operation, arguments)
        if self._delivery is None:
            reply, _ = self.__send__(execution)
            return core.result(operation, reply)
        return self._deliver(execution, lambda reply, _: core.result(operation, reply))

    def stream(
        self, operation: StreamOperation[T], arguments: Mapping[str, object]
    ) -> Stream[T]:
        """Call an operation and return the stream of its events."""

        def finish(reply: Reply, response: RawResponse) -> Stream[T]:
            from ..streams.stream import Stream

            return Stream(
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

        def reopen(last_event_id: str) -> Stream[T] | None:
            reply, response = self.__send__(core.resumed(execution, last_event_id))
            if reply.head.status == 204:  # WHATWG HTML, section 9.2.3
                response.close()
                return None
            return finish(reply, response)

        core = self._core
        execution = core.execution(operation.operation, arguments, stream=operation)
        return self._deliver(execution, finish, unread=True)

    def download(
        self, operation: Operation[bytes], arguments: Mapping[str, object]
    ) -> BinaryResponse:
        """Call an operation and return its binary response, with the body unread."""

        def finish(reply: Reply, response: RawResponse) -> BinaryResponse:
            from ..response.binary import BinaryResponse

            limit = self._settings.response_bytes
            return BinaryResponse(self._core.reported(response, reply), limit)

        execution = self._core.execution(operation, arguments, unread=True)
        return self._deliver(execution, finish, unread=True)

    def paginate(
        self, operation: PagedOperation[Item, Body], arguments: Mapping[str, object]
    ) -> Page[Item, Body]:
        """Call an operation and return its first page, which fetches the others."""

        def finish(reply: Reply, _: RawResponse) -> Page[Item, Body]:
            from ..pagination.pages import Page

            body = self._core.result(operation, reply)
            info = reply.exchange.info(reply.head)
            error = self._settings.errors.base
            return Page(self, operation, arguments, body, info, error=error)

        execution = self._core.execution(operation, arguments)
        return self._deliver(execution, finish)

    def fetch(
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
        reply, _ = self.__send__(self._core.execution(operation, arguments, url=url))
        info = reply.exchange.info(reply.head)
        return self._core.result(operation, reply), info

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
        from .untyped_calls import untyped_arguments, untyped_operation

        operation = untyped_operation(self._settings.config, method, path, result)
        arguments = untyped_arguments(body, query, headers, request_options)
        return self.request(operation, arguments)

    def __send__(self, execution: Execution) -> tuple[Reply, RawResponse]:
        return self._core.send(execution, self._connection.send, self._middleware)

    def _deliver(
        self,
        execution: Execution,
        finish: Callable[[Reply, RawResponse], T],
        *,
        unread: bool = False,
    ) -> T:
        if self._delivery is None:
            return finish(*self.__send__(execution))
        from ..exchange.pending_request import PendingRequest

        pending = PendingRequest(execution=execution, finish=finish, unread=unread)
        result: T = self._delivery(self, pending)
        return result

    def __open__(self, pending: PendingRequest[T]) -> StreamedResponse[T]:
        """Send a call and return the response with its body unread, for views."""
        from ..results.streamed import StreamedResponse

        pending.execution.call.request.streaming = True
        reply, response = self.__send__(pending.execution)
        limit = self._settings.response_bytes
        return StreamedResponse(
            reply, self._core.reported(response, reply), pending, limit
        )

    def close(self) -> None:
        """Close the connections, which derived clients share."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections."""
        self.close()
