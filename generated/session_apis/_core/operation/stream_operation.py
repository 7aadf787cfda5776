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
        self.operation = operation
        self.event = event
        self.kind: Literal["sse", "jsonl"] = kind
        self.select = select
        self.end = end
        self.envelope = envelope
        self.member = member
        self.accept: str = accept or _STREAM_MEDIA[kind]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.operation!r}>"

    @cached_property
    def decoder(self) -> Decoder[T]:
        from ..models.decode import decoder

        return decoder(self.event())


_STREAM_MEDIA: Mapping[str, str] = {
    "sse": "text/event-stream",
    "jsonl": "application/jsonl, application/x-ndjson, application/json-seq",
}
