"""Whether a response is the stream that was promised, told by its media type and first bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..client.core import Core
    from ..errors.errors import StreamError
    from ..exchange.execution import Execution, Reply
    from ..operation.stream_operation import StreamOperation

_BOM: Final = b"\xef\xbb\xbf"
_BLANK: Final = b" \t\r\n\x1e"
_SHOWN: Final = 200
_EVENTS: Final = "text/event-stream"
_PROMISES: Final = {"sse": "server-sent events", "jsonl": "JSON lines"}
_NO_FIELD: Final = (b"<", b"{", b"[", b'"')
_NO_JSON: Final = (b"<", b"data:", b"event:", b"id:", b"retry:", b":")


class Opening:
    """The first bytes of a stream."""

    def __init__(self, kind: str, media_type: str) -> None:
        self._kind = kind
        self._media_type = media_type.partition(";")[0].strip().lower()
        self._text = b""
        self.foreign = False

    @property
    def full(self) -> bool:
        return len(self._text) >= _SHOWN

    def take(self, chunk: bytes) -> None:
        if not self.full:
            text = (self._text + chunk).removeprefix(_BOM).lstrip(_BLANK)
            self._text = text[:_SHOWN]
            others = _NO_FIELD if self._kind == "sse" else _NO_JSON
            self.foreign = self._text.startswith(others)

    def suspicious(self) -> bool:
        return bool(self._text) and self._kind == "sse" and self._media_type != _EVENTS

    def describe(self) -> str:
        text = self._text.decode(errors="replace")
        media = self._media_type or "a response without a media type"
        return f"The server sent {media} instead of {_PROMISES[self._kind]}: {text}"


def reading(
    core: Core, operation: StreamOperation[Any], reply: Reply
) -> dict[str, Any]:
    return {
        "end": operation.end,
        "envelope": operation.envelope,
        "member": operation.member,
        "media_type": reply.head.headers.get("content-type", ""),
        "strict": core.settings.strict,
        "error": _error(core, reply),
    }


def may_reopen(operation: StreamOperation[Any], execution: Execution) -> bool:
    return operation.kind == "sse" and execution.call.repeatable


def resumed(execution: Execution, last_event_id: str) -> Execution:
    request = execution.call.request.copy()
    if last_event_id:
        request.set_header("Last-Event-ID", last_event_id)
    call = replace(execution.call, request=request)
    return replace(execution, call=call, attempt=0, renewed=False)


def _error(core: Core, reply: Reply) -> Callable[[str], StreamError]:
    exchange = reply.exchange

    def make(message: str) -> StreamError:
        return core.settings.errors.stream(
            exchange.mask(message), request=exchange.request.info()
        )

    return make
