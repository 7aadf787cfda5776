"""Parsing of successful responses into the result of a method."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from ..errors.failure import forget_frames
from ..exchange.report import validation_error
from ..models.decode import Decoder, decoder
from ..models.validation import DecodeError
from ..request.body import is_json

if TYPE_CHECKING:
    from ..exchange.execution import Reply
    from ..operation.operation import Operation

T = TypeVar("T")


def parse_response(operation: Operation[T], reply: Reply, *, strict: bool) -> T:
    """Return the result of a reply.

    Args:
        operation: The operation that was called.
        reply: The successful response.
        strict: Whether every mismatch is an error.

    Raises:
        APIResponseValidationError: The response does not match its description.
    """
    results = operation.details.get("results")
    status = reply.head.status
    other = (results.get(status) or results.get(status // 100)) if results else None
    try:
        if other is None:
            # The fast path: the operation caches its decoder.
            form, reader = operation.result(), operation.decoder
            value = _read(form, reader, reply, strict=strict)
        else:
            value = _read(other(), decoder(other()), reply, strict=strict)
    except DecodeError as error:
        mismatch = error
    else:
        # The type parameter of an operation is the union of all its results, which a
        # type checker cannot derive from a table of types by status.
        return cast("T", value)
    forget_frames(mismatch)
    wrong = validation_error(reply.exchange, reply.head, reply.data, str(mismatch))
    raise wrong from mismatch.__cause__


def _read(form: object, reader: Decoder[T], reply: Reply, *, strict: bool) -> object:
    data = reply.data
    if form is None or form is bytes:
        return None if form is None else data
    kind = reply.head.headers.get("content-type", "")
    if reader.is_text and kind and not is_json(kind):
        return text(data, kind)
    if data:
        return reader.decode(data, strict=strict)
    try:  # valid if the result may be None
        return reader.decode(b"null", strict=True)
    except DecodeError:
        raise DecodeError("The data is empty.") from None


def text(data: bytes, content_type: str) -> str:
    """Return a body as text, in the declared character set.

    Raises:
        DecodeError: The character set is unknown or wrong.
    """
    charset = charset_of(content_type)
    try:
        return data.decode(charset)
    except (LookupError, ValueError):
        wrong = f"The data is not text in the character set {charset[:40]!r}."
        raise DecodeError(wrong) from None


def charset_of(content_type: str) -> str:
    """Return the charset parameter of a media type; UTF-8 by default."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or "utf-8"
    return "utf-8"
