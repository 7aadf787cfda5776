"""What goes wrong: statuses, retries, arguments, and answers that break their promise."""

from __future__ import annotations

import contextlib
import pickle
from typing import Any

import pytest
from session_apis import mix, sipher, stagehand, syllable

from tests.behaviour.modes import Mode, run
from tests.runtime.support.server import Server, reply

SESSION = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"
NOW = ("Retry-After", "0")


def _end(client: Any) -> object:
    return client.sessions.end(SESSION)


def _list(client: Any) -> object:
    return client.sessions.list()


def test_a_status_has_its_class_and_its_body(mode: Mode, server: Server) -> None:
    body = {"error": {"code": 404, "message": "no such session", "type": "not_found"}}
    server.script(reply(404, body, [("X-Request-Id", "r-1")]))
    with pytest.raises(mix.NotFoundError) as caught:
        run(mode, "mix", lambda c: c.sessions.retrieve("s"), base_url=server.url)
    error = caught.value
    assert isinstance(error, mix.MixError)
    assert error.status_code == 404
    assert error.request_id == "r-1"
    assert error.body is not None
    assert error.body.error.type == "not_found"
    assert "no such session" in str(error)
    assert "/api/sessions/s" in str(error)


def test_an_undeclared_body_is_kept_as_text(mode: Mode, server: Server) -> None:
    server.script(reply(403, {"detail": "Not authenticated"}))
    with pytest.raises(syllable.PermissionDeniedError) as caught:
        run(mode, "syllable", _list, base_url=server.url)
    assert caught.value.json() == {"detail": "Not authenticated"}


def test_validation_errors_are_typed(mode: Mode, server: Server) -> None:
    detail = [{"loc": ["query", 0, "page"], "msg": "bad", "type": "int"}]
    server.script(reply(422, {"detail": detail}))
    with pytest.raises(syllable.UnprocessableEntityError) as caught:
        run(mode, "syllable", _list, base_url=server.url)
    body = caught.value.body
    assert body is not None
    assert body.detail is not None
    assert body.detail[0].loc == ["query", 0, "page"]


def test_errors_can_be_pickled_and_hold_no_secret(mode: Mode, server: Server) -> None:
    server.script(reply(401, {"error": "the key secret-key is wrong"}))
    with pytest.raises(stagehand.AuthenticationError) as caught:
        run(mode, "stagehand", _end, base_url=server.url)
    data = pickle.dumps(caught.value)
    again = pickle.loads(data)
    assert type(again) is stagehand.AuthenticationError
    assert str(again) == str(caught.value)
    assert b"secret-key" not in data
    assert "secret-key" not in repr(caught.value)


def test_a_safe_request_is_sent_again(mode: Mode, server: Server) -> None:
    server.script(reply(503, b"", [NOW]), reply(429, b"", [NOW]), reply(200, []))
    assert run(mode, "mix", _list, base_url=server.url) == []
    assert len(server.seen) == 3


def test_retries_end(mode: Mode, server: Server) -> None:
    server.script(reply(500, b"", [NOW]))
    with pytest.raises(mix.InternalServerError) as caught:
        run(mode, "mix", _list, base_url=server.url, max_retries=2)
    assert caught.value.retries_taken == 2
    assert len(server.seen) == 3


def test_retry_after_in_milliseconds(mode: Mode, server: Server) -> None:
    server.script(reply(503, b"", [("Retry-After-Ms", "5")]), reply(200, []))
    run(mode, "mix", _list, base_url=server.url)
    assert len(server.seen) == 2


def test_a_server_that_wants_a_day_is_not_waited_for(
    mode: Mode, server: Server
) -> None:
    server.script(reply(429, b"", [("Retry-After", "86400")]))
    with pytest.raises(mix.RateLimitError):
        run(mode, "mix", _list, base_url=server.url)
    assert len(server.seen) == 1


def test_a_post_is_not_repeated_without_a_key(mode: Mode, server: Server) -> None:
    server.script(reply(500, b"", [NOW]), reply(200, {}))
    with pytest.raises(sipher.InternalServerError):
        run(
            mode,
            "sipher",
            lambda c: c.sessions.create(defaults={}),
            base_url=server.url,
        )
    assert len(server.seen) == 1


def test_a_post_that_was_not_processed_is_repeated(mode: Mode, server: Server) -> None:
    server.script(reply(503, b"", [NOW]), reply(201, {"success": True}))
    result = run(
        mode,
        "sipher",
        lambda c: c.sessions.create(defaults={}),
        base_url=server.url,
    )
    assert result.success is True
    assert len(server.seen) == 2


def test_a_post_is_repeated_under_a_key(mode: Mode, server: Server) -> None:
    server.script(reply(503, b"", [NOW]), reply(201, {"success": True}))
    result = run(
        mode,
        "sipher",
        lambda c: c.sessions.create(defaults={}, idempotency_key="k-1"),
        base_url=server.url,
    )
    assert result.success is True
    keys = {each.headers.get("idempotency-key") for each in server.seen}
    assert keys == {"k-1"}
    assert len(server.seen) == 2


def test_a_missing_key_is_said_before_anything_is_sent(
    mode: Mode, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STAGEHAND_API_KEY", raising=False)
    with pytest.raises(stagehand.ConfigurationError, match="STAGEHAND_API_KEY"):
        run(mode, "stagehand", _end, base_url=server.url, api_key=None)
    assert server.seen == []


def test_a_missing_base_url_is_said(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MIX_BASE_URL", raising=False)
    with pytest.raises(mix.ConfigurationError, match="MIX_BASE_URL"):
        run(mode, "mix", _list)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_value_must_be_a_segment(mode: Mode, server: Server, value: str) -> None:
    with pytest.raises(mix.InvalidArgumentError):
        run(mode, "mix", lambda c: c.sessions.retrieve(value), base_url=server.url)
    assert server.seen == []


def test_a_path_value_stays_one_segment(mode: Mode, server: Server) -> None:
    server.script(reply(404, {}))
    with pytest.raises(mix.NotFoundError):
        run(
            mode,
            "mix",
            lambda c: c.sessions.retrieve("../admin?x=1#y"),
            base_url=server.url,
        )
    assert server.last.target == "/api/sessions/..%2Fadmin%3Fx%3D1%23y"


def test_a_header_value_cannot_bring_another_header(mode: Mode, server: Server) -> None:
    with pytest.raises(mix.InvalidArgumentError):
        run(
            mode,
            "mix",
            lambda c: c.sessions.list(extra_headers={"X-A": "b\r\nX-C: d"}),
            base_url=server.url,
        )
    assert server.seen == []


def test_text_is_not_a_list_of_letters(mode: Mode, server: Server) -> None:
    with pytest.raises(syllable.InvalidArgumentError):
        run(
            mode,
            "syllable",
            lambda c: c.sessions.list(search_field_values="abc"),
            base_url=server.url,
        )
    assert server.seen == []


def test_a_page_in_html_is_not_a_session(mode: Mode, server: Server) -> None:
    html = b"<html>maintenance</html>"
    server.script(reply(200, html, [("Content-Type", "text/html")]))
    with pytest.raises(mix.APIResponseValidationError) as caught:
        run(mode, "mix", lambda c: c.sessions.retrieve("s"), base_url=server.url)
    assert "maintenance" in str(caught.value) or "text/html" in str(caught.value)


def test_a_strict_client_minds_what_a_lenient_one_takes(
    mode: Mode, server: Server
) -> None:
    server.script(reply(200, [{"id": 5}]))
    (found,) = run(mode, "mix", _list, base_url=server.url)
    assert found.id == 5
    with pytest.raises(mix.APIResponseValidationError):
        run(mode, "mix", _list, base_url=server.url, strict=True)


def test_a_server_that_is_not_there(mode: Mode) -> None:
    with pytest.raises(mix.APIConnectionError) as caught:
        run(mode, "mix", _list, base_url="http://127.0.0.1:9", max_retries=0)
    assert caught.value.__cause__ is not None


def test_the_key_does_not_follow_to_another_origin(mode: Mode, server: Server) -> None:
    with Server() as other:
        other.script(reply(200, {"success": True}))
        server.script(reply(302, b"", [("Location", f"{other.url}/stolen")]))
        identifier = "sess_" + "0" * 64
        with contextlib.suppress(sipher.SipherError):
            run(
                mode,
                "sipher",
                lambda c: c.sessions.retrieve(identifier),
                base_url=server.url,
            )
        assert all("x-api-key" not in each.headers for each in other.seen)
