"""Events, downloads and pages, as their users read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

import pytest
from session_apis import mix, stagehand
from session_apis.mix import types as mix_types
from session_apis.stagehand import types as stagehand_types

from tests.behaviour.modes import Mode, events, items, run
from tests.runtime.support.server import Server, reply

SESSION = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"
SSE = ("Content-Type", "text/event-stream")


def _event(kind: str, data: object) -> bytes:
    event = {"id": SESSION, "type": kind, "data": data}
    return b"data: " + json.dumps(event).encode() + b"\n\n"


LOG = {"category": "c", "message": "m", "level": 1}


def test_stagehand_events_are_typed(mode: Mode, server: Server) -> None:
    body = (
        _event("system", {"status": "starting"})
        + b": a comment\n\n"
        + _event("log", {"status": "running", "message": LOG})
        + _event("system", {"status": "finished", "result": {"ok": 1}})
    )
    server.script(reply(200, body, [SSE]))
    found = events(
        mode,
        "stagehand",
        lambda client: client.sessions.act(SESSION, input="x", stream=True),
        base_url=server.url,
    )
    assert [type(each) for each in found] == [stagehand_types.StreamEvent] * 3
    assert [type(each.data).__name__ for each in found] == [
        "SystemEvent",
        "LogEvent",
        "SystemEvent",
    ]
    assert found[2].data.result == {"ok": 1}
    assert server.last.headers["accept"] == "text/event-stream"
    assert server.last.headers["x-stream-response"] == "true"
    assert server.last.json() == {"input": "x"}


def test_a_plain_call_does_not_ask_for_a_stream(mode: Mode, server: Server) -> None:
    server.script(reply(200, {"success": True, "message": "", "actions": []}))
    run(
        mode,
        "stagehand",
        lambda client: client.sessions.act(SESSION, input="x"),
        base_url=server.url,
    )
    assert server.last.headers["accept"] == "application/json"
    assert "x-stream-response" not in server.last.headers


def test_mix_events_are_distinguished(mode: Mode, server: Server) -> None:
    body = (
        b'id: 1\nevent: connected\ndata: {"sessionId": "s"}\n\n'
        b'id: 2\nevent: content\ndata: {"type": "content", "content": "hi"}\n\n'
        b'id: 3\nevent: brand_new\ndata: {"x": 1}\n\n'
    )
    server.script(reply(200, body, [SSE]))
    found = events(
        mode,
        "mix",
        lambda client: client.events.stream(session_id="s"),
        base_url=server.url,
    )
    assert [type(each) for each in found] == [
        mix_types.SSEConnectedEvent,
        mix_types.SSEContentEvent,
        mix_types.UnknownSSEEventStream,
    ]
    assert found[1].data.content == "hi"
    assert found[2].event is None
    assert found[2].raw["event"] == "brand_new"
    assert server.last.query == "sessionId=s"


def test_a_stream_that_breaks_off_is_an_error(mode: Mode, server: Server) -> None:
    body = _event("system", {"status": "starting"}) + b'data: {"id": "'
    server.script(reply(200, body, [SSE]))
    with pytest.raises(stagehand.StreamError):
        events(
            mode,
            "stagehand",
            lambda client: client.sessions.act(SESSION, input="x", stream=True),
            base_url=server.url,
        )


def test_a_refused_stream_is_the_status_error(mode: Mode, server: Server) -> None:
    server.script(reply(404, {"error": "gone"}))
    with pytest.raises(stagehand.NotFoundError) as caught:
        events(
            mode,
            "stagehand",
            lambda client: client.sessions.act(SESSION, input="x", stream=True),
            base_url=server.url,
        )
    assert caught.value.body is not None
    assert caught.value.body.error == "gone"


def test_a_recording_is_saved(mode: Mode, server: Server, tmp_path: Path) -> None:
    sound = bytes(range(256)) * 500
    kind = ("Content-Type", "application/octet-stream")
    server.script(reply(200, sound, [kind]))
    path = tmp_path / "recording.bin"

    def use(client: Any) -> object:
        if mode == "sync":
            with client.sessions.stream_recording(token="t &") as response:
                return response.save(path)

        async def save() -> None:
            async with await client.sessions.stream_recording(token="t &") as response:
                await response.save(path)

        return save()

    run(mode, "syllable", use, base_url=server.url)
    assert path.read_bytes() == sound
    assert server.last.query in {"token=t%20%26", "token=t+%26"}
    assert server.last.headers["syllable-api-key"] == "secret-key"


def test_a_file_is_uploaded(mode: Mode, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"hello")
    info = {"name": "note.txt", "size": 5, "modified": 1, "isDir": False, "url": "/x"}
    server.script(reply(201, info))
    result = run(
        mode,
        "mix",
        lambda client: client.sessions.files.upload("s", file=path),
        base_url=server.url,
    )
    assert result.is_dir is False
    assert server.last.headers["content-type"].startswith(
        "multipart/form-data; boundary="
    )
    assert b'name="file"; filename="note.txt"' in server.last.body
    assert b"\r\n\r\nhello\r\n" in server.last.body


def _page(number: int, total: int | None = 3) -> bytes:
    sessions = [
        {"timestamp": "2026-01-31T12:00:00Z", "session_id": f"{number}{n}"}
        for n in "ab"
    ]
    return reply(
        200, {"items": sessions, "page": number, "page_size": 2, "total_pages": total}
    )


def test_pages_follow_each_other(mode: Mode, server: Server) -> None:
    server.script(_page(0), _page(1), _page(2))
    found = items(
        mode,
        "syllable",
        lambda client: client.sessions.list(limit=2),
        base_url=server.url,
    )
    assert [each.session_id for each in found] == ["0a", "0b", "1a", "1b", "2a", "2b"]
    assert [each.query for each in server.seen] == [
        "limit=2",
        "page=1&limit=2",
        "page=2&limit=2",
    ]


def test_a_page_is_a_page(mode: Mode, server: Server) -> None:
    server.script(_page(0), _page(1))

    def use(client: Any) -> object:
        if mode == "sync":
            page = client.sessions.list()
            return page, page.next_page()

        async def both() -> object:
            page = await client.sessions.list()
            return page, await page.next_page()

        return both()

    first, second = cast(
        "tuple[Any, Any]", run(mode, "syllable", use, base_url=server.url)
    )
    assert [each.session_id for each in first.items] == ["0a", "0b"]
    assert first.body.total_pages == 3
    assert first.has_next_page()
    assert [each.session_id for each in second.items] == ["1a", "1b"]


def test_collecting_stops_at_its_limit(mode: Mode, server: Server) -> None:
    server.script(_page(0, None), _page(1, None), _page(2, None))

    def use(client: Any) -> object:
        if mode == "sync":
            return client.sessions.list().collect(limit=3)

        async def collect() -> object:
            return await (await client.sessions.list()).collect(limit=3)

        return collect()

    found = run(mode, "syllable", use, base_url=server.url)
    assert [each.session_id for each in found] == ["0a", "0b", "1a"]
    assert len(server.seen) == 2


def test_the_mix_error_tree_is_its_own() -> None:
    assert not issubclass(mix.NotFoundError, stagehand.StagehandError)
    assert issubclass(mix.NotFoundError, mix.MixError)
