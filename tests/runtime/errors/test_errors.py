"""Exceptions: which one, what it says, what it does not say."""

import copy
import pickle
import sys

import pytest
from sdkwright.runtime.errors import errors as core
from sdkwright.runtime.errors.errors import (
    APIStatusError,
    ErrorTable,
    NotFoundError,
    SDKError,
)
from sdkwright.runtime.errors.info import Headers, RequestInfo, ResponseInfo
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import AcmeError, errors, types
from tests.runtime.support.server import close, reply


def failure(mode, client, **options):
    with pytest.raises(AcmeError) as caught:
        mode.run(client.pets.retrieve(5, **options))
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (300, errors.APIStatusError),
        (304, errors.APIStatusError),
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (402, errors.APIStatusError),
        (404, errors.NotFoundError),
        (429, errors.RateLimitError),
        (500, errors.InternalServerError),
        (501, errors.InternalServerError),
        (599, errors.InternalServerError),
        (999, errors.InternalServerError),
    ],
)
def test_class_by_status(mode, make, server, status, kind):
    server.script(reply(status, {"message": "no"} if status != 304 else b""))
    error = failure(mode, make(max_retries=0))
    assert type(error) is kind
    assert isinstance(error, APIStatusError)
    assert error.status_code == status
    assert len(server.seen) == 1


def test_what_a_status_error_holds(mode, client, server):
    server.script(
        reply(404, {"message": "no such pet", "code": 7}, [("X-Request-Id", "r-1")])
    )
    error = failure(mode, client)
    assert isinstance(error, errors.NotFoundError)
    assert isinstance(error, NotFoundError)
    assert isinstance(error.body, types.ErrorResponse)
    assert error.body.code == 7
    assert error.request_id == "r-1"
    assert error.retries_taken == 0
    assert error.headers["x-request-id"] == "r-1"
    assert error.json() == {"message": "no such pet", "code": 7}
    assert error.request.method == "GET"
    assert error.request.url == f"{server.url}/v1/pets/5"
    assert error.request.path == "/v1/pets/5"
    assert error.response.url == error.request.url
    assert 0 < error.response.elapsed < 5
    assert str(error) == ("404 Not Found: no such pet (GET /v1/pets/5, request id r-1)")
    assert error.message == str(error)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"error": "plain"}, "plain"),
        ({"error": {"message": "inner", "type": "x"}}, "inner"),
        ({"errors": [{"detail": "first"}, {"detail": "second"}]}, "first; second"),
        ({"detail": [{"msg": "x"}]}, "x"),
        ({"title": "T"}, "T"),
        ({"message": ""}, None),
        ({"a": {"b": 1}}, None),
        ([], None),
        (["one"], "one"),
        ("just text", "just text"),
        (b"\xff\xfe", None),
        (b"[" * 100_000, None),
        ({"error": {"error": {"error": {"error": {"error": "deep"}}}}}, None),
        ({"message": "a\r\nb\x1b[31mred"}, "a b [31mred"),
        ({"message": "a\u202eb\u2066c\u2028d\ud800e\u200df"}, "a b c d e\u200df"),
        ({"message": "x" * 5000}, "x" * 600),
    ],
)
def test_message_of_the_error_body_is_quoted(mode, client, server, body, words):
    kind = "text/plain" if body == "just text" else "application/json"
    server.script(reply(404, body, [("Content-Type", kind)]))
    said = f": {words}" if words else ""
    assert str(failure(mode, client)) == f"404 Not Found{said} (GET /v1/pets/5)"


def test_html_is_not_quoted(mode, client, server):
    server.script(reply(404, "<html>x</html>", [("Content-Type", "text/html")]))
    error = failure(mode, client)
    assert str(error) == "404 Not Found (GET /v1/pets/5)"
    assert error.text == "<html>x</html>"
    assert error.json() is None
    assert error.body is None


def test_all_can_be_pickled_and_copied(mode, make, server):
    client = make(max_retries=0)
    found = []
    for script in (
        reply(404, {"message": "x", "code": 1}),
        reply(503, "x", [("Retry-After", "7")]),
        reply(200, "no json"),
        close,
    ):
        server.script(script)
        found.append(failure(mode, client))
    found.append(failure(mode, client, timeout=-1))
    with pytest.raises(AcmeError) as caught:
        mode.run(client.pets.retrieve(""))
    found.append(caught.value)
    found.append(errors.StreamError("x"))
    found.append(errors.APITimeoutError("x", phase="read", sent=True, retries_taken=2))
    for error in found:
        for derived in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            assert type(derived) is type(error)
            assert str(derived) == str(error)
            assert derived.args == error.args
            assert derived.__dict__.keys() == error.__dict__.keys()
    derived = pickle.loads(pickle.dumps(found[0]))
    assert derived.body == found[0].body
    assert derived.headers == found[0].headers
    assert pickle.loads(pickle.dumps(found[1])).retry_after == 7


def test_strict_clients_take_no_surprises(mode, make, server):
    server.script(reply(body={"id": "1", "name": "x"}))
    assert mode.run(make().pets.retrieve(5)).id in (1, "1")
    error = failure(mode, make(strict=True))
    assert isinstance(error, errors.APIResponseValidationError)
    assert error.__cause__ is not None


def test_error_types_of_an_operation(mode, client, server):
    operation = Operation(
        "GET", "/x", lambda: None, errors={418: lambda: types.Box, 5: lambda: types.Pet}
    )
    server.script(reply(418, {"label": "teapot"}))
    with pytest.raises(errors.APIStatusError) as caught:
        mode.run(client.request(operation, {}))
    assert isinstance(caught.value.body, types.Box)
    server.script(reply(501, {"id": 1, "name": "x"}))
    with pytest.raises(errors.InternalServerError) as caught:
        mode.run(client.request(operation, {}))
    assert isinstance(caught.value.body, types.Pet)
    server.script(reply(404, {"message": "x"}))
    with pytest.raises(errors.NotFoundError) as caught:
        mode.run(client.request(operation, {}))
    assert isinstance(caught.value.body, types.ErrorResponse)


def test_tables_without_declarations():
    table = ErrorTable()
    assert table.status_class(404) is APIStatusError
    assert table.status_class(503) is APIStatusError
    assert table.body_type(404, None) is None


def test_hierarchy():
    for name in dir(core):
        kind = getattr(core, name)
        if isinstance(kind, type) and issubclass(kind, Exception):
            assert issubclass(kind, SDKError)
    assert issubclass(errors.InvalidArgumentError, ValueError)
    assert issubclass(errors.APITimeoutError, errors.APIConnectionError)
    assert issubclass(errors.APITimeoutError, core.APITimeoutError)


def test_errors_are_light():
    import subprocess

    code = (
        "import sys, sdkwright.runtime.errors.errors\n"
        "bad = {'pydantic', 'httpx2', 'httpcore2', 'anyio', 'logging'} & set(sys.modules)\n"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


def test_headers_and_infos():
    headers = Headers(
        [
            (b"Set-Cookie", b"a"),
            (b"set-cookie", b"b"),
            (b"X", "é".encode()),
            (b"Y", b"\xe9"),
        ]
    )
    assert headers["SET-COOKIE"] == "a, b"
    assert headers.get_all("Set-cookie") == ["a", "b"]
    assert (headers["x"], headers["y"]) == ("é", "é")
    assert list(headers) == ["set-cookie", "x", "y"]
    assert len(headers) == 3
    assert "nope" not in headers
    assert repr(headers) == "Headers(set-cookie, x, y)"
    assert headers.fields[0] == (b"Set-Cookie", b"a")
    assert pickle.loads(pickle.dumps(headers)) == headers
    assert Headers.of({"A": "ü"}).fields == ((b"A", "ü".encode()),)
    request = RequestInfo(method="GET", url="https://x/a/b?c=/d")
    assert request.path == "/a/b"
    info = ResponseInfo(
        status_code=200, headers=Headers.of({"CF-Ray": "x"}), request=request
    )
    assert info.request_id is None
    assert info.url == "https://x/a/b?c=/d"
