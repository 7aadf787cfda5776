"""Credentials in the query appear in no log line, ours or the HTTP library's."""

import contextlib
import logging

import httpx2
import pytest
from sdkwright.runtime.errors.redact import mask_query, query_secrets
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.transport.conceal import _FILTER, concealed

from tests.runtime.support.acme import errors
from tests.runtime.support.server import close, reply

KEY = "s3cr/et+k&y é'"
WRITTEN = "s3cr%2Fet%2Bk%26y%20%C3%A9%27"
CLIENTS = {"sync": httpx2.Client, "async": httpx2.AsyncClient}
QUERY = Operation("GET", "/x", lambda: object, auth="queryKey", query="q")


@pytest.fixture(params=["own", "client", "proxy"])
def way(request, mode, make, server, monkeypatch):
    """A client that sends by its own pool, by an HTTP client, or by a proxy."""
    if request.param == "client" and mode.name in CLIENTS and not mode.options:
        http = CLIENTS[mode.name]()
        yield lambda **options: make(http_client=http, **options)
        mode.run(http.close() if mode.name == "sync" else http.aclose())
        return
    if request.param == "proxy":
        monkeypatch.setenv("http_proxy", server.url)
        monkeypatch.setenv("no_proxy", "")
        yield lambda **options: make(base_url="http://api.invalid/v1", **options)
        return
    yield make


def logged(caplog):
    """Return all that was logged, arguments as they are kept by log services too."""
    return "\n".join(
        f"{record.name} {record.getMessage()} {record.args!r}"
        for record in caplog.records
    )


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_keys_in_the_query(mode, way, server, caplog, level, request):
    caplog.set_level(level)
    server.script(reply(body=1, headers=[("X-Echo", f"acme_key={WRITTEN}")]))
    client = way(query_key=KEY)
    mode.run(client.request(QUERY, {"q": "seen"}))
    assert WRITTEN in server.last.target
    text = logged(caplog)
    assert "q=seen&acme_key=***" in text
    of_the_library = "httpx2 HTTP Request: GET" in text
    assert of_the_library == (
        request.node.callspec.params["way"] != "own"
        and (mode.name == "sync" or not mode.options)
    )
    assert "s3cr" not in text


def test_short_keys_and_keys_in_extra_query(mode, way, server, caplog):
    caplog.set_level("DEBUG")
    server.script(reply(body=1))
    client = way(query_key="k7", default_query={"api_key": "mine-own", "page": 7})
    mode.run(client.request(QUERY, {"q": "k7x"}))
    text = logged(caplog)
    assert "q=k7x&api_key=***&page=7&acme_key=***" in text
    assert "mine-own" not in text


def test_failures_and_redirects(mode, way, server, caplog):
    caplog.set_level("DEBUG")
    location = f"/v1/y?acme_key={WRITTEN}"
    server.script(reply(302, headers=[("Location", location)]), reply(body=1), close)
    client = way(query_key=KEY, max_retries=0)
    mode.run(client.request(QUERY, {}))
    with pytest.raises(errors.APIConnectionError):
        mode.run(client.request(QUERY, {}))
    assert "acme_key=***" in logged(caplog)
    assert "s3cr" not in logged(caplog)


def test_concurrent_requests_mask_their_own_secrets(mode, make, server, caplog):
    if mode.options:
        pytest.skip("aiohttp logs no requests")
    caplog.set_level("INFO", logger="httpx2")
    http = CLIENTS[mode.name]()
    client = make(http_client=http, query_key=KEY)
    server.script(reply(body=1))
    mode.together(lambda: client.request(QUERY, {"q": "a"}), 20)
    lines = [each for each in caplog.messages if each.startswith("HTTP Request")]
    assert len(lines) == 20
    assert all("q=a&acme_key=***" in each for each in lines)
    mode.run(http.close() if mode.name == "sync" else http.aclose())


def test_lines_of_other_requests_stay(caplog):
    logger = logging.getLogger("httpx2")
    caplog.set_level("INFO")
    url = httpx2.URL("https://x.example/?api_key=theirs")
    with concealed(frozenset({"our-key"})):
        logger.info("%s %d", url, 200)
        logger.info("no args our-key")
        logger.info("%(a)s", {"a": 1})
    logger.info("%s", url)
    assert caplog.messages == [
        "https://x.example/?api_key=*** 200",
        "no args ***",
        "1",
        str(url),
    ]
    assert caplog.records[0].args == ("https://x.example/?api_key=***", 200)
    assert caplog.records[3].args == (url,)


def test_filters_are_not_added_twice():
    logger = logging.getLogger("httpx2")
    for _ in range(2):
        with contextlib.suppress(KeyError), concealed(frozenset()):
            raise KeyError
    # Other packages of this process have filters of their own.
    assert [type(each) for each in logger.filters].count(type(_FILTER)) == 1


def test_what_of_a_query_is_secret():
    query = "a=1&token=t%20t&b=xy&c&sig="
    assert query_secrets(query, {"xy"}) == {"t%20t", "t t", "xy"}
    assert mask_query(f"/?{query}", {"xy"}) == "/?a=1&token=***&b=***&c&sig="
