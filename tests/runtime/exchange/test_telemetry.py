"""The OpenTelemetry middleware: spans, attributes and trace propagation."""

import sys

import pytest
from sdkwright.runtime.errors.errors import ConfigurationError
from sdkwright.runtime.exchange.telemetry import AsyncOpenTelemetry, OpenTelemetry
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors
from tests.runtime.support.auth import OAUTH, OK, token
from tests.runtime.support.server import close, reply, silence

TWINS = {
    "sync": OpenTelemetry,
    "async": AsyncOpenTelemetry,
    "aiohttp": AsyncOpenTelemetry,
}


@pytest.fixture
def tracing(mode):
    """A middleware, and the spans that it made."""
    pytest.importorskip("opentelemetry.sdk", reason="needs opentelemetry-sdk")
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import (
        InMemorySpanExporter,
    )

    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    yield TWINS[mode.name](provider), exporter.get_finished_spans
    provider.shutdown()


def test_a_span_for_each_attempt(mode, make, server, tracing):
    layer, spans = tracing
    server.script(reply(503), OK)
    client = make(middleware=[layer])
    mode.run(client.pets.retrieve(5))
    first, second = spans()
    assert first.name == second.name == "GET /pets/{petId}"
    assert first.kind.name == "CLIENT"
    assert first.instrumentation_scope.name == "sdkwright"
    common = {
        "http.request.method": "GET",
        "server.address": "127.0.0.1",
        "server.port": server.port,
        "url.full": f"{server.url}/v1/pets/5",
        "url.template": "/pets/{petId}",
    }
    assert dict(first.attributes) == {
        **common,
        "http.response.status_code": 503,
        "error.type": "503",
    }
    assert first.status.status_code.name == "ERROR"
    assert dict(second.attributes) == {
        **common,
        "http.response.status_code": 200,
        "http.request.resend_count": 1,
    }
    assert second.status.status_code.name == "UNSET"


def test_the_server_learns_the_trace(mode, make, server, tracing):
    layer, spans = tracing
    server.script(reply(503), OK)
    mode.run(make(middleware=[layer]).pets.retrieve(5))
    for span, seen in zip(spans(), server.seen, strict=True):
        trace, ident = f"{span.context.trace_id:032x}", f"{span.context.span_id:016x}"
        assert seen.headers["traceparent"].startswith(f"00-{trace}-{ident}-")


def test_spans_are_children_of_the_callers(mode, make, server, tracing):
    from opentelemetry import baggage, context, trace

    layer, spans = tracing
    server.script(OK)
    client = make(middleware=[layer])
    held = context.attach(baggage.set_baggage("user", "né e"))
    try:
        with layer._tracer.start_as_current_span("mine"):
            mode.run(client.pets.retrieve(5))
            assert trace.get_current_span().name == "mine"
    finally:
        context.detach(held)
    inner, outer = spans()
    assert inner.parent.span_id == outer.context.span_id
    assert server.last.headers["baggage"].startswith("user=n%C3%A9")


def test_what_cannot_be_sent_is_left_out(mode, make, server, tracing):
    layer, spans = tracing
    layer._inject = lambda headers: headers.update({"bad": "a\nb", "good": "1"})
    server.script(OK)
    mode.run(make(middleware=[layer]).pets.retrieve(5))
    assert server.last.headers["good"] == "1"
    assert "bad" not in server.last.headers
    assert len(spans()) == 1


@pytest.mark.parametrize(
    ("script", "kind"), [(close, "connection"), (silence(3), "timeout")]
)
def test_failures(mode, make, server, tracing, script, kind):
    layer, spans = tracing
    server.script(script)
    client = make(middleware=[layer], max_retries=0, timeout=0.3)
    with pytest.raises(errors.APIConnectionError):
        mode.run(client.pets.retrieve(5))
    (span,) = spans()
    assert span.attributes["error.type"] == kind
    assert span.status.status_code.name == "ERROR"
    assert span.status.description
    assert span.events == ()


def test_failures_of_others(mode, make, server, tracing):
    layer, spans = tracing

    def fail(_):
        raise KeyError("mine")

    inner = mode.middleware(before=fail)
    with pytest.raises(KeyError):
        mode.run(make(middleware=[layer, inner]).pets.retrieve(5))
    (span,) = spans()
    assert span.attributes["error.type"] == "builtins.KeyError"
    assert span.status.description is None


def test_secrets_and_tokens(mode, make, server, tracing):
    layer, spans = tracing
    server.script(token("t-secret"), OK)
    client = make(middleware=[layer], query_key="q-secret", **OAUTH)
    operation = Operation("GET", "/x", lambda: object, auth="oauth & queryKey")
    mode.run(client.request(operation, {}))
    ask, call = spans()
    assert (ask.name, call.name) == ("POST", "GET /x")
    assert call.attributes["url.full"] == f"{server.url}/v1/x?acme_key=***"
    assert "secret" not in ask.to_json() + call.to_json().replace("acme_key", "")


def test_unknown_http_methods(mode, make, server, tracing):
    layer, spans = tracing
    server.script(OK)
    mode.run(make(middleware=[layer]).call("PURGE", "/x/5", result=object))
    (span,) = spans()
    assert span.name == "HTTP"
    assert "url.template" not in span.attributes
    assert span.attributes["http.request.method"] == "_OTHER"
    assert span.attributes["http.request.method_original"] == "PURGE"


def test_without_the_library(mode, monkeypatch):
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)
    with pytest.raises(ConfigurationError, match=r"with its extra \[opentelemetry\]"):
        TWINS[mode.name]()
