"""References to next pages that are invalid or have another origin."""

import pytest
from sdkwright.runtime import AsyncClient, Cursor, LinkHeader, NextUrl
from sdkwright.runtime.operation.paged import PagedOperation
from sdkwright.runtime.pagination.page import AsyncClientFetcher, ClientFetcher

from tests.runtime.faults.rows import must
from tests.runtime.support.acme import errors
from tests.runtime.support.calls import paginate
from tests.runtime.support.server import reply

FETCHERS = (ClientFetcher, AsyncClientFetcher)
LINKED, CURSOR = NextUrl("next"), Cursor("after", next="next")


def paged(paging):
    return PagedOperation(
        "GET",
        "/things",
        lambda: dict[str, object],
        query="q after",
        header="x_h=X-H",
        items=lambda body: body["items"],
        paging=paging,
    )


def test_next_pages_by_url(mode, client, server):
    server.script(
        reply(body={"items": [1], "next": "/v1/things?page=2&q=a%2Fb"}),
        reply(body={"items": [2]}),
    )
    page = paginate(client, paged(LINKED), {"q": "a/b", "x_h": "kept"})
    assert mode.items(page) == [1, 2]
    assert [seen.target for seen in server.seen] == [
        "/v1/things?q=a%2Fb",
        "/v1/things?page=2&q=a%2Fb",
    ]
    assert server.last.headers["x-h"] == "kept"
    assert server.last.headers["authorization"] == "Bearer sk-secret"


@must("s07")
@pytest.mark.parametrize("where", ["link", "body"])
@pytest.mark.parametrize(
    "url",
    [
        "{other}/x",
        "//127.0.0.1:{port}/x",
        "https://127.0.0.1/x",
        "http://user:pw@127.0.0.1/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "a b",
    ],
)
def test_next_pages_of_another_origin_are_refused(
    mode, client, server, other, url, where
):
    url = url.format(other=other.url, port=other.port)
    if where == "link":
        link = [("Link", f'<{url}>; rel="next"')]
        server.script(reply(200, {"items": [1]}, link))
    else:
        server.script(reply(200, {"items": [1], "next": url}))
    pages = paginate(client, paged(LinkHeader() if where == "link" else LINKED), {})
    with pytest.raises(errors.AcmeError):
        mode.items(pages)
    assert len(server.seen) == 1
    assert other.seen == []


@must("s07")
@pytest.mark.parametrize("url", ["http://evil.example/x", "a b"])
def test_fetching_from_another_origin_is_refused(mode, client, server, url):
    fetcher = FETCHERS[isinstance(client, AsyncClient)](client)
    with pytest.raises(errors.InvalidArgumentError, match="the next page"):
        mode.run(fetcher.__fetch__(paged(LINKED), {}, url))
    assert server.seen == []


@must("s08")
@pytest.mark.parametrize(
    ("paging", "bodies", "calls"),
    [
        (CURSOR, ["b"], 2),
        (CURSOR, ["b", "c", "b"], 3),
        (LINKED, ["?p=2"], 2),
        (LINKED, ["?p=2", "?p=3", "?p=2"], 3),
    ],
)
def test_pages_that_repeat(mode, client, server, paging, bodies, calls):
    server.script(*(reply(body={"items": [1], "next": one}) for one in bodies))
    with pytest.raises(errors.AcmeError, match="itself|cycle"):
        mode.items(paginate(client, paged(paging), {}))
    assert len(server.seen) == calls


@must("s08")
def test_endless_pagination_is_an_error(mode, client, server):
    def endless(connection, seen):
        after = int(seen.query.rpartition("=")[2] or 0)
        connection.sendall(reply(body={"items": [], "next": str(after + 1)}))

    server.reply_with(endless)
    pages = paginate(client, paged(CURSOR), {}).pages(most=50)
    with pytest.raises(errors.AcmeError, match="too many pages"):
        mode.items(pages)
    assert len(server.seen) == 51
