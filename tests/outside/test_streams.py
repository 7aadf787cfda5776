"""Streams as public APIs send them: where they end, and what is no stream."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from tests.corpus.shared import SHARED, needs
from tests.outside.pages_support import MODES, Asked, Caller, Reply, built, serving

modes = pytest.mark.parametrize("mode", MODES)
CASES = SHARED / "cases"
Factory = pytest.TempPathFactory


def events(
    *data: str, media_type: str = "text/event-stream"
) -> Callable[[Asked], Reply]:
    """Return what serves some events."""
    return sent("".join(f"data: {each}\n\n" for each in data), media_type)


def sent(text: str, media_type: str) -> Callable[[Asked], Reply]:
    """Return what serves a text; no media type where it is empty."""
    headers = {"content-type": media_type} if media_type else {}
    return lambda _: (200, headers, text.encode())


def read(
    caller: Caller, reply: Callable[[Asked], Reply], call: Callable[[Any], Any]
) -> list[Any]:
    with serving(reply) as site:
        found = caller.items(site.url, call)
    assert isinstance(found, list)
    return found


@pytest.fixture(scope="module")
def case_06(tmp_path_factory: Factory) -> ModuleType:
    folder = tmp_path_factory.mktemp("case")
    return built(CASES / "reports/06-done-sentinel.yaml", "case_streams_06", folder)


@needs("cases")
@modes
def test_06_done_ends_a_stream_of_json(mode: str, case_06: ModuleType) -> None:
    caller = Caller(mode, case_06, "CaseStreams06")
    found = read(
        caller,
        events('{"text":"a"}', "[DONE]"),
        lambda client: client.n.chat(q="x", stream=True),
    )
    assert [each.text for each in found] == ["a"]


@pytest.fixture(scope="module")
def case_14(tmp_path_factory: Factory) -> ModuleType:
    file = CASES / "documents/14-done-said-in-the-stream-property.yaml"
    return built(file, "case_streams_14", tmp_path_factory.mktemp("case"))


@needs("cases")
@modes
def test_14_an_event_with_data_alone_is_the_envelope(
    mode: str, case_14: ModuleType
) -> None:
    caller = Caller(mode, case_14, "CaseStreams14")
    call = _only_method(case_14, stream=True)
    found = read(caller, events('{"id":"c1"}', "[DONE]"), call)
    assert [each.data.id for each in found] == ["c1"]
    found = read(caller, events('{"data":{"id":"c1"}}', "[DONE]"), call)
    assert [each.data.id for each in found] == ["c1"]
    # The document says how it ends, so that an end without it is none.
    with pytest.raises(case_14.CaseStreams14Error, match="without"):
        read(caller, events('{"id":"c1"}'), call)


@pytest.fixture(scope="module")
def case_21(tmp_path_factory: Factory) -> ModuleType:
    file = CASES / "documents/21-grpc-gateway-stream-is-one-answer.yaml"
    return built(file, "case_streams_21", tmp_path_factory.mktemp("case"))


LINES = '{"result":{"object":"a"}}\n{"result":{"object":"b"}}\n'


@needs("cases")
@modes
def test_21_grpc_gateway_streams_lines(mode: str, case_21: ModuleType) -> None:
    caller = Caller(mode, case_21, "CaseStreams21")
    call = _only_method(case_21)
    found = read(caller, sent(LINES, "application/json"), call)
    assert [each.object for each in found] == ["a", "b"]
    found = read(caller, sent(LINES.rstrip(), "application/json"), call)
    assert len(found) == 2
    error = '{"error":{"code":5,"message":"gone"}}\n'
    with pytest.raises(case_21.CaseStreams21Error, match="gone"):
        read(caller, sent(LINES + error, "application/json"), call)


@pytest.fixture(scope="module")
def case_26(tmp_path_factory: Factory) -> ModuleType:
    file = CASES / "reports/26-parts-clients-and-streams.yaml"
    return built(file, "case_streams_26", tmp_path_factory.mktemp("case"))


HTML = "<!doctype html>\n\n<html><h1>Log in</h1>\n\n</html>"


@needs("cases")
@modes
@pytest.mark.parametrize(
    ("text", "media_type", "words"),
    [
        (HTML, "text/html; charset=utf-8", "text/html.*Log in"),
        (HTML, "text/event-stream", "text/event-stream.*Log in"),
        ('{"error": "no credit"}', "application/json", "application/json.*no credit"),
        ('{"error": "no credit"}\n\n', "application/json", "no credit"),
        ('[\n\n{"type": "a"}\n\n]', "application/json", "application/json"),
        ("out of order", "text/plain", "text/plain.*out of order"),
        ("out of order\n\n", "", "without a media type.*out of order"),
    ],
)
def test_26_what_is_no_stream_is_named(
    mode: str, text: str, media_type: str, words: str, case_26: ModuleType
) -> None:
    caller = Caller(mode, case_26, "CaseStreams26")
    with pytest.raises(case_26.CaseStreams26Error, match=f"(?s){words}"):
        read(caller, sent(text, media_type), _only_method(case_26))


@needs("cases")
@modes
@pytest.mark.parametrize("media_type", ["text/event-stream", "text/plain", ""])
def test_26_events_are_read_whatever_they_are_called(
    mode: str, media_type: str, case_26: ModuleType
) -> None:
    caller = Caller(mode, case_26, "CaseStreams26")
    reply = events('{"type":"a"}', '{"type":"b"}', media_type=media_type)
    found = read(caller, reply, _only_method(case_26))
    assert [each.type for each in found] == ["a", "b"]


def _only_method(package: ModuleType, **arguments: object) -> Callable[[Any], Any]:
    """Return what calls the package's only operation."""
    from importlib.resources import files

    index = json.loads((files(package) / "operations.json").read_text())
    (operation,) = index["operations"]

    def call(client: Any) -> Any:
        for name in operation["python"].split("."):
            client = getattr(client, name)
        return client(**arguments)

    return call
