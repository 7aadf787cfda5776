"""The blocking client that generated ones derive from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Self, TypeVar, Unpack

from .core import Core
from .freehand import freehand, freehand_arguments
from .line import Line
from .omission import Omit, omit
from .options import ClientOptions, RequestOptions
from .steps import Middleware, SyncHost
from .task import Task

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from .binary import BinaryResponse
    from .config import ClientConfig
    from .flow import Course, Reply
    from .info import ResponseInfo
    from .operation import Operation, PagedOperation, StreamOperation
    from .paging import Page
    from .rawresponse import RawResponse
    from .stream import Stream
    from .streamed import StreamedResponse

T = TypeVar("T")
Item = TypeVar("Item")
Body = TypeVar("Body")

Delivery = Callable[["SyncClient", Task[Any]], Any]
"""What is done with a call instead of making it and returning its value."""


class SyncClient:
    """Calls operations. Generated clients add the resources and their constructor."""

    _core: Core
    _line: Line
    _middleware: tuple[Middleware, ...]
    _delivery: Delivery | None

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor.

        Args:
            config: The API's constants.
            arguments: The constructor's arguments by name; those it does not know, such
                as ``self``, are ignored.

        Raises:
            ConfigurationError: One of them cannot be used, or one is missing.
        """
        client: Any = arguments.get("http_client")
        middleware: Any = arguments.get("middleware") or ()
        self._set_up(Core.of(config, arguments), Line(config, client), middleware)

    def _set_up(
        self, core: Core, line: Line, middleware: tuple[Middleware, ...]
    ) -> None:
        self._core = core
        self._line = line
        self._middleware = tuple(middleware)
        self._delivery = None

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """Return a client with other options, on the same connections.

        Args:
            **options: What is to be different.
        """
        return self._derived(self._core.changed(options), None)

    def __view__(self, delivery: Delivery) -> Self:
        """Return a client that does something else with its calls, for views."""
        return self._derived(self._core, delivery)

    def _derived(self, core: Core, delivery: Delivery | None) -> Self:
        twin = object.__new__(type(self))
        twin._set_up(core, self._line, self._middleware)
        twin._delivery = delivery
        return twin

    def request(self, operation: Operation[T], arguments: Mapping[str, object]) -> T:
        """Call an operation and return its result."""
        core = self._core
        course = core.course(operation, arguments)
        if self._delivery is None:
            return core.answer(operation, self.__send__(course)[0])
        return self._deliver(
            Task(course=course, finish=lambda reply, _: core.answer(operation, reply))
        )

    def stream(
        self, operation: StreamOperation[T], arguments: Mapping[str, object]
    ) -> Stream[T]:
        """Call an operation and return the events it answers with."""

        def finish(reply: Reply, response: RawResponse) -> Stream[T]:
            from .stream import Stream

            return Stream(
                self._core.reported(response, reply).iter_bytes(),
                operation.decoder,
                operation.kind,
                end=operation.end,
                envelope=operation.envelope,
                strict=self._core.settings.strict,
                error=self._core.stream_error(reply),
            )

        course = self._core.course(operation.operation, arguments, stream=operation)
        return self._deliver(Task(course=course, finish=finish, unread=True))

    def download(
        self, operation: Operation[bytes], arguments: Mapping[str, object]
    ) -> BinaryResponse:
        """Call an operation and return the file it answers with, unread."""

        def finish(reply: Reply, response: RawResponse) -> BinaryResponse:
            from .binary import BinaryResponse

            return BinaryResponse(self._core.reported(response, reply))

        course = self._core.course(operation, arguments, unread=True)
        return self._deliver(Task(course=course, finish=finish, unread=True))

    def paginate(
        self, operation: PagedOperation[Item, Body], arguments: Mapping[str, object]
    ) -> Page[Item, Body]:
        """Call an operation and return its first page, which walks to the others."""

        def finish(reply: Reply, _: RawResponse) -> Page[Item, Body]:
            from .paging import Page

            body = self._core.answer(operation, reply)
            info = reply.exchange.info(reply.head)
            error = self._core.settings.errors.base
            return Page(self, operation, arguments, body, info, error=error)

        course = self._core.course(operation, arguments)
        return self._deliver(Task(course=course, finish=finish))

    def fetch(
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
        reply, _ = self.__send__(self._core.course(operation, arguments, url=url))
        info = reply.exchange.info(reply.head)
        return self._core.answer(operation, reply), info

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
        operation = freehand(method, path, result)
        arguments = freehand_arguments(body, query, headers, request_options)
        return self.request(operation, arguments)

    def __send__(self, course: Course) -> tuple[Reply, RawResponse]:
        host = SyncHost(self._line.send, self._middleware)
        reply = host.drive(course.run())
        return reply, host.response

    def _deliver(self, task: Task[T]) -> T:
        if self._delivery is not None:
            result: T = self._delivery(self, task)
            return result
        return task.finish(*self.__send__(task.course))

    def __open__(self, task: Task[T]) -> StreamedResponse[T]:
        """Make a call and leave the body unread, for views."""
        from .streamed import StreamedResponse

        task.course.call.request.streaming = True
        reply, response = self.__send__(task.course)
        limit = self._core.settings.response_bytes
        return StreamedResponse(
            reply, self._core.reported(response, reply), task, limit
        )

    def close(self) -> None:
        """Close the connections, also those of derived clients."""
        self._line.close()

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

    def __reduce__(self) -> NoReturn:
        """Refuse: connections cannot be pickled, and credentials must not be."""
        raise TypeError("a client cannot be pickled; make one where it is needed")

    def __repr__(self) -> str:
        """Return the class and the base URL."""
        return f"<{type(self).__name__} {self._core.settings.base!r}>"
