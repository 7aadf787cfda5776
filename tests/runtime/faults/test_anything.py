"""Arbitrary responses: only exceptions of the API are raised."""

import gzip

from hypothesis import HealthCheck, given, settings, strategies as st

from tests.effort import examples
from tests.runtime.support.acme import Acme, AcmeError, types
from tests.runtime.support.modes import mode_of
from tests.runtime.support.server import Server, then_close

STATUS = st.sampled_from([0, 99, 100, 101, 103, 200, 202, 204, 301, 302, 304, 307, 400, 401, 404, 429, 500, 503, 599, 999])  # fmt: skip
NAME = st.sampled_from(
    ["Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding",
     "Location", "Retry-After", "Retry-After-Ms", "X-Should-Retry", "X-Request-Id",
     "WWW-Authenticate", "Connection", "Set-Cookie", "Link"]
)  # fmt: skip
VALUE = st.one_of(
    st.sampled_from(
        ["0", "5", "-1", "99999999999999999999", "gzip", "deflate", "br", "chunked",
         "application/json", "text/html; charset=nope", "/", "//", "http://[", "../..",
         "true", "false", "close", "text/event-stream", ";;;", "Digest nonce=", "é"]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=20),
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["id", "name", "message", "bornAt", "x"]), inner),
    max_leaves=8,
)
BODY = st.one_of(
    st.binary(max_size=50),
    JSON.map(lambda value: repr(value).encode("utf-8", "surrogatepass")),
    st.binary(max_size=50).map(gzip.compress),
    st.just(b'{"id": 1, "name": "Rex"}'),
    st.just(b"5\r\nabcde\r\n0\r\n\r\n"),
    st.just(b"[" * 5000),
)
ANSWER = st.builds(
    lambda status, headers, body: (
        f"HTTP/1.1 {status} X\r\n".encode()
        + b"".join(f"{k}: {v}\r\n".encode("latin-1", "replace") for k, v in headers)
        + b"\r\n"
        + body
    ),
    STATUS,
    st.lists(st.tuples(NAME, VALUE), max_size=4),
    BODY,
)
NO_CONTENT = tuple(
    b"HTTP/1.%d %d" % (minor, status) for minor in (0, 1) for status in (204, 205)
)
QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=examples(150, few=40), suppress_health_check=QUIET)
@given(data=st.one_of(ANSWER, st.binary(max_size=80)))
def test_only_our_exceptions(data):
    with Server() as server:
        for name in ("sync", "async"):
            with mode_of(name) as mode:
                client = mode.client_class(
                    api_key="sk-secret",
                    base_url=server.url,
                    timeout=2,
                    max_retries=1,
                )
                server.script(then_close(data))
                try:
                    pet = mode.run(client.pets.retrieve(5))
                except AcmeError as error:
                    assert "sk-secret" not in str(error)  # noqa: PT017 - what it says
                else:
                    empty = data.startswith(NO_CONTENT)
                    assert pet is None if empty else isinstance(pet, types.Pet)
                try:
                    events = mode.run(client.pets.act(1, trick="x", stream=True))
                    with mode.entered(events):
                        mode.items(events)
                except AcmeError:
                    pass
                mode.run(client.close())


def test_the_strategies_reach_success():
    with Server() as server, Acme(api_key="k", base_url=server.url) as client:
        body = b'{"id": 1, "name": "Rex"}'
        server.script(then_close(b"HTTP/1.1 200 X\r\n\r\n" + body))
        assert client.pets.retrieve(5).name == "Rex"
