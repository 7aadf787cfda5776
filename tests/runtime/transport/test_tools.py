"""Tools that people use around the HTTP library see what the default client does."""

import httpx2
import pytest
import vcr
from opentelemetry.instrumentation.httpx import HTTPX2ClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply

PET = {"id": 1, "name": "Rex"}
OK = reply(body=PET)


@pytest.fixture(autouse=True)
def httpx2_only(mode):
    if mode.options:
        pytest.skip("requests by aiohttp never meet httpx2")


def test_recorded_by_vcr(mode, make, server, tmp_path):
    server.script(OK, reply(404, body={"message": "gone"}))
    cassette = tmp_path / "pets.yaml"

    def calls():
        client = make(max_retries=0)
        assert mode.run(client.pets.retrieve(1)).name == "Rex"
        with pytest.raises(errors.NotFoundError, match="gone"):
            mode.run(client.pets.retrieve(2))

    with vcr.use_cassette(str(cassette), record_mode="once"):
        calls()
    assert len(server.seen) == 2
    with vcr.use_cassette(str(cassette), record_mode="none") as played:
        calls()
    assert played.play_count == 2
    assert len(server.seen) == 2


def test_mocked_by_httpx2_pytest(mode, make, httpx2_mock):
    url = "https://mock.example"
    httpx2_mock.add_response(url=f"{url}/pets/1", json=PET)
    httpx2_mock.add_exception(httpx2.ReadTimeout("too slow"), url=f"{url}/pets/2")
    client = make(base_url=url, max_retries=0)
    assert mode.run(client.pets.retrieve(1)).name == "Rex"
    with pytest.raises(errors.APITimeoutError, match="too slow"):
        mode.run(client.pets.retrieve(2))
    sent = httpx2_mock.get_requests()
    assert [each.url.path for each in sent] == ["/pets/1", "/pets/2"]
    assert sent[0].headers["authorization"] == "Bearer sk-secret"


def test_traced_by_opentelemetry(mode, make, server):
    server.script(OK)
    spans, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    client = make()
    instrumentor = HTTPX2ClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    try:
        mode.run(client.pets.retrieve(1))
        photo = mode.run(client.boxes.photo("b"))
        with mode.entered(photo):
            mode.run(photo.read())
    finally:
        instrumentor.uninstrument()
    assert len(spans.get_finished_spans()) == 2
    found = spans.get_finished_spans()[0].attributes
    assert f"{server.url}/v1/pets/1" in found.values()
    assert "traceparent" in server.last.headers
    mode.run(client.pets.retrieve(1))
    assert "traceparent" not in server.last.headers
