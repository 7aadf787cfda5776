"""What tools say: results and their cursors, refusals, and how bad input is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import Reply, Server
from tests.mcp.running import Said, call, use, with_client
from tests.prism.package import package

LISTING = call("session_labels.list", limit=2)


def rest(said: Said) -> tuple[str, dict[str, Any]]:
    """The use of a tool that a result names for what is left of it."""
    text = said.texts[-1]
    return "call", json.loads(text[text.index("{") : text.rindex("}") + 1])


def page(first: int, count: int = 2, total: int = 4) -> dict[str, object]:
    """A page of labels."""
    items = [
        {"id": n, "timestamp": "2026-01-01T00:00:00Z", "session_id": 1, "type": "t",
         "code": "c" * 40, "user_email": "a@b.c"} for n in range(first, first + count)
    ]  # fmt: skip
    return {"items": items, "page": first // count, "page_size": count,
            "total_pages": total // count, "total_count": total}  # fmt: skip


def ids(said: Said) -> list[int]:
    """The ids of the items of a result."""
    return [json.loads(each)["id"] for each in said.texts[0].splitlines()]


def test_three_tools_in_a_small_listing(server: Server) -> None:
    async def talk(client: Any) -> Any:
        return await client.list_tools()

    for mode in ("auto", "legacy"):
        found = with_client("session_apis.syllable", talk, mode=mode)
        assert [each.name for each in found.tools] == ["search", "describe", "call"]
        assert len(found.model_dump_json(by_alias=True, exclude_none=True)) < 2500
        assert found.tools[2].annotations.read_only_hint is True


def test_search_describe_call(server: Server) -> None:
    server.reply({"success": True, "data": {"sessionId": "é"}})
    found, described, called, part = use(
        "sipher",
        ("search", {"words": "look at a session"}),
        ("describe", {"operation": "sessions.retrieve"}),
        call("sessions.retrieve", id="x"),
        ("call", {"operation": "sessions.retrieve", "arguments": '{"id": "x"}',
                  "query": "/data/sessionId"}),
    )  # fmt: skip
    assert "sessions.retrieve: GET /v1/sessions/{id} - Get a session" in found.text
    assert '"id": {"type": "string"' in described.text
    assert '"sessionId"' in described.text
    assert json.loads(called.text)["data"]["sessionId"] == "é"
    assert part.texts == ["é"]


def test_what_may_change_data_is_refused_unless_allowed(server: Server) -> None:
    server.reply({"success": True})
    delete = call("sessions.delete", id="x")
    refused, found = use("sipher", delete, ("search", {"words": "delete"}))
    assert refused.failed
    assert "--allow sessions.delete" in refused.text
    assert "(not allowed here)" in found.text
    (other,) = use("sipher", delete, allow=["sessions.create,sessions.u*"])
    assert other.failed
    assert not server.sent
    (done,) = use("sipher", delete, allow=["sessions.*"])
    assert not done.failed
    assert [each.method for each in server.sent] == ["DELETE"]


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("serch", {}, "There is no tool 'serch'. Did you mean search?"),
        ("search", {}, "The argument words must be given."),
        ("search", {"words": "zebra"}, "No operation has to do with 'zebra'"),
        ("search", {"words": ["a"]}, "words: it is a text."),
        ("search", {"words": "a", "limit": 0}, "limit: it is a number from 1 to 100."),
        ("describe", {"operaton": "x"}, "'operaton'. Did you mean operation?"),
        ("describe", {"operation": "sessions.creat"}, "Did you mean sessions.create"),
        ("call", {}, "The argument operation must be given."),
        ("call", {"operation": "x"}, "Use search to find its name."),
        ("call", {"operation": "sessions.create", "arguments": [1]}, "it is an object"),
        ("call", {"operation": "sessions.create", "arguments": "{"}, "this is not JSON"),
        ("call", {"cursor": "x"}, "make the call again"),
        ("call", {"cursor": "x", "operation": "y"}, "There is no argument 'operation'"),
        (*call("sessions.retrieve"), "The argument id must be given."),
        (*call("sessions.retrieve", id=5), "id: 5 is not a valid text."),
        (*call("sessions.retrieve", id=None), "id: null is not a valid text."),
        (*call("sessions.retrieve", ids="x"), "'ids'. Did you mean id?"),
        (*call("sessions.retrieve", zebra="x"), "It takes id."),
        (*call("sessions.create", defaults=[]), "defaults: [] is not a valid object."),
        (*call("sessions.create", ttlSeconds=1), "Did you mean ttl_seconds?"),
        (*call("sessions.create", defaults={}, ttl_seconds="x"), "valid integer"),
        (*call("sessions.create", defaults={}, ttl_seconds=1.5), "valid integer"),
        (*call("sessions.create", defaults={}, ttl_seconds=True), "valid integer"),
        (*call("sessions.create", defaults={"chan": "x"}), "Did you mean chain?"),
        (*call("sessions.create", defaults={"chain": 1}), "at /chain, 1 is not"),
        ("call", {"operation": "sessions.retrieve", "arguments": {"id": "x"},
                  "query": "a"}, "begins with a slash"),
        ("call", {"operation": "sessions.retrieve", "arguments": {"id": "x"},
                  "save": "a"}, "--files FOLDER"),
    ],
)  # fmt: skip
def test_bad_input_is_named(
    name: str, given: dict[str, Any], message: str, server: Server
) -> None:
    (said,) = use("sipher", (name, given), allow=["*"])
    assert said.failed
    assert message in said.text
    assert not server.sent


def test_texts_stand_for_scalars(server: Server) -> None:
    server.reply({"success": True})
    given = call("sessions.create", defaults={"rpcProvider": "x"}, ttl_seconds="60")
    (said,) = use("sipher", given, allow=["*"])
    assert not said.failed
    sent = json.loads(server.sent[0].body)
    assert sent == {"defaults": {"rpcProvider": "x"}, "ttlSeconds": 60}


def test_pages_follow_by_cursor(server: Server) -> None:
    path = "/api/v1/session_labels/"
    server.reply(page(0), f"{path}?limit=2")
    server.reply(page(2), f"{path}?page=1&limit=2")

    async def talk(client: Any) -> list[Said]:
        from tests.mcp.running import said

        first = await said(client, *LISTING)
        second = await said(client, *rest(first))
        again = await said(client, *rest(first))
        return [first, second, again]

    first, second, again = with_client("session_apis.syllable", talk)
    assert (ids(first), ids(second), ids(again)) == ([0, 1], [2, 3], [2, 3])
    assert len(second.texts) == 1
    assert len(server.sent) == 2


def test_a_long_list_comes_in_parts(server: Server) -> None:
    server.reply(page(0, 10_000, 10_000))
    found: list[int] = []

    async def talk(client: Any) -> int:
        from tests.mcp.running import said

        part, count = await said(client, *LISTING), 1
        found.extend(ids(part))
        while len(part.texts) > 1:
            part = await said(client, *rest(part))
            found.extend(ids(part))
            assert len(part.texts[0]) <= 20_000
            count += 1
        return count

    assert with_client("session_apis.syllable", talk) > 50
    assert found == list(range(10_000))
    assert len(server.sent) == 1


def test_a_long_document_comes_in_parts(server: Server) -> None:
    value = {"success": True, "data": {"sessionId": "x" * 50_000}}
    server.reply(value)

    async def talk(client: Any) -> str:
        from tests.mcp.running import said

        part = await said(client, *call("sessions.retrieve", id="x"))
        text = part.texts[0]
        while len(part.texts) > 1:
            part = await said(client, *rest(part))
            text += part.texts[0]
        return text

    assert json.loads(with_client("session_apis.sipher", talk)) == value


def test_events_are_lines(server: Server) -> None:
    event = {"id": "e", "type": "system", "data": {"status": "finished"}}
    content = f"data: {json.dumps(event)}\n\n".encode() * 2
    server.replies[""] = Reply(content=content, media="text/event-stream")
    act = call("sessions.act", session_id="s", input="x", stream=True)
    (said,) = use("stagehand", act, allow=["*"])
    assert [json.loads(each) for each in said.text.splitlines()] == [event, event]


def test_credentials_stay_out_of_results_and_errors(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = 'sk_"hidden"_1'
    monkeypatch.setenv("SIPHER_API_KEY", secret)
    retrieve = call("sessions.retrieve", id="x")
    server.reply({"success": True, "data": {"sessionId": f"key={secret}"}})
    (result,) = use("sipher", retrieve)
    assert json.loads(result.text)["data"]["sessionId"] == "key=***"
    server.reply({"error": {"message": secret}}, status=400)
    (error,) = use("sipher", retrieve)
    assert error.failed
    assert "hidden" not in error.text
    assert server.sent[0].headers["x-api-key"] == secret


def test_failures_are_sentences(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    retrieve = call("sessions.retrieve", id="x")
    server.reply({"success": False}, status=404)
    (missing,) = use("sipher", retrieve)
    assert missing.failed
    assert "404" in missing.text
    server.replies[""] = Reply(content=b"<html>")
    assert use("sipher", retrieve)[0].failed
    monkeypatch.delenv("SIPHER_API_KEY")
    (refused,) = use("sipher", retrieve)
    assert "SIPHER_API_KEY" in refused.text
    monkeypatch.setenv("SIPHER_API_KEY", "x")
    monkeypatch.setenv("SIPHER_BASE_URL", "http://127.0.0.1:9")
    (lost,) = use("sipher", retrieve)
    assert "No connection" in lost.text


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/hostname", "link", "-", "none", "", "folder", "\0"]
)
def test_files_outside_the_folder_are_refused(
    name: str, server: Server, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    (folder / "folder").mkdir(parents=True)
    (tmp_path / "secret").write_text("x")
    (folder / "link").symlink_to(tmp_path / "secret")
    upload = call("sessions.files.upload", id="s", file=name)
    with_at = call("sessions.files.upload", id="s", file=f"@{name}")
    for each in use("mix", upload, with_at, allow=["*"], files=folder):
        assert each.failed
        assert "file" in each.text
    (without,) = use("mix", upload, allow=["*"])
    assert "--files FOLDER" in without.text
    assert not server.sent


def test_binary_results_are_saved_in_the_folder(server: Server, tmp_path: Path) -> None:
    server.replies[""] = Reply(content=b"\x00\x01" * 1000, media="audio/mpeg")
    asked = {"operation": "sessions.stream_recording", "arguments": {"token": "x"}}
    (bare,) = use("syllable", ("call", asked), files=tmp_path)
    assert "name a file with save" in bare.text
    described, without = use(
        "syllable", ("describe", {"operation": asked["operation"]}), ("call", asked)
    )
    for each in (described, without):
        assert "start the server with --files FOLDER" in each.text
        assert "save" not in each.text
    saves = [("call", {**asked, "save": name}) for name in ("new", "new", "../new")]
    saved, twice, outside = use("syllable", *saves, files=tmp_path)
    assert saved.text == "Saved 2000 bytes (audio/mpeg) to new."
    assert (tmp_path / "new").read_bytes() == b"\x00\x01" * 1000
    assert "exists" in twice.text
    assert "not inside" in outside.text
    assert [each.name for each in tmp_path.iterdir()] == ["new"]


def test_chosen_operations_are_tools(server: Server) -> None:
    server.reply({"success": True})

    async def talk(client: Any) -> Any:
        await client.call_tool("sessions-delete", {"id": "x"})
        return (await client.list_tools()).tools

    found = with_client(
        "session_apis.sipher", talk, allow=["*"], tools=["sessions.[dr]*"]
    )
    own = {each.name: each for each in found[3:]}
    assert list(own) == ["sessions-delete", "sessions-retrieve"]
    assert own["sessions-delete"].annotations.destructive_hint is True
    assert own["sessions-retrieve"].annotations.read_only_hint is True
    assert own["sessions-delete"].input_schema["required"] == ["id"]
    assert [each.method for each in server.sent] == ["DELETE"]


def test_the_api_page_is_a_resource(server: Server) -> None:
    async def talk(client: Any) -> Any:
        (found,) = (await client.list_resources()).resources
        return (await client.read_resource(found.uri)).contents[0].text

    text = with_client("session_apis.syllable", talk)
    names = {
        str(each["python"])
        for each in package("syllable").index["operations"]
        if each["python"]
    }
    assert names
    assert all(f"- {name}: " in text for name in names)
