"""From failures and error responses to exceptions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING, Final

from ..config.retry import requested_wait
from ..errors.errors import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    BodyTypes,
    ErrorTable,
)
from ..errors.failure import TransportFailure
from ..errors.info import Headers, ResponseInfo
from ..errors.redact import mask
from ..frozen import dataclass, replace
from ..models.decode import decoder
from ..models.validation import parse
from ..models.values import is_list, is_mapping
from ..request.request import Request
from ..response.decoding import decoded
from ..response.raw_response import ResponseHead

if TYPE_CHECKING:
    from typing_extensions import TypeForm


_LONGEST_MESSAGE: Final = 600
_LONGEST_BEGINNING: Final = 200
_LONGEST_KIND: Final = 80
_LONGEST_TEXT: Final = 1 << 16
_CONTROL: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+"
)
_AS_IS: Final = ("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One attempt, as results and errors report it."""

    errors: ErrorTable
    request: Request
    attempt: int
    elapsed: float

    def info(self, head: ResponseHead) -> ResponseInfo:
        return ResponseInfo(
            status_code=head.status,
            headers=head.headers,
            request=self.request.info(),
            retries_taken=self.attempt,
            elapsed=self.elapsed,
        )

    def masked_info(self, head: ResponseHead) -> ResponseInfo:
        fields = [
            (name, self.mask(value.decode(*_AS_IS)).encode(*_AS_IS))
            for name, value in head.headers.fields
        ]
        return replace(self.info(head), headers=Headers(fields))

    def mask(self, text: str) -> str:
        return mask(text, self.request.secrets)

    def where(self, headers: Headers | None = None, host: str = "") -> str:
        path = self.mask(self.request.address.path)
        known = None
        if headers is not None:
            known = headers.get("x-request-id") or headers.get("request-id")
        suffix = f", request id {self.mask(_one_line(known))}" if known else ""
        server = f" at {host}" if host else ""
        return f"({self.request.method} {path}{server}{suffix})"


def status_error(
    exchange: Exchange, head: ResponseHead, data: bytes, own: BodyTypes | None
) -> APIStatusError[object]:
    errors = exchange.errors
    kind = head.headers.get("content-type", "")
    text = exchange.mask(decoded(data, kind))
    data = text.encode("utf-8", "replace")
    detail = server_message(data) or _beginning(text, head.headers)
    status = f"{head.status} {_phrase(head.status)}".strip()
    said = f": {_one_line(detail)[:_LONGEST_MESSAGE]}" if detail else ""
    return errors.status_class(head.status)(
        f"{status}{said} {exchange.where(head.headers)}",
        response=exchange.masked_info(head),
        body=_error_body(errors.body_type(head.status, own), data),
        text=text[:_LONGEST_TEXT],
        retry_after=requested_wait(head.headers, head.status),
    )


def redirect_error(
    exchange: Exchange, head: ResponseHead, reason: str
) -> APIStatusError[object]:
    said = exchange.mask(_one_line(reason))
    return exchange.errors.status_class(head.status)(
        f"{head.status}: redirect refused {said} {exchange.where(head.headers)}",
        response=exchange.masked_info(head),
        body=None,
    )


def connection_error(
    exchange: Exchange, failure: TransportFailure
) -> APIConnectionError:
    tries = f" after {exchange.attempt + 1} attempts" if exchange.attempt else ""
    reason = exchange.mask(_one_line(failure.reason))[:_LONGEST_MESSAGE]
    host = failure.host or exchange.request.address.origin.host_and_port
    where = exchange.where(host=host)
    limit = _limit(exchange.request, failure)
    message = f"{reason[:1].upper()}{reason[1:]}{limit}{tries} {where}"
    request = exchange.request.info()
    if failure.kind == "timeout":
        return exchange.errors.timeout(
            message,
            request=request,
            sent=failure.sent,
            retries_taken=exchange.attempt,
            phase=failure.phase,
        )
    return exchange.errors.connection(
        message, request=request, sent=failure.sent, retries_taken=exchange.attempt
    )


def _limit(request: Request, failure: TransportFailure) -> str:
    if failure.kind != "timeout":
        return ""
    seconds: object = getattr(request.timeout, failure.phase, None)
    length = f" of {seconds:g} s" if isinstance(seconds, int | float) else ""
    return f": the {failure.phase} limit{length} is over"


def failure_error(
    exchange: Exchange, failure: TransportFailure, head: ResponseHead | None
) -> Exception:
    reason = exchange.mask(_one_line(failure.reason))[:_LONGEST_MESSAGE]
    message = f"{reason[:1].upper()}{reason[1:]} {exchange.where()}"
    match failure.kind:
        case "configuration":
            return exchange.errors.configuration(message)
        case "argument":
            return exchange.errors.argument(message)
        case "validation" if head is not None:
            return exchange.errors.validation(
                message, response=exchange.masked_info(head)
            )
        case _:
            return connection_error(exchange, failure)


def validation_error(
    exchange: Exchange, head: ResponseHead, data: bytes, reason: str
) -> APIResponseValidationError:
    kind = head.headers.get("content-type", "no content type")
    text = exchange.mask(decoded(data[:_LONGEST_TEXT], kind))
    kind = exchange.mask(_one_line(kind))[:_LONGEST_KIND]
    begins = _one_line(text[:_LONGEST_BEGINNING])
    return exchange.errors.validation(
        f"{exchange.mask(reason)} The response has status {head.status} and {kind}"
        f" and begins with {begins!r} {exchange.where(head.headers)}",
        response=exchange.masked_info(head),
        text=text,
    )


def _error_body(form: TypeForm[object] | None, data: bytes) -> object:
    try:
        return parse(data) if form is None else decoder(form).exact(data)
    except ValueError:
        return None


def _beginning(text: str, headers: Headers) -> str:
    kind = headers.get("content-type", "")
    return text[:_LONGEST_BEGINNING] if kind.startswith("text/plain") else ""


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _one_line(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


_MESSAGES: Final = (
    *("message", "detail", "error", "title", "error_description", "msg"),
    *("errors", "description", "reason"),
)
_FAULTS: Final = (
    *("errors", "detail", "details", "violations", "fieldViolations", "issues"),
    *("invalid-params", "invalid_params", "invalidParams", "fieldErrors", "error"),
    *("validation_errors", "validationErrors", "field_errors"),
)
_PLACES: Final = (
    *("loc", "path", "field", "param", "parameter", "pointer", "property", "source"),
    *("propertyPath", "location", "attribute", "name", "key"),
)
_DEEPEST: Final = 4
_SHOWN: Final = 5
_COUNTED: Final = 1000


def server_message(data: bytes) -> str:
    try:
        found: object = json.loads(data)
    except (ValueError, RecursionError):
        return ""
    faults = list(islice(_faults(found, _DEEPEST), _COUNTED))
    texts = list(dict.fromkeys(faults))
    details = "; ".join(texts[:_SHOWN])
    if len(texts) > _SHOWN:
        details += f"; and {len(texts) - _SHOWN} more"
    message = _message(found, _DEEPEST)
    known = any(each == message or each.endswith(f": {message}") for each in texts)
    return ": ".join(each for each in ("" if known else message, details) if each)


def _message(found: object, depth: int) -> str:
    for _ in range(depth):
        if isinstance(found, str):
            return found
        if is_list(found):
            found = next(iter(found), None)
        elif is_mapping(found):
            found = next((found[k] for k in _MESSAGES if found.get(k)), None)
    return found if isinstance(found, str) else ""


def _faults(found: object, depth: int) -> Iterator[str]:
    if depth == 0 or not is_mapping(found):
        return
    for key in _FAULTS:
        inner = found.get(key)
        if is_list(inner):
            for each in inner:
                yield from _fault(each, depth - 1)
        elif is_mapping(inner):
            yield from _by_argument(inner)
            yield from _faults(inner, depth - 1)
    if not any(found.get(key) for key in _MESSAGES):
        yield from _by_argument(found)


def _fault(found: object, depth: int) -> Iterator[str]:
    if not is_mapping(found):
        return
    place = next((text for key in _PLACES if (text := _place(found.get(key)))), "")
    told = _message({k: v for k, v in found.items() if k not in _PLACES}, 1)
    told = told or str(found.get("code") or "")
    if place and told:
        yield f"{place}: {told}"
    elif told:
        yield told
    yield from _faults(found, depth)


def _by_argument(found: object) -> Iterator[str]:
    if not is_mapping(found):
        return
    for name, each in found.items():
        texts = list(islice(each, _SHOWN)) if is_list(each) else []
        for text in texts:
            if isinstance(text, str):
                yield f"{name}: {text}"


def _place(found: object) -> str:
    if is_mapping(found):  # JSON:API: where in the source
        found = found.get("pointer") or found.get("parameter")
    if is_list(found):
        return ".".join(map(str, islice(found, 20)))
    return found if isinstance(found, str) else ""
