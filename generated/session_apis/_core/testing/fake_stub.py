"""Stubs: the configured responses of an operation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeAlias, TypeVar, overload

from ..models.values import is_list
from .fake_calls import FakeCall, FakeError, Target
from .fake_pages import is_paged, only_page, page_wire
from .fake_replies import Wire, error_wire, stream_wire, value_wire

if TYPE_CHECKING:
    from ..downloads.binary import AsyncBinaryResponse, BinaryResponse
    from ..errors.errors import ErrorTable
    from ..pagination.pages import AsyncPager, Page
    from ..streams.stream import AsyncStream, Stream

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
Body = TypeVar("Body")
Event = TypeVar("Event")

Data: TypeAlias = Mapping[str, object] | Sequence[Mapping[str, object]]


class Fails(Exception):  # noqa: N818 - an order rather than an error
    """Raised by a function passed to ``calls``: the server responds with an error."""

    def __init__(
        self,
        error: type[Exception] | int,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.error = error
        self.body = body
        self.headers = headers


@dataclass(slots=True, kw_only=True)
class CannedResponse:
    """A configured response."""

    begin: Callable[[FakeCall], object]
    streams: bool | None
    used: bool = False


@dataclass(slots=True, kw_only=True)
class Script:
    """The responses of one operation, in order; the last suitable one repeats."""

    name: str
    answers: list[CannedResponse] = field(default_factory=list[CannedResponse])

    def next(self, call: FakeCall) -> CannedResponse | None:
        kinds = (None, call.stream is not None)
        suitable = [each for each in self.answers if each.streams in kinds]
        fresh = [each for each in suitable if not each.used]
        found = fresh[0] if fresh else suitable[-1] if suitable else None
        if found is not None:
            found.used = True
        return found


class Stub(Generic[P, T]):
    """Configures the responses of an operation, in order; the last one repeats.

    Each method adds responses, and returns the same object.
    """

    def __init__(self, target: Target, script: Script, errors: ErrorTable) -> None:
        """Configure a script.

        Args:
            target: The method.
            script: The responses of its operation.
            errors: The API's exceptions.
        """
        self._target = target
        self._script = script
        self._errors = errors

    @overload
    def answers(
        self: Stub[P, BinaryResponse],
        value: bytes,
        /,
        *more: bytes,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Stub[P, BinaryResponse]: ...
    @overload
    def answers(
        self: Stub[P, AsyncBinaryResponse],
        value: bytes,
        /,
        *more: bytes,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Stub[P, AsyncBinaryResponse]: ...
    @overload
    def answers(
        self,
        value: T | Data,
        /,
        *more: T | Data,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Stub[P, T]: ...
    def answers(
        self,
        value: object,
        /,
        *more: object,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> object:
        """Respond with a value: a model, matching JSON data, or the bytes of a file.

        Args:
            value: What the method returns.
            *more: The results of later calls.
            status: The HTTP status; the declared one by default.
            headers: Header fields of the response.

        Raises:
            FakeError: The operation does not return such a value.
        """
        if self._target.operation is None:
            raise FakeError(f"{self._script.name} responds by .streams([...]) only.")
        for each in (value, *more):
            wire = value_wire(self._target.operation, each, status, headers)
            self._add(_always(wire), streams=False)
        return self

    def raises(
        self,
        error: type[Exception] | Exception | int,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Stub[P, T]:
        """Respond so that the method raises an exception.

        Args:
            error: One of the API's exception classes, such as ``NotFoundError`` or
                ``APITimeoutError``; a status; or an exception, which is raised as it
                is.
            body: The body of the error response, as a model, data or text.
            headers: Header fields of the error response.

        Raises:
            FakeError: The exception does not belong to a single status.
        """
        self._add(_always(self._failure(error, body, headers)))
        return self

    @overload
    def pages(
        self: Stub[P, Page[Item, Body]], pages: Iterable[Iterable[Item] | Body | Data]
    ) -> Stub[P, Page[Item, Body]]: ...
    @overload
    def pages(
        self: Stub[P, AsyncPager[Item, Body]],
        pages: Iterable[Iterable[Item] | Body | Data],
    ) -> Stub[P, AsyncPager[Item, Body]]: ...
    def pages(self, pages: Iterable[object]) -> object:
        """Respond with pages, for any number of iterations.

        Args:
            pages: The items of each page, or its whole body. The pagination fields of
                the body are filled in.
        """
        operation = self._target.operation
        if operation is None or not is_paged(operation):
            raise FakeError(f"{self._script.name} is not paginated.")
        every = [list(each) if is_list(each) else each for each in pages]
        self._add(lambda call: page_wire(call, every))
        return self

    @overload
    def streams(
        self: Stub[P, Stream[Event]],
        events: Iterable[Event | Data],
        *,
        broken: bool = False,
    ) -> Stub[P, Stream[Event]]: ...
    @overload
    def streams(
        self: Stub[P, AsyncStream[Event]],
        events: Iterable[Event | Data],
        *,
        broken: bool = False,
    ) -> Stub[P, AsyncStream[Event]]: ...
    @overload
    def streams(
        self, events: Iterable[object], *, broken: bool = False
    ) -> Stub[P, T]: ...
    def streams(self, events: Iterable[object], *, broken: bool = False) -> object:
        """Respond to calls that request a stream.

        Args:
            events: The events: models, or matching data.
            broken: Whether the connection breaks after the last event.

        Raises:
            FakeError: The operation has no stream, or other events.
        """
        if self._target.stream is None:
            raise FakeError(f"{self._script.name} has no stream.")
        wire = stream_wire(self._target.stream, events, broken=broken)
        self._add(_always(wire), streams=True)
        return self

    def calls(
        self, function: Callable[P, T | Data | Awaitable[T | Data]]
    ) -> Stub[P, T]:
        """Respond with the result of a function, called with the method's arguments.

        Omitted arguments are omitted here too. The function returns what ``answers``
        takes, for a stream its events, and for a list a whole page or its items; it may
        raise :class:`Fails`. For an asynchronous client it may be asynchronous.

        Args:
            function: Takes the arguments of the method.
        """
        called: Any = function
        self._add(lambda call: called(**call.arguments, **call.options))
        return self

    def responds(
        self,
        status: int = 200,
        content: bytes | str = b"",
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Stub[P, T]:
        """Respond with a raw response, even an invalid one.

        Args:
            status: The HTTP status.
            content: The body.
            headers: The header fields; nothing is added to them.
        """
        data = content.encode() if isinstance(content, str) else content
        self._add(_always(Wire.of(status, (data,), headers=headers)))
        return self

    def _add(
        self, begin: Callable[[FakeCall], object], *, streams: bool | None = None
    ) -> None:
        self._script.answers.append(CannedResponse(begin=begin, streams=streams))

    def _failure(
        self,
        error: type[Exception] | Exception | int,
        body: object,
        headers: Mapping[str, str] | None,
    ) -> Wire | Exception:
        if isinstance(error, Exception):
            return error
        return error_wire(error, self._errors, body, headers)

    def failed(self, fails: Fails) -> Wire | Exception:
        """Return the response for a raised :class:`Fails`."""
        return self._failure(fails.error, fails.body, fails.headers)

    def returned(self, call: FakeCall, value: object) -> Wire:
        """Make the response for the result of a function."""
        if call.stream is not None:
            if not is_list(value):
                raise FakeError(f"{call.name} streams: a list of events is needed.")
            return stream_wire(call.stream, value, broken=False)
        if is_paged(call.operation) and is_list(value):
            return only_page(call, value)
        return value_wire(call.operation, value)


def _always(wire: Wire | Exception) -> Callable[[FakeCall], Wire | Exception]:
    return lambda _: wire
