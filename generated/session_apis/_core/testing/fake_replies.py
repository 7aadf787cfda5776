"""Fake responses: status, headers and bytes made from values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..errors.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
)
from ..errors.failure import TransportFailure
from ..models.decode import decoder
from ..models.values import complete, is_mapping, plain, to_json
from ..request.body import is_json
from .fake_calls import FakeError

if TYPE_CHECKING:
    from ..errors.errors import ErrorTable
    from ..models.typeforms import Form
    from ..operation.operation import Operation
    from ..operation.stream_operation import StreamOperation

_JSON: Final = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A response as a server would send it."""

    status: int = 200
    headers: tuple[tuple[bytes, bytes], ...] = ()
    chunks: tuple[bytes, ...] = ()
    broken: bool = False

    @classmethod
    def of(
        cls,
        status: int,
        chunks: Iterable[bytes],
        media: str = "",
        headers: Mapping[str, str] | None = None,
        *,
        broken: bool = False,
    ) -> Wire:
        fields = {"content-type": media} if media else {}
        fields.update({name.lower(): value for name, value in (headers or {}).items()})
        return cls(
            status=status,
            headers=tuple(
                (name.encode(), text.encode()) for name, text in fields.items()
            ),
            chunks=tuple(chunks),
            broken=broken,
        )

    def pieces(self) -> Iterator[bytes]:
        yield from self.chunks
        if self.broken:
            raise TransportFailure("the connection broke while reading")


def value_wire(
    operation: Operation[object],
    value: object,
    status: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> Wire:
    own, form = _result(operation, value)
    status = status or own
    if _same(form, None) and value is None:
        return Wire.of(204 if status == 200 else status, (), headers=headers)
    accepted = operation.details.get("accept", _JSON).split()
    media = next((each for each in accepted if "*" not in each), "")
    if _same(form, bytes):
        if not isinstance(value, bytes | bytearray):
            raise FakeError(f"{operation!r} returns bytes, not {value!r:.100}.")
        return Wire.of(
            status, (bytes(value),), media or "application/octet-stream", headers
        )
    if _same(form, str) and isinstance(value, str) and not is_json(media):
        media = media or "text/plain"
        return Wire.of(status, (value.encode(),), f"{media}; charset=utf-8", headers)
    data = _checked(form, to_json(value, complete), repr(operation))
    if "inside" in operation.details:
        data = b"{%s:%s}" % (to_json(operation.details["inside"], complete), data)
    return Wire.of(status, (data,), media if is_json(media) else _JSON, headers)


def _same(form: object, other: object) -> bool:
    return form is other


def _result(operation: Operation[object], value: object) -> tuple[int, Form]:
    for status, other in (operation.details.get("results") or {}).items():
        form = other()
        if _stands_for(value, form):
            return (status if status > 9 else status * 100), form
    return 200, operation.result()


def _stands_for(value: object, form: Form) -> bool:
    if isinstance(form, type) and isinstance(value, form):
        return True
    if _same(form, None) or isinstance(value, bytes) or plain(value) is not value:
        return _same(form, value)
    try:
        decoder(form).exact(to_json(value, complete))
    except ValueError:
        return False
    return True


def _checked(form: Form, data: bytes, what: str) -> bytes:
    try:
        decoder(form).exact(data)
    except ValueError as error:
        raise FakeError(f"That is not what {what} returns: {error}") from None
    return data


def error_wire(
    error: type[Exception] | int,
    errors: ErrorTable,
    body: object,
    headers: Mapping[str, str] | None,
) -> Wire | Exception:
    status = error if isinstance(error, int) else _status(error, errors)
    if status:
        data, media = _error_body(body)
        return Wire.of(status, (data,), media, headers)
    assert not isinstance(error, int)  # there is no status 0
    if issubclass(error, APITimeoutError):
        return TransportFailure(
            "the server did not respond in time", kind="timeout", phase="read"
        )
    if issubclass(error, APIConnectionError):
        return TransportFailure("the connection broke while reading")
    if issubclass(error, APIResponseValidationError):
        return Wire.of(200, (b"no JSON",), _JSON, headers)
    if issubclass(error, APIError):
        return error("A fake was told to raise this.")
    return error()


def _status(error: type[Exception], errors: ErrorTable) -> int:
    if not issubclass(error, APIStatusError):
        return 0
    found = [
        each for each, known in errors.statuses.items() if issubclass(known, error)
    ]
    if len(found) != 1:
        raise FakeError(
            f"{error.__name__} stands for no single status: give the number, "
            f"as in .raises(418)."
        )
    return found[0]


def _error_body(body: object) -> tuple[bytes, str]:
    if body is None:
        return b"", ""
    if isinstance(body, bytes):
        return body, ""
    if isinstance(body, str):
        return body.encode(), "text/plain; charset=utf-8"
    return to_json(body, complete), _JSON


def stream_wire(
    operation: StreamOperation[object], events: Iterable[object], *, broken: bool
) -> Wire:
    write = _write_line if operation.kind == "jsonl" else _write_event
    chunks = [write(operation, event) for event in events]
    if operation.end and not broken:
        end = operation.end.encode()
        chunks.append(
            end + b"\n" if operation.kind == "jsonl" else b"data: " + end + b"\n\n"
        )
    media = operation.accept.split(",")[0].strip()
    return Wire.of(200, chunks, media, broken=broken)


def _write_line(operation: StreamOperation[object], event: object) -> bytes:
    data = _checked(operation.event(), to_json(event, complete), repr(operation))
    if operation.member:
        data = b"{" + to_json(operation.member) + b":" + data + b"}"
    return data + b"\n"


def _write_event(operation: StreamOperation[object], event: object) -> bytes:
    if operation.decoder.is_text and isinstance(event, str):
        return _event_lines({}, event.encode())
    data = _checked(operation.event(), to_json(event, complete), repr(operation))
    whole = plain(event)
    if not operation.envelope or not is_mapping(whole):
        return _event_lines({}, data)
    inner = whole.get("data")
    text = inner.encode() if isinstance(inner, str) else to_json(inner, complete)
    return _event_lines(whole, text)


def _event_lines(head: Mapping[str, object], data: bytes) -> bytes:
    lines = [
        f"{name}: {head[name]}".encode()
        for name in ("event", "id", "retry")
        if head.get(name) is not None
    ]
    lines += [b"data: " + line for line in data.split(b"\n")]
    return b"\n".join(lines) + b"\n\n"
