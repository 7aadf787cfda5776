"""Credentials: in no text, log, traceback or pickle, whatever goes wrong."""

import copy
import io
import logging
import pickle
import re
import traceback

import pytest
from sdkwright.runtime import Timeout
from sdkwright.runtime.config.credentials import Credentials
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.faults.calls import fails
from tests.runtime.faults.rows import must
from tests.runtime.faults.scripts import chunked, encoded, head, to
from tests.runtime.support.acme import AcmeError, errors
from tests.runtime.support.server import close, reply, silence, then_close

SECRET = "sk-very-secret"
HEADER, QUERY, COOKIE, WORD = "hk-secret", "qk/secret", "ck-secret", "pw-secret"
ECHO = f"the key {SECRET} is bad"

# Responses that repeat the key wherever they can, and those that break.
SCRIPTS = {
    "status": reply(404, {"message": ECHO, "code": 1}, [("X-Echo", SECRET)]),
    "text": reply(500, ECHO, [("Content-Type", "text/plain")]),
    "html": reply(200, f"<html>{ECHO}", [("Content-Type", f"text/{SECRET}")]),
    "shape": reply(200, [ECHO]),
    "request-id": reply(404, b"", [("X-Request-Id", SECRET)]),
    "redirect": to(f"https://elsewhere.example/?k={SECRET}"),
    "odd-redirect": to(f"ftp://{SECRET}.example/{SECRET}"),
    "encoding": encoded(b"x", SECRET),
    "broken": close,
    "cut": then_close(reply(200, ECHO, length=500)),
    "chunks": then_close(chunked(ECHO.encode(), end=SECRET.encode())),
    "garbage": then_close(f"{SECRET}\r\n\r\n".encode()),
    "bad-header": then_close(head(f"Bad {SECRET}: x")),
    "many-headers": reply(200, b"", [("X-Echo", SECRET)] * 2000),
    "long": reply(200, ECHO, length=1 << 40),
    "silence": silence(5),
}


def report(error):
    """Yield what a crash report shows of our own frames."""
    found = traceback.TracebackException.from_exception(error, capture_locals=True)
    while found is not None:
        for frame in found.stack:
            if "tests/runtime/faults" not in frame.filename:
                yield f"{frame.filename} {frame.name} {frame.locals}"
        found = found.__cause__ or found.__context__


def shown(error):
    """Return all that a crash report may contain of an exception."""
    texts = [*report(error), str(error), repr(error), repr(error.__dict__)]
    for name in ("text", "body", "request", "response", "headers"):
        found = getattr(error, name, None)
        texts += [repr(found), str(found)]
    request = getattr(error, "request", None)
    if request is not None:
        texts += [request.url, repr(dict(request.headers))]
    return "\n".join(texts)


@must("m20", "m22", "s29")
@pytest.mark.parametrize("name", SCRIPTS)
def test_no_secret_in_any_failure(mode, make, server, caplog, name):
    caplog.set_level("DEBUG", logger="sdkwright")
    server.script(SCRIPTS[name])
    client = make(api_key=SECRET, max_retries=1, timeout=Timeout(read=0.1))
    error = fails(mode, client, AcmeError)
    assert SECRET not in shown(error)
    assert SECRET not in caplog.text
    assert SECRET.encode() not in pickle.dumps(error)
    assert "GET" in caplog.text
    for derived in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(derived) is type(error)
        assert str(derived) == str(error)
        assert derived.args == error.args
        assert derived.__dict__.keys() == error.__dict__.keys()


@must("m20")
@pytest.mark.parametrize(
    ("auth", "secrets"),
    [
        ("headerKey & queryKey", (HEADER, QUERY, "qk%2Fsecret")),
        ("cookieKey", (COOKIE,)),
        ("basicAuth", (WORD, "dTpwdy1zZWNyZXQ=")),
        ("oauth", (WORD, "at-secret")),
    ],
)
@pytest.mark.parametrize("status", [401, 500])
def test_no_secret_of_any_scheme(mode, make, server, caplog, auth, secrets, status):
    caplog.set_level("DEBUG", logger="sdkwright")
    client = make(
        api_key=None,
        header_key=HEADER,
        query_key=QUERY,
        cookie_key=COOKIE,
        username="u",
        password=WORD,
        client_id="id",
        client_secret=WORD,
        max_retries=0,
    )
    repeated = " ".join(secrets)
    cookie = ("Set-Cookie", "session=from-server")
    failure = reply(status, {"message": repeated}, [cookie])
    token = reply(body={"access_token": "at-secret", "expires_in": 60})
    server.script(*(token, failure) * 2 if auth == "oauth" else (failure,))
    operation = Operation("GET", "/x", lambda: object, auth=auth)
    with pytest.raises(errors.APIStatusError) as caught:
        mode.run(client.request(operation, {}))
    texts = "\n".join(
        [shown(caught.value), caplog.text, repr(client), repr(client.__dict__)]
    )
    for secret in (*secrets, "from-server"):
        assert secret not in texts.replace(str(cookie), "")
    assert str(status) in caplog.text
    assert ("acme_key=***" in caplog.text) is ("queryKey" in auth)


@must("m20")
def test_no_secret_in_clients(mode, make):
    client = make(api_key=SECRET)
    for thing in (
        client,
        client.pets,
        client.with_options(),
        client.__core__,
        client._connection,
    ):
        assert SECRET not in f"{thing!r} {thing}"
        with pytest.raises(Exception, match="pickle"):
            pickle.dumps(thing)
    credentials = Credentials({"api_key": SECRET})
    assert repr(credentials) == "Credentials(api_key)"
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(credentials)


@must("m20")
def test_no_secret_where_a_key_cannot_be_sent(mode, make, server):
    client = make(api_key=mode.function(lambda: f"{SECRET}\n"))
    error = fails(mode, client, errors.ConfigurationError)
    assert SECRET not in shown(error)
    assert server.seen == []


@must("m20")
def test_the_library_logs_no_secret(mode, make, server):
    """What the HTTP library says at DEBUG may be switched on by anyone."""
    text = io.StringIO()
    handler, root = logging.StreamHandler(text), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel("DEBUG")
    try:
        server.script(reply(404, b""))
        fails(mode, make(api_key=SECRET), errors.NotFoundError)
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    assert "404" in text.getvalue()
    assert SECRET not in text.getvalue()


@must("s29")
def test_long_error_bodies_are_cut(mode, client, server):
    server.script(reply(404, b"x" * (10 << 20)))
    error = fails(mode, client, errors.NotFoundError)
    assert len(error.text) == 1 << 16
    assert len(str(error)) < 500
    assert len(pickle.dumps(error)) < 1 << 18


@must("s29")
def test_error_bodies_that_break_are_taken_as_far_as_they_go(mode, client, server):
    server.script(then_close(reply(404, b"partial", length=100)))
    assert fails(mode, client, errors.NotFoundError).text == "partial"


@must("m20")
def test_the_request_of_an_error_is_masked(mode, make, server):
    server.script(SCRIPTS["status"])
    query = {"api_key": "in-query", "x": SECRET}
    client = make(api_key=SECRET)
    error = fails(mode, client, errors.NotFoundError, extra_query=query)
    assert error.request.headers["authorization"] == "***"
    assert error.request.url.endswith("?api_key=***&x=***")
    assert re.fullmatch(
        r"404 Not Found: the key \*\*\* is bad \(GET /v1/pets/5\)", str(error)
    )
