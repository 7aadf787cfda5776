"""What None means for arguments: null, left out, or a mistake."""

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("location", ["query", "header", "cookie"])
def test_none_is_left_out_unless_a_value_is_needed(mode, client, server, location):
    tables = {location: "a! b"}
    operation = Operation("GET", "/x", lambda: None, auth="", **tables)
    server.script(reply(204))
    mode.run(client.request(operation, {"a": "1", "b": None}))
    seen = server.last
    sent = [seen.query, seen.headers.get("a"), seen.headers.get("cookie")]
    assert any(each in {"1", "a=1"} for each in sent)
    assert "b" not in seen.headers
    with pytest.raises(errors.InvalidArgumentError, match="^a: the API needs a value"):
        mode.run(client.request(operation, {"a": None, "b": "1"}))
    assert len(server.seen) == 1


@pytest.mark.parametrize("media", [FORM, "multipart/form-data"])
def test_none_in_a_form(mode, client, server, media):
    operation = Operation(
        "POST", "/x", lambda: None, auth="", body="a!=A b", media=media
    )
    server.script(reply(204))
    mode.run(client.request(operation, {"a": "1", "b": None}))
    assert b"A" in server.last.body
    assert b'name="b"' not in server.last.body
    assert b"&" not in server.last.body
    with pytest.raises(errors.InvalidArgumentError, match="^a: the API needs a value"):
        mode.run(client.request(operation, {"a": None}))
    assert len(server.seen) == 1


def test_none_in_json_is_null(mode, client, server):
    media = f"application/json {FORM}"
    operation = Operation("POST", "/x", lambda: None, auth="", body="a! b", media=media)
    server.script(reply(204))
    mode.run(client.request(operation, {"a": None, "b": None}))
    assert server.last.json() == {"a": None, "b": None}
    with pytest.raises(errors.InvalidArgumentError, match="^a: the API needs a value"):
        mode.run(client.request(operation, {"a": None, "media_type": FORM}))
