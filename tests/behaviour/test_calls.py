"""Plain calls of the four session APIs, as their users make them."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from session_apis import Timeout, omit, stagehand

from tests.behaviour.modes import Mode, run
from tests.runtime.support.server import Server, reply

SESSION = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"
ACTION = {"selector": "#a", "description": "d", "method": "click", "arguments": []}


def test_the_prefix_of_the_base_url_survives(mode: Mode, server: Server) -> None:
    server.script(reply(200, {"sessionId": SESSION, "available": True}))
    session = run(
        mode,
        "stagehand",
        lambda client: client.sessions.start(env="LOCAL", verbose=0),
        base_url=f"{server.url}/v1",
    )
    assert session.session_id == uuid.UUID(SESSION)
    assert session.available is True
    assert server.last.target == "/v1/sessions/start"
    assert server.last.json() == {"env": "LOCAL", "verbose": 0}
    assert server.last.headers["authorization"] == "Bearer secret-key"


def test_a_body_without_fields_is_an_empty_object(mode: Mode, server: Server) -> None:
    server.script(reply(200, [ACTION]))
    actions = run(
        mode,
        "stagehand",
        lambda client: client.sessions.observe(SESSION),
        base_url=server.url,
    )
    assert server.last.body == b"{}"
    assert [each.selector for each in actions] == ["#a"]


def test_a_call_without_a_body_sends_none(mode: Mode, server: Server) -> None:
    server.script(reply(200, {"success": True}))
    ended = run(
        mode,
        "stagehand",
        lambda client: client.sessions.end(SESSION),
        base_url=server.url,
    )
    assert ended.success is True
    assert server.last.method == "POST"
    assert server.last.body == b""
    assert "content-type" not in server.last.headers


def test_a_response_may_be_null(mode: Mode, server: Server) -> None:
    server.script(reply(200, b"null", [("Content-Type", "application/json")]))
    result = run(
        mode,
        "stagehand",
        lambda client: client.sessions.navigate(SESSION, url="https://example.com"),
        base_url=server.url,
    )
    assert result is None


def test_what_came_back_can_be_sent_again(mode: Mode, server: Server) -> None:
    server.script(
        reply(200, [{**ACTION, "backendNodeId": 7, "later": {"a": 1}}]),
        reply(200, {"success": True, "message": "", "actions": []}),
    )

    def use(client: Any) -> object:
        if mode == "sync":
            found = client.sessions.observe(SESSION)
            return client.sessions.act(SESSION, input=found[0])

        async def both() -> object:
            found = await client.sessions.observe(SESSION)
            return await client.sessions.act(SESSION, input=found[0])

        return both()

    run(mode, "stagehand", use, base_url=server.url)
    assert server.last.json() == {
        "input": {**ACTION, "backendNodeId": 7, "later": {"a": 1}}
    }


def test_nested_dictionaries_get_their_wire_names(mode: Mode, server: Server) -> None:
    server.script(reply(200, {"message": "done"}))
    run(
        mode,
        "stagehand",
        lambda client: client.sessions.execute_agent(
            SESSION,
            agent_config={"model": {"api_key": "k", "base_url": "https://m.example"}},
            execute_options={"instruction": "buy", "max_steps": 3},
        ),
        base_url=server.url,
    )
    assert server.last.json() == {
        "agentConfig": {"model": {"apiKey": "k", "baseURL": "https://m.example"}},
        "executeOptions": {"instruction": "buy", "maxSteps": 3},
    }


def test_an_empty_list_is_sent(mode: Mode, server: Server) -> None:
    session = _mix_session()
    server.script(reply(200, session))
    run(
        mode,
        "mix",
        lambda client: client.sessions.update_callbacks("s1", callbacks=[]),
        base_url=server.url,
    )
    assert server.last.method == "PATCH"
    assert server.last.json() == {"callbacks": []}


def test_deleting_gives_nothing(mode: Mode, server: Server) -> None:
    server.script(reply(204))
    result = run(
        mode, "mix", lambda client: client.sessions.delete("s 1"), base_url=server.url
    )
    assert result is None
    assert server.last.target == "/api/sessions/s%201"


def test_deleting_may_give_a_body(mode: Mode, server: Server) -> None:
    body = {"success": True, "data": {"sessionId": "sess_1", "deleted": True}}
    server.script(reply(200, body))
    result = run(
        mode,
        "sipher",
        lambda client: client.sessions.delete("sess_" + "0" * 64),
        base_url=server.url,
    )
    assert result.data.deleted is True
    assert server.last.headers["x-api-key"] == "secret-key"


def test_a_documented_header_comes_with_the_body(mode: Mode, server: Server) -> None:
    header = ("Content-Disposition", "attachment; filename=x.json")
    message = {"id": "m", "role": "tool", "content": ""}
    body = {"id": "s", "title": "t", "messages": [message]}
    server.script(reply(200, body, [header]))
    raw = run(
        mode,
        "mix",
        lambda client: client.sessions.with_raw_response.export("s"),
        base_url=server.url,
    )
    assert raw.headers["content-disposition"].endswith("x.json")
    assert raw.parse().messages[0].role == "tool"


def test_free_form_content_survives(mode: Mode, server: Server) -> None:
    call = {
        "id": "c", "name": "n", "type": "t", "input": "{}", "finished": True,
        "inputJson": {"deep": [{"a": None}]},
    }  # fmt: skip
    message = {"id": "m", "role": "tool", "content": "", "toolCalls": [call]}
    server.script(reply(200, {"id": "s", "title": "t", "messages": [message]}))
    result = run(
        mode, "mix", lambda client: client.sessions.export("s"), base_url=server.url
    )
    assert result.messages[0].tool_calls[0].input_json == {"deep": [{"a": None}]}


def test_unknown_values_stay_and_stay_typed(mode: Mode, server: Server) -> None:
    session = {**_mix_session(), "sessionType": "brand-new", "future": 1}
    server.script(reply(200, [session]))
    (found,) = run(
        mode, "mix", lambda client: client.sessions.list(), base_url=server.url
    )
    assert found.session_type == "brand-new"
    assert type(found.session_type).__name__ == "UnknownStr"
    assert found.model_extra == {"future": 1}
    assert found.to_dict()["sessionType"] == "brand-new"


def test_a_limit_in_seconds_holds_for_the_call(mode: Mode, server: Server) -> None:
    def silent(connection: object) -> None:
        del connection
        import time

        time.sleep(1.0)

    server.script(silent)
    with pytest.raises(stagehand.APITimeoutError):
        run(
            mode,
            "stagehand",
            lambda client: client.sessions.end(SESSION, timeout=0.2),
            base_url=server.url,
            max_retries=0,
            timeout=Timeout(total=30),
        )


def test_options_of_a_derived_client(mode: Mode, server: Server) -> None:
    server.script(reply(200, []))
    run(
        mode,
        "mix",
        lambda client: client.with_options(
            default_headers={"X-Trace": "1"}
        ).sessions.list(include_subagents=True, extra_query={"debug": "yes"}),
        base_url=server.url,
    )
    assert server.last.headers["x-trace"] == "1"
    assert server.last.query == "includeSubagents=true&debug=yes"


def test_left_out_null_and_value_are_three_things(mode: Mode, server: Server) -> None:
    page = {"items": [], "page": 0, "page_size": 1, "total_pages": None}
    server.script(reply(200, page))
    result = run(
        mode,
        "syllable",
        lambda client: client.sessions.list(
            page=0,
            start_datetime=None,
            end_datetime=omit,
            search_fields=["source", "target"],
        ),
        base_url=server.url,
    )
    assert server.last.target == (
        "/api/v1/sessions/?page=0&search_fields=source&search_fields=target"
    )
    body = result.body
    assert "total_pages" in body.model_fields_set
    assert body.total_pages is None
    assert "total_count" not in body.model_fields_set


def test_null_is_sent_in_a_body(mode: Mode, server: Server) -> None:
    server.script(reply(202, {"status": "processing", "sessionId": "s"}))
    for given, sent in (
        ({}, {"text": "hi"}),
        ({"thinking_level": omit}, {"text": "hi"}),
        ({"thinking_level": None}, {"text": "hi", "thinking_level": None}),
        ({"thinking_level": "off"}, {"text": "hi", "thinking_level": "off"}),
    ):
        run(
            mode,
            "mix",
            lambda client, given=given: client.sessions.messages.send(
                "s", text="hi", **given
            ),
            base_url=server.url,
        )
        assert server.last.json() == sent


def _mix_session() -> dict[str, object]:
    return {
        "id": "s", "title": "t", "sessionType": "main", "userMessageCount": 0,
        "assistantMessageCount": 0, "toolCallCount": 0, "promptTokens": 0,
        "completionTokens": 0, "cost": 0.5, "createdAt": "2026-01-31T12:00:00Z",
    }  # fmt: skip
