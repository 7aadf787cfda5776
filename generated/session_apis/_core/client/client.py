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
    from ..exchange.execution import Execution, PendingRequest, Reply
    from ..operation.operation import Operation
    from ..response.raw_response import RawResponse
    from ..results.streamed import StreamedResponse

T = TypeVar("T")
Item = TypeVar("Item")
Body = TypeVar("Body")

Delivery: TypeAlias = "Callable[[SyncClient, PendingRequest[Any]], Any]"
"""What is done with a call instead of making it and returning its value."""


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

    def __fetch__(
        self,
        operation: Operation[Body],
        arguments: Mapping[str, object],
        url: str | None = None,
    ) -> tuple[Body, ResponseInfo]:
        reply, _ = self.__send__(self.__core__.execution(operation, arguments, url=url))
        info = reply.exchange.info(reply.head)
        return self.__core__.result(operation, reply), info

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
