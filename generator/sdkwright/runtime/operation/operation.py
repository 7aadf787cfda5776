"""Operations as constants: the request, the location of each argument, the result.

A generated method is one call with one of these constants. Everything is plain data
until the operation is first used; the plan that is parsed then stays with the constant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Literal, TypeVar, Unpack

from .details import Details
from .plan import Plan
from .selection import Select

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..models.decode import Decoder

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Operation(Generic[T_co]):
    """An operation of an API; the type parameter is the type of its result."""

    def __init__(
        self,
        method: str,
        path_template: str,
        result: Callable[[], TypeForm[T_co]],
        **details: Unpack[Details],
    ) -> None:
        """Keep the description.

        Args:
            method: The HTTP method.
            path_template: The path, with wire names in braces; it may end in a literal
                query.
            result: Returns the type of a successful response.
            **details: See :class:`Details`.
        """
        self.method = method
        self.path_template = path_template
        self.result = result
        self.details = details

    def __repr__(self) -> str:
        """Return method and path."""
        return f"<{type(self).__name__} {self.method} {self.path_template}>"

    @cached_property
    def template(self) -> str:
        """The path template without its query, which all requests have in common."""
        return self.path_template.partition("?")[0]

    @cached_property
    def plan(self) -> Plan:
        """The parsed description, made on first use."""
        return Plan.of(self.method, self.path_template, self.details)

    @property
    def decoder(self) -> Decoder[T_co]:
        """What reads a successful answer, made on first use."""
        # A cached property could be assigned to, so its type could not vary.
        known: Decoder[T_co] | None = vars(self).get("_decoder")
        if known is None:
            from ..models.decode import decoder

            known = vars(self)["_decoder"] = decoder(self.result())
        return known


class StreamOperation(Generic[T]):
    """The streaming form of an operation; the type parameter is that of an event."""

    def __init__(
        self,
        operation: Operation[object],
        event: Callable[[], TypeForm[T]],
        *,
        kind: Literal["sse", "jsonl"] = "sse",
        select: str = "",
        end: str = "",
        envelope: bool = False,
        member: str = "",
        accept: str = "",
    ) -> None:
        """Keep the description.

        Args:
            operation: The operation that is called.
            event: Returns the type of one event.
            kind: Server-sent events, or one JSON document per line.
            select: The request value that selects a stream: ``header:x-stream=true``,
                ``query:...`` or ``body:stream=true`` (a JSON value); empty if the
                operation always streams.
            end: The data that ends the stream, such as ``[DONE]``.
            envelope: Whether the whole server-sent event is the item, not its data.
            member: The member of each line that is the event, where a line holds either
                that or ``error``, as grpc-gateway writes it.
            accept: The media type to ask for, if it is not the usual one of the kind.
        """
        self.operation = operation
        self.event = event
        self.kind: Literal["sse", "jsonl"] = kind
        self.select = select
        self.end = end
        self.envelope = envelope
        self.member = member
        self.accept: str = accept or _STREAM_MEDIA[kind]

    def __repr__(self) -> str:
        """Return method and path."""
        return f"<{type(self).__name__} {self.operation!r}>"

    @cached_property
    def selector(self) -> Select:
        """The parsed ``select``."""
        return Select(self.select, self.accept)

    @cached_property
    def decoder(self) -> Decoder[T]:
        """The decoder of events, made on first use."""
        from ..models.decode import decoder

        return decoder(self.event())


_STREAM_MEDIA: Mapping[str, str] = {
    "sse": "text/event-stream",
    "jsonl": "application/jsonl, application/x-ndjson, application/json-seq",
}
