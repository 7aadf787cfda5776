"""Pages asked of a server: what their requests look like."""

from sdkwright.runtime.operation.paged import PagedOperation
from sdkwright.runtime.pagination.pages import Cursor, NextUrl

from tests.runtime.support.calls import paginate
from tests.runtime.support.server import reply


def search(paging):
    return PagedOperation(
        "POST",
        "/search",
        lambda: dict[str, object],
        body="text cursor",
        auth="",
        items=lambda body: body["items"],
        paging=paging,
    )


def walk(mode, client, operation, arguments):
    """All items, in either mode."""
    found = paginate(client, operation, arguments)
    return list(found) if mode.name == "sync" else mode.run(found.collect(limit=100))


def test_link_in_response_to_post_is_followed_by_get(mode, client, server):
    server.script(
        reply(body={"items": [1], "next": f"{server.url}/v1/more?token=t"}),
        reply(body={"items": [2]}),
    )
    assert walk(mode, client, search(NextUrl("next")), {"text": "x"}) == [1, 2]
    first, second = server.seen
    assert (first.method, first.json()) == ("POST", {"text": "x"})
    assert (second.method, second.target) == ("GET", "/v1/more?token=t")
    assert second.body == b""
    assert "content-type" not in second.headers
    assert "content-length" not in second.headers


def test_a_cursor_in_the_body_of_a_search(mode, client, server):
    server.script(
        reply(body={"items": [1], "after": "c2"}),
        reply(body={"items": [2], "after": None}),
    )
    operation = search(Cursor("cursor", next="after"))
    assert walk(mode, client, operation, {"text": "x"}) == [1, 2]
    assert [(seen.method, seen.json()) for seen in server.seen] == [
        ("POST", {"text": "x"}),
        ("POST", {"text": "x", "cursor": "c2"}),
    ]
