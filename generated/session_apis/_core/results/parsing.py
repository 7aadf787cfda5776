"""From the bytes of a good answer to the value a method returns."""

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
    """Return the value of an answer.

    Args:
        operation: What was called.
        reply: The answer.
        strict: Whether surprises are errors.

    Raises:
        APIResponseValidationError: The answer is not what the operation promises.
    """
    results = operation.details.get("results")
    status = reply.head.status
    other = (results.get(status) or results.get(status // 100)) if results else None
    try:
        if other is None:
            # The operation keeps its decoder: most calls end here.
            form, reader = operation.result(), operation.decoder
            value = _read(form, reader, reply, strict=strict)
        else:
            value = _read(other(), decoder(other()), reply, strict=strict)
    except DecodeError as error:
        mismatch = error
    else:
        # The one cast of the core: the parameter of an operation is the union of all its
        # results, which no type system sees in a table of types by status.
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
    try:  # fine where the operation may answer nothing
        return reader.decode(b"null", strict=True)
    except DecodeError:
        raise DecodeError("The data is empty.") from None


def text(data: bytes, content_type: str) -> str:
    """Return a body as text, in the character set that the server names.

    Raises:
        DecodeError: It is another, or an unknown one.
    """
    charset = charset_of(content_type)
    try:
        return data.decode(charset)
    except (LookupError, ValueError):
        wrong = f"The data is not text in the character set {charset[:40]!r}."
        raise DecodeError(wrong) from None


def charset_of(content_type: str) -> str:
    """Return the character set that a media type names, or UTF-8."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or "utf-8"
    return "utf-8"
