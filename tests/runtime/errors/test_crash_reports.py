"""Crash reports that show local variables show no credential, whatever has failed."""

import base64
import pickle
import traceback

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import types
from tests.runtime.support.auth import OK, token
from tests.runtime.support.server import close, reply, silence, then_close

SECRETS = {
    "bearerAuth": ("sk-topsecret",),
    "headerKey": ("hk-topsecret",),
    "queryKey": ("qk-topsecret",),
    "cookieKey": ("ck-topsecret",),
    "basicAuth": ("pw-topsecret", base64.b64encode(b"user:pw-topsecret").decode()),
    "oauth": ("cs-topsecret", "t-topsecret"),
}
GIVEN = {
    "api_key": "sk-topsecret",
    "header_key": "hk-topsecret",
    "query_key": "qk-topsecret",
    "cookie_key": "ck-topsecret",
    "username": "user",
    "password": "pw-topsecret",
    "client_id": "id",
    "client_secret": "cs-topsecret",
}
FAILURES = {
    "status": lambda echo: reply(403, {"message": echo}),
    "nonsense": lambda echo: reply(200, f"{{{echo}"),
    "page": lambda echo: reply(200, f"<p>{echo}", [("Content-Type", "text/html")]),
    "close": lambda _: close,
    "cut": lambda echo: then_close(reply(200, echo, length=999)),
    "silence": lambda _: silence(2),
    "redirect": lambda echo: reply(
        302, b"", [("Location", f"http://other.example/?key={echo}")]
    ),
}


def shown(error):
    """All that a report of an exception and its causes may show of our frames."""
    seen = traceback.TracebackException.from_exception(error, capture_locals=True)
    texts = [repr(error), str(error), pickle.dumps(error).decode("latin-1")]
    while seen is not None:
        for frame in seen.stack:
            if "/tests/" not in frame.filename or "/acme/" in frame.filename:
                texts.extend((frame.locals or {}).values())
        texts.append(str(seen))
        seen = seen.__cause__ or seen.__context__
    return "\n".join(texts)


def failing(mode, make, server, auth, script, *, timeout=0.3, **options):
    """The exception of a call that fails, its credential repeated by the server."""
    server.script(*([token("t-topsecret")] if auth == "oauth" else []), script)
    call = Operation("GET", "/x", lambda: types.Pet, auth=auth)
    client = make(**GIVEN, max_retries=0, timeout=timeout, **options)
    with pytest.raises(Exception) as caught:
        mode.run(client.request(call, {}))
    return caught.value


@pytest.mark.parametrize("auth", SECRETS)
@pytest.mark.parametrize("kind", FAILURES)
def test_calls_that_fail(mode, make, server, auth, kind):
    script = FAILURES[kind](" ".join(SECRETS[auth]))
    # Only silence is waited for.
    timeout = 0.1 if kind == "silence" else 0.3
    report = shown(failing(mode, make, server, auth, script, timeout=timeout))
    assert not [secret for secret in SECRETS[auth] if secret in report]


@pytest.mark.parametrize("auth", SECRETS)
def test_middleware_that_fails(mode, make, server, auth):
    def fail(_):
        raise KeyError("mine")

    for layer in (mode.middleware(fail), mode.middleware(None, fail)):
        error = failing(mode, make, server, auth, OK, middleware=[layer])
        assert isinstance(error, KeyError)
        report = shown(error)
        assert not [secret for secret in SECRETS[auth] if secret in report]


@pytest.mark.parametrize("script", [reply(500, "cs-topsecret"), close, silence(2)])
def test_tokens_that_are_not_given(mode, make, server, script):
    server.script(script)
    client = make(**GIVEN, max_retries=0, timeout=0.3)
    call = Operation("GET", "/x", lambda: types.Pet, auth="oauth")
    with pytest.raises(Exception) as caught:
        mode.run(client.request(call, {}))
    assert "topsecret" not in shown(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"base_url": "ftp://x"},
        {"timeout": -1},
        {"max_retries": 1.5},
        {"default_headers": {"a": "b\n"}},
        {"username": 5},
        {"unknown": 5},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_constructors_that_fail(mode, wrong):
    options = {**GIVEN, **wrong}
    with pytest.raises(Exception) as caught:
        mode.client_class(**options)
    assert "topsecret" not in shown(caught.value)
