"""Streams of operations as constants: what asks for them, and what their events are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from ..models.decode import Decoder
    from .operation import Operation

T = TypeVar("T")


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
    def decoder(self) -> Decoder[T]:
        """The decoder of events, made on first use."""
        from ..models.decode import decoder

        return decoder(self.event())


_STREAM_MEDIA: Mapping[str, str] = {
    "sse": "text/event-stream",
    "jsonl": "application/jsonl, application/x-ndjson, application/json-seq",
}
