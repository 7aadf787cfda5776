"""Successful responses of all kinds."""

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors, types
from tests.runtime.support.server import reply


def call(mode, client, result, script, server, **details):
    server.script(script)
    operation = Operation("GET", "/x", result, auth="", **details)
    return mode.run(client.request(operation, {}))


def kind(text):
    return [("Content-Type", text)]


@pytest.mark.parametrize(
    ("body", "media", "text"),
    [
        ("é", "text/plain; charset=utf-8", "é"),
        ("é".encode("latin-1"), "text/plain;charset=ISO-8859-1", "é"),
        ("é".encode("utf-16"), 'text/plain; format=flowed; charset="utf-16"', "é"),
        ("", "text/plain", ""),
        ("x", "text/csv;charset=", "x"),
        ('"json"', "application/json", "json"),
        ('"json"', "application/problem+json; x=y", "json"),
        ('"json"', None, "json"),
    ],
)
def test_texts(mode, client, server, body, media, text):
    script = reply(200, body, kind(media) if media else [])
    assert call(mode, client, lambda: str, script, server, accept="text/plain") == text


@pytest.mark.parametrize(
    ("body", "media"),
    [
        (b"\xff", "text/plain"),
        (b"x", "text/plain; charset=nope"),
        (b"x", "text/plain; charset=hex"),
        (b"<html>", "application/json"),
    ],
)
def test_texts_that_are_none(mode, client, server, body, media):
    with pytest.raises(errors.APIResponseValidationError):
        call(mode, client, lambda: str, reply(200, body, kind(media)), server)


def test_bytes(mode, client, server):
    script = reply(200, b"\0\xff", kind("application/json"))
    assert call(mode, client, lambda: bytes, script, server) == b"\0\xff"


@pytest.mark.parametrize("script", [reply(204), reply(200), reply(200, "junk")])
def test_nothing(mode, client, server, script):
    assert call(mode, client, lambda: None, script, server) is None


def test_nothing_where_it_may_be(mode, client, server):
    assert call(mode, client, lambda: types.Pet | None, reply(204), server) is None
    assert call(mode, client, lambda: types.Pet, reply(204), server) is None
    with pytest.raises(errors.APIResponseValidationError, match="empty") as caught:
        call(mode, client, lambda: types.Pet, reply(200), server)
    assert caught.value.retries_taken == 0


def test_results_by_status(mode, client, server):
    server.script(reply(202, {"label": "x"}))
    assert isinstance(mode.run(client.pets.create(name="a")), types.Box)
    server.script(reply(201, {"id": 1, "name": "a"}))
    assert isinstance(mode.run(client.pets.create(name="a")), types.Pet)
    results = {202: lambda: None, 203: lambda: bytes}
    script = reply(202, "x")
    assert (
        call(mode, client, lambda: types.Pet, script, server, results=results) is None
    )
    script = reply(203, "x")
    assert (
        call(mode, client, lambda: types.Pet, script, server, results=results) == b"x"
    )


def test_lists(mode, client, server):
    server.script(reply(body=["sit", "fly"]))
    assert mode.run(client.pets.tricks()) == ["sit", "fly"]
    assert "authorization" not in server.last.headers


def test_several_media_types_are_accepted(mode, client, server):
    call(
        mode,
        client,
        lambda: object,
        reply(body=1),
        server,
        accept="application/json text/plain",
    )
    assert server.last.headers["accept"] == "application/json, text/plain"


def test_unknown_fields_are_kept(mode, client, server):
    server.script(reply(body={"id": 1, "name": "a", "mode": "red"}))
    pet = mode.run(client.pets.retrieve(5))
    assert pet.model_extra == {"mode": "red"}


def test_head(mode, client, server):
    server.script(reply(200, b"", [("X-A", "1")], length=500))
    operation = Operation("HEAD", "/x", lambda: None, auth="")
    for _ in range(3):
        assert mode.run(client.request(operation, {})) is None
    assert server.last.method == "HEAD"
    assert server.connections == 1


def test_statuses_of_different_kinds(mode, client, server):
    operation = Operation(
        "GET",
        "/x",
        lambda: dict[str, int] | bytes | str | None,
        accept="application/zip application/json text/plain",
        results={
            200: lambda: bytes,
            201: lambda: str,
            202: lambda: dict[str, int],
            204: lambda: None,
        },
    )
    for status, headers, body, value in (
        (200, [("Content-Type", "application/zip")], b"PK\xff", b"PK\xff"),
        (201, [("Content-Type", "text/plain")], b"made", "made"),
        (202, [("Content-Type", "application/json")], b'{"left": 3}', {"left": 3}),
        (204, [], b"", None),
    ):
        server.script(reply(status, body, headers))
        assert mode.run(client.request(operation, {})) == value
        assert (
            server.last.headers["accept"]
            == "application/zip, application/json, text/plain"
        )
