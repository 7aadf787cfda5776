"""OpenTelemetry middleware: a span for each attempt, and trace propagation."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Protocol

from ..errors.errors import ConfigurationError
from ..errors.failure import TransportFailure
from ..errors.redact import mask

if TYPE_CHECKING:
    from collections.abc import Generator

    from ..request.request import Request
    from ..response.raw_response import AsyncRawResponse, RawResponse, ResponseHead
    from ..transport.connection import AsyncSend, Send

_NAME: Final = (__package__ or "").rsplit(".", 2)[0]
_SCHEMA: Final = "https://opentelemetry.io/schemas/1.27.0"
_METHODS: Final = frozenset(
    {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"}
)


class TracerProvider(Protocol):
    """The protocol of OpenTelemetry's tracer providers."""

    def get_tracer(self, name: str, /) -> object:
        """Return a tracer, which starts spans."""
        ...


class _Span(Protocol):
    def set_attribute(self, key: str, value: str | int, /) -> None: ...

    def set_status(self, status: object, description: str | None, /) -> None: ...


class _Spans:
    """The common part of the sync and async middleware."""

    def __init__(self, tracer_provider: TracerProvider | None = None) -> None:
        """Import the library.

        Args:
            tracer_provider: The provider of spans; the global one by default.

        Raises:
            ConfigurationError: The library is not installed.
        """
        try:
            trace: Any = import_module("opentelemetry.trace")
            propagate: Any = import_module("opentelemetry.propagate")
        except ImportError:
            raise ConfigurationError(
                "The package opentelemetry-api is needed: install this package with its"
                " extra [opentelemetry]."
            ) from None
        self._trace = trace
        self._inject = propagate.inject
        self._tracer = trace.get_tracer(
            _NAME, tracer_provider=tracer_provider, schema_url=_SCHEMA
        )

    @contextmanager
    def _span(self, request: Request) -> Generator[_Span, None, None]:
        trace = self._trace
        method = request.method if request.method in _METHODS else "HTTP"
        span: _Span = self._tracer.start_span(
            f"{method} {request.template}".rstrip(),
            kind=trace.SpanKind.CLIENT,
            attributes=attributes(request),
        )
        with trace.use_span(
            span,
            end_on_exit=True,
            record_exception=False,
            set_status_on_exception=False,
        ):
            headers: dict[str, str] = {}
            self._inject(headers)
            for name, value in headers.items():
                with suppress(ValueError):  # such a header is omitted
                    request.set_header(name, value)
            try:
                yield span
            except BaseException as error:
                kind, detail = _failure(request, error)
                span.set_attribute("error.type", kind)
                span.set_status(trace.StatusCode.ERROR, detail)
                raise

    def _response_attributes(self, span: _Span, head: ResponseHead) -> None:
        span.set_attribute("http.response.status_code", head.status)
        if head.status >= 400:
            span.set_attribute("error.type", str(head.status))
            span.set_status(self._trace.StatusCode.ERROR, None)


class OpenTelemetry(_Spans):
    """Middleware for synchronous clients; a span ends with the response headers."""

    def __call__(self, request: Request, send: Send) -> RawResponse:
        with self._span(request) as span:
            response = send(request)
            self._response_attributes(span, response)
            return response


class AsyncOpenTelemetry(_Spans):
    """Middleware for asynchronous clients; a span ends with the response headers."""

    async def __call__(self, request: Request, send: AsyncSend) -> AsyncRawResponse:
        with self._span(request) as span:
            response = await send(request)
            self._response_attributes(span, response)
            return response


def attributes(request: Request) -> dict[str, str | int]:
    origin = request.address.origin
    found: dict[str, str | int] = {
        "http.request.method": request.method,
        "server.address": origin.host,
        "server.port": origin.port,
        "url.full": request.info().url,
    }
    if request.method not in _METHODS:
        found["http.request.method"] = "_OTHER"
        found["http.request.method_original"] = request.method
    if request.template:
        found["url.template"] = request.template
    if request.attempt:
        found["http.request.resend_count"] = request.attempt
    return found


def _failure(request: Request, error: BaseException) -> tuple[str, str | None]:
    if isinstance(error, TransportFailure):
        return error.kind, mask(error.reason, request.secrets)
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__}", None
