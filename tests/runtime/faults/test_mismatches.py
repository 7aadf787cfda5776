"""Responses that do not match their description: typed errors."""

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.faults.calls import JSON, OK, fails
from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import chunked, encoded
from tests.runtime.support.acme import errors, types
from tests.runtime.support.server import reply
from tests.runtime.typing.golden import Click, Event, Thing, UnknownEvent

DEEP = b"[" * 100_000
DIGITS = b'{"id": ' + b"9" * 5000 + b', "name": "x"}'
HTML = b"<html>" + b"x" * 500

# What the server sends, and what is said about it.
WRONG = {
    "html": (HTML, "begins with '<html>xxx"),
    "array": (b"[1, 2]", "begins with '[1, 2]'"),
    "text": (b'"id"', "begins with"),
    "null": (b"null", "begins with 'null'"),
    "empty": (b"", "The data is empty."),
    "cut": (b"{", "not JSON"),
    "two": (JSON + JSON, "not JSON"),
    "utf-16": (b"\xff\xfe{", "begins with"),
    "no-utf-8": (b'{"id": 1, "name": "\xff"}', "not JSON"),
    "deep": (DEEP, "begins with"),
    "deep-inside": (b'{"id": 1, "name": ' + DEEP, "begins with"),
    "digits": (DIGITS, "begins with"),
}


@must("m05", "m21", "s16", "s17", "s19", "s20", "s21")
@pytest.mark.parametrize("name", WRONG)
def test_mismatched_responses(mode, client, server, name):
    body, said = WRONG[name]
    kind = [("Content-Type", "text/html; charset=utf-8"), ("X-Request-Id", "r-1")]
    server.script(reply(200, body, kind))
    error = fails(mode, client, errors.APIResponseValidationError)
    assert said in str(error)
    assert "status 200 and text/html; charset=utf-8" in str(error)
    assert len(str(error)) < 1200
    assert error.text == body[: 1 << 16].decode("utf-8", "replace")
    assert error.status_code == 200
    assert error.response.headers["content-type"] == "text/html; charset=utf-8"
    assert error.request_id == "r-1"
    assert error.retries_taken == 0
    assert len(server.seen) == 1


@must("s16", "s17")
@pytest.mark.parametrize("name", ["deep", "digits", "html", "no-utf-8"])
@pytest.mark.parametrize("result", [lambda: object, lambda: dict[str, object]])
def test_free_forms_are_within_bounds_too(mode, client, server, name, result):
    server.script(reply(200, WRONG[name][0]))
    operation = Operation("GET", "/x", result, auth="")
    with pytest.raises(errors.APIResponseValidationError):
        mode.run(client.request(operation, {}))


@must("s16", "s17")
@pytest.mark.parametrize("name", ["deep", "digits", "html", "no-utf-8"])
def test_plain_data_is_within_bounds_too(mode, client, server, name):
    server.script(reply(200, WRONG[name][0]))
    response = mode.run(client.pets.with_raw_response.retrieve(5))
    with pytest.raises(ValueError, match="not JSON"):
        response.json()
    call = client.pets.with_streaming_response.retrieve(5)
    with (
        mode.entered(call) as streamed,
        pytest.raises(ValueError, match="not JSON"),
    ):
        mode.run(streamed.json())
    server.script(reply(404, WRONG[name][0]))
    error = fails(mode, client, errors.NotFoundError)
    assert error.body is None
    if name in ("deep", "html"):
        assert error.json() is None


def test_plain_data_may_begin_with_a_mark(mode, client, server):
    server.script(reply(200, b"\xef\xbb\xbf" + JSON))
    response = mode.run(client.pets.with_raw_response.retrieve(5))
    assert response.json() == {"id": 1, "name": "Rex"}
    assert response.parse().name == "Rex"


@must("s18")
@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_does_not_know(mode, client, server, number):
    server.script(reply(200, f'{{"id": 1, "name": "a", "more": {number}}}'))
    pet = mode.run(client.pets.retrieve(5))
    assert repr(pet.to_dict()["more"]) == repr(float(number))
    with pytest.raises(errors.APIResponseValidationError, match="not JSON"):
        mode.run(client.with_options(strict=True).pets.retrieve(5))


@must("s18")
def test_the_last_of_repeated_keys_counts(mode, client, server):
    server.script(reply(200, b'{"id": 1, "name": "a", "name": "b", "id": 2}'))
    pet = mode.run(client.pets.retrieve(5))
    assert (pet.id, pet.name) == (2, "b")


@must("s21")
@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (b"\xff", "utf-8"), (b"x", "nope"), (b"x", "hex"), (b"x", "undefined"),
        (b"\\x41", "unicode_escape"), (b"x-y", "punycode"), (b"xn--a", "idna"),
    ],
)  # fmt: skip
def test_unknown_charsets(mode, client, server, body, charset):
    kind = [("Content-Type", f"text/plain; charset={charset}")]
    server.script(reply(200, body, kind))
    with pytest.raises(errors.APIResponseValidationError):
        mode.run(client.boxes.label(text="x"))
    server.script(reply(404, body, kind))
    with pytest.raises(errors.NotFoundError) as caught:
        mode.run(client.boxes.label(text="x"))
    assert caught.value.text == body.decode(errors="replace")


@must("m21")
@pytest.mark.parametrize("status", [300, 304, 400, 401, 404, 409, 418, 501, 599])
def test_statuses_are_no_results(mode, make, server, status):
    server.script(reply(status, JSON if status != 304 else b""))
    error = fails(mode, make(max_retries=0), errors.APIStatusError)
    assert error.status_code == status
    assert len(server.seen) == 1


@must("m21")
@pytest.mark.parametrize(
    "script",
    [reply(200), chunked(b"  "), encoded(b"", "gzip")],
)
def test_nothing_is_no_model(mode, client, server, script):
    server.script(script)
    error = fails(mode, client, errors.APIResponseValidationError)
    assert "empty" in str(error)


@must("m21")
@pytest.mark.parametrize("status", [204, 205])
def test_statuses_without_content_give_none(mode, client, server, status):
    server.script(reply(status))
    assert mode.run(client.pets.retrieve(5)) is None
    assert len(server.seen) == 1


@must("m21")
def test_an_unknown_charset_is_a_mismatch(mode, client, server):
    server.script(reply(200, JSON, [("Content-Type", "application/json; charset=x")]))
    error = fails(mode, client, errors.APIResponseValidationError)
    assert "not text in the character set 'x'" in str(error)


@must("s31")
@pytest.mark.parametrize(
    "tag", ["zoom", "os.system", "__import__", "Click", "../x", None, 5, ["click"], {}]
)
def test_unknown_discriminators(mode, client, server, tag):
    import sys

    before = set(sys.modules)
    operation = Operation("GET", "/x", lambda: Event, auth="")
    server.script(reply(body={"eventKind": tag, "x": 1}))
    found = mode.run(client.request(operation, {}))
    assert type(found) is UnknownEvent
    assert found.raw == {"eventKind": tag, "x": 1}
    server.script(reply(body={"eventKind": "click", "x": 1}))
    assert type(mode.run(client.request(operation, {}))) is Click
    assert {
        name for name in set(sys.modules) - before if "encodings" not in name
    } == set()


@must("s32")
def test_unknown_values(mode, client, server):
    server.script(reply(body={"id": 1, "name": "a", "tricks": ["sit", "teleport"]}))
    pet = mode.run(client.pets.retrieve(5))
    assert pet.tricks == ["sit", "teleport"]
    assert type(pet.tricks[1]).__name__ == "UnknownStr"
    operation = Operation("GET", "/x", lambda: Thing, auth="")
    server.script(reply(body={"id": "x", "status": "odd", "level": 99, "more": 1}))
    thing = mode.run(client.request(operation, {}))
    assert (thing.status, thing.level) == ("odd", 99)
    assert thing.to_dict()["more"] == 1


def test_results_by_status_are_held_to(mode, client, server):
    server.script(reply(202, b"[]"))
    with pytest.raises(errors.APIResponseValidationError):
        mode.run(client.pets.create(name="a"))
    server.script(reply(202, {"label": "x"}))
    assert isinstance(mode.run(client.pets.create(name="a")), types.Box)


@must("m05")
def test_what_was_decoded_wrongly_leaves_the_connection_usable(mode, client, server):
    server.script(reply(200, HTML), OK)
    fails(mode, client, errors.APIResponseValidationError)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    assert server.connections == 1


@must("m05")
def test_a_length_of_many_digits(mode, make, http_client):
    """Only a transport of the caller's own lets such a thing through."""
    digits = "9" * 5000
    client = make(http_client=http_client(JSON, {"Content-Length": digits}))
    fails(mode, client, errors.APIResponseValidationError)
    photo = mode.run(client.boxes.photo("b"))
    assert photo.length == 10**18 - 1
    mode.run(photo.close())
