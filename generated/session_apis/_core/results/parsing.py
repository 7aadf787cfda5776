"""Parsing of successful responses into the result of a method."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeVar, cast

from ..errors.failure import forget_frames
from ..exchange.report import validation_error
from ..models.decode import Decoder, decoder
from ..models.validation import DecodeError
from ..parts import load
from ..request.body import is_json
from ..response.decoding import in_utf8

if TYPE_CHECKING:
    from ..exchange.execution import Reply
    from ..operation.operation import Operation

T = TypeVar("T")

_NO_CONTENT: Final = frozenset({204, 205, 304})
_NOTHING_ASKED: Final = (b"", b"")


def parse_response(operation: Operation[T], reply: Reply, *, strict: bool) -> T:
    if has_no_content(reply.exchange.request.method, reply.head.status):
        return cast("T", None)
    results = operation.details.get("results")
    status = reply.head.status
    other = (results.get(status) or results.get(status // 100)) if results else None
    asked = reply.exchange.request.fields.get(b"accept", _NOTHING_ASKED)[1]
    accepts = operation.details.get("accepts")
    if accepts is not None and asked != operation.plan.accept:
        chosen = accepts.get(asked.decode("latin-1"))
        kind = reply.head.headers.get("content-type", "")
        if other is None or _essence(kind) == _essence(asked.decode("latin-1")):
            other = chosen or other
    try:
        form = operation.result() if other is None else other()
        if "inside" in operation.details:
            inner = load("envelopes", "results.envelope").inner_decoder
            reader = inner(form, operation.details["inside"])
            value = _read(form, reader, reply, asked, strict=strict)
        elif other is None:
            value = _read(form, operation.decoder, reply, asked, strict=strict)
        else:
            value = _read(form, decoder(form), reply, asked, strict=strict)
    except DecodeError as error:
        mismatch = error
    else:
        # The type parameter of an operation is the union of all its results, which a
        # type checker cannot derive from a table of types by status.
        return cast("T", value)
    forget_frames(mismatch)
    wrong = validation_error(reply.exchange, reply.head, reply.data, str(mismatch))
    raise wrong from mismatch.__cause__


def _read(
    form: object, reader: Decoder[T], reply: Reply, asked: bytes, *, strict: bool
) -> object:
    data = reply.data
    if form is None or form is bytes:
        return None if form is None else data
    kind = reply.head.headers.get("content-type", "")
    try:
        data = in_utf8(data, kind)
    except ValueError as error:
        raise DecodeError(str(error)) from None
    if kind and not is_json(kind):
        if reader.is_text:
            return _text(data)
        if getattr(form, "__origin__", None) is bytes:
            unwrapped = load("base64", "results.unwrapped").unwrapped
            return unwrapped(reader, data, kind, strict=strict)
        if data and _essence(kind).encode("latin-1", "ignore") in asked:
            return _scalar(reader, data, strict=strict)
        if data and b"*/*" in asked and not data.lstrip().startswith((b"{", b"[")):
            return reader.decode(quoted(data), strict=strict)  # it may be a text
    if data:
        return reader.decode(data, strict=strict)
    try:  # valid if the result may be None
        return reader.decode(b"null", strict=True)
    except DecodeError:
        raise DecodeError("The data is empty.") from None


def has_no_content(method: str, status: int) -> bool:
    return status in _NO_CONTENT or method == "HEAD"


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _scalar(reader: Decoder[T], data: bytes, *, strict: bool) -> object:
    try:
        return reader.decode(data, strict=True)
    except DecodeError:
        return reader.decode(quoted(data), strict=strict)


def quoted(data: bytes) -> bytes:
    return json.dumps(_text(data)).encode()


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise DecodeError("The data is not text in UTF-8.") from None
