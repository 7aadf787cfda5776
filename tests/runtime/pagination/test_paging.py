"""Pagination in both modes: the next page, and the end."""

from types import SimpleNamespace

import pytest
from sdkwright.runtime.errors.errors import APIError
from sdkwright.runtime.models.model import Model
from sdkwright.runtime.models.omission import omit
from sdkwright.runtime.pagination.pages import (
    Cursor,
    LastId,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
)

from tests.runtime.pagination.paging_support import HERE, NUMBERS, Walk, modes, slices


@modes
@pytest.mark.parametrize(
    ("paging", "more", "requests"),
    [
        (PageNumber("page", total_pages="pages"), {"pages": 4}, 4),
        (PageNumber("page", total_items="meta.total"), {"meta": {"total": 10}}, 4),
        (PageNumber("page", total_items="total"), {"total": "10"}, 4),
        (PageNumber("page"), {}, 5),
        (PageNumber("page", total_pages="nowhere.at.all"), {}, 5),
    ],
)
def test_page_numbers(mode, paging, more, requests):
    walk = Walk(mode, paging, slices(NUMBERS, 3, **more), {"page": omit, "q": "x"})
    assert walk.items() == NUMBERS
    assert len(walk.server.calls) == requests
    assert walk.server.calls[1:3] == [{"page": 2, "q": "x"}, {"page": 3, "q": "x"}]


@modes
def test_page_numbers_from_zero(mode):
    def reply(asked, url):
        page = getattr(asked, "page", 0)
        return {"items": NUMBERS[page * 5 : page * 5 + 5], "pages": 2}

    walk = Walk(mode, PageNumber("page", start=0, total_pages="pages"), reply)
    assert walk.items() == NUMBERS
    assert walk.server.calls == [{}, {"page": 1}]


@modes
def test_has_more(mode):
    def reply(asked, url):
        page = getattr(asked, "page", 1)
        return {"items": [int(page)], "more": int(page) < 3}

    walk = Walk(mode, PageNumber("page", has_more="more"), reply)
    assert walk.items() == [1, 2, 3]
    walk = Walk(mode, PageNumber("page", has_more="more"), reply, {"page": "2"})
    assert walk.items() == [2, 3]


@modes
@pytest.mark.parametrize(
    ("size", "numbers", "start", "requests"),
    [
        (3, 10, 2, 3),  # begun in the middle, the last page is short: comes out even
        (3, 9, 2, 2),
        (1000, 10, 2, 4),  # the server sends three, whatever it is asked for
        (None, 10, 2, 4),
    ],
)
def test_total_items_with_a_later_start_page(mode, size, numbers, start, requests):
    walk = Walk(
        mode,
        PageNumber("page", size="size", total_items="total"),
        slices(NUMBERS[:numbers], 3, total=numbers),
        {"page": start, "size": size},
    )
    assert walk.items() == NUMBERS[3:numbers]
    assert len(walk.server.calls) == requests


@modes
def test_short_pages_lose_no_items(mode):
    numbers = list(range(1100))
    for paging in (
        PageNumber("page", size="size", total_items="total"),
        PageNumber("page", size="size"),
    ):
        walk = Walk(mode, paging, slices(numbers, 100, total=1100), {"size": 1000})
        assert walk.items() == numbers


@modes
@pytest.mark.parametrize(
    ("more", "requests"), [({"total": 10}, 4), ({}, 5), ({"total": True}, 5)]
)
def test_offsets(mode, more, requests):
    def reply(asked, url):
        skip = getattr(asked, "offset", 0)
        return {"items": NUMBERS[skip : skip + 3], **more}

    walk = Walk(mode, Offset("offset", total_items="total"), reply)
    assert walk.items() == NUMBERS
    assert walk.server.calls[:2] == [{}, {"offset": 3}]
    assert len(walk.server.calls) == requests


@modes
def test_offsets_with_has_more(mode):
    def reply(asked, url):
        skip = getattr(asked, "offset", 0)
        return {"items": NUMBERS[skip : skip + 5], "more": skip < 5}

    walk = Walk(mode, Offset("offset", has_more="more"), reply, {"offset": 5})
    assert walk.items() == NUMBERS[5:]
    assert len(walk.server.calls) == 1


class Meta(Model):
    cursor: str | None = None


class Body(Model):
    items: list[int]
    meta: Meta | None = None


@modes
@pytest.mark.parametrize("end", [None, "", False, 0, omit])
def test_cursors(mode, end):
    chain = {None: ([1, 2], "b"), "b": ([], "c"), "c": ([3], end)}

    def reply(asked, url):
        items, cursor = chain[getattr(asked, "after", None)]
        meta = Meta.model_construct(cursor=cursor)
        return Body.model_construct(items=items, meta=meta)

    paging = Cursor("after", next="meta.cursor")
    walk = Walk(mode, paging, reply, items=lambda body: body.items)
    assert walk.items() == [1, 2, 3]
    assert walk.server.calls == [{}, {"after": "b"}, {"after": "c"}]


@modes
def test_a_cursor_that_is_a_link_is_followed(mode):
    def reply(asked, url):
        more = None if url else "https://api.example/v1/items?after=b"
        return {"items": [1], "next": more}

    walk = Walk(mode, Cursor("after", next="next"), reply)
    assert walk.items() == [1, 1]
    assert walk.server.calls == [{}, "https://api.example/v1/items?after=b"]


@modes
def test_a_cursor_that_is_not_needed_any_more(mode):
    def reply(asked, url):
        return {"items": [1], "next": "b", "more": not hasattr(asked, "after")}

    walk = Walk(mode, Cursor("after", next="next", has_more="more"), reply)
    assert walk.items() == [1, 1]


@modes
def test_last_ids(mode):
    def reply(asked, url):
        after = getattr(asked, "after", -1)
        return {"items": [{"id": n} for n in NUMBERS[after + 1 : after + 5]]}

    walk = Walk(mode, LastId("after"), reply)
    assert [item["id"] for item in walk.items()] == NUMBERS
    assert walk.server.calls == [{}, {"after": 3}, {"after": 7}, {"after": 9}]


@modes
def test_last_ids_in_nested_paths_and_with_has_more(mode):
    def reply(asked, url):
        item = SimpleNamespace(ref=SimpleNamespace(key="k"))
        return {"items": [item], "more": not hasattr(asked, "after")}

    walk = Walk(mode, LastId("after", id="ref.key", has_more="more"), reply)
    assert len(walk.items()) == 2
    walk = Walk(mode, LastId("after", id="missing"), reply)
    with pytest.raises(APIError, match="No item has 'missing'"):
        walk.items()


@modes
@pytest.mark.parametrize(
    "target",
    [
        HERE + "?page=2",
        "/v1/items?page=2",
        "?page=2",
        "//api.example/v1/items?page=2",
        "HTTPS://API.example:443/v1/items?page=2",
    ],
)
def test_next_urls(mode, target):
    def reply(asked, url):
        return {"items": [url], "links": {"next": None if url else target}}

    walk = Walk(mode, NextUrl("links.next"), reply, {"q": "x"})
    assert walk.items() == [None, HERE + "?page=2"]
    assert walk.server.calls == [{"q": "x"}, HERE + "?page=2"]


@modes
@pytest.mark.parametrize(
    ("place", "relation", "target"),
    [("links.next.href", "rel", "href"), ("link.next.url", "relation", "url")],
)
def test_next_urls_in_a_list_of_links(mode, place, relation, target):
    name = place.partition(".")[0]

    def reply(asked, url):
        links = [{relation: "self", target: HERE}, {target: "?page=3"}]
        more = [] if url else [{relation: "next", target: "?page=2"}]
        return {"items": [url], name: links + more}

    walk = Walk(mode, NextUrl(place), reply, {"q": "x"})
    assert walk.items() == [None, HERE + "?page=2"]


@modes
@pytest.mark.parametrize(
    "header",
    [
        '<?page=2>; rel="next"',
        "<?page=2>; rel=next",
        '<?page=1>; rel="prev", <?page=2>; rel="next"; title="a, b"',
        '<?page=9>; title="rel=next, x"; rel=last , <?page=2>; REL = "x next"',
    ],
)
def test_link_headers(mode, header):
    def reply(asked, url):
        return {"items": [1], "headers": {} if url else {"Link": header}}

    walk = Walk(mode, LinkHeader(), reply)
    assert walk.items() == [1, 1]
    assert walk.server.calls[1] == HERE + "?page=2"


@pytest.mark.parametrize("header", ["", "junk", "<a>", "<a>; rel=prev", '<a>; rel="'])
def test_link_headers_without_a_next_page(header):
    reply = {"items": [], "headers": {"link": header}}
    page = Walk("sync", LinkHeader(), lambda *_: dict(reply)).first()
    assert not page.has_next_page()
    assert page.cursor is None


@modes
@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://key@api.example/v1/items", "cannot be used"),
        ("javascript:alert(1)", "cannot be used"),
        ("file:///etc/passwd", "cannot be used"),
        ("https://api.example/\r\nx", "cannot be used"),
        (HERE, "names itself"),
        ("/v1/items", "names itself"),
    ],
)
def test_urls_that_are_not_followed(mode, target, words):
    walk = Walk(mode, NextUrl("next"), lambda *_: {"items": [1], "next": target})
    with pytest.raises(APIError, match="page") as error:
        walk.items()
    assert words in str(error.value)
    assert len(walk.server.calls) == 1
