"""Pages, in both colours: what comes next, and when it must stop."""

import asyncio
from types import SimpleNamespace

import pytest

from generator.runtime.errors import APIError, InvalidArgumentError
from generator.runtime.headers import Headers
from generator.runtime.info import RequestInfo, ResponseInfo
from generator.runtime.model import Model
from generator.runtime.omission import omit
from generator.runtime.operation import PagedOperation
from generator.runtime.paging import (
    AsyncPage,
    AsyncPager,
    Cursor,
    LastId,
    LinkHeader,
    NextUrl,
    Offset,
    Page,
    PageNumber,
)
from tests.runtime.bodies import COLOURS

colours = pytest.mark.parametrize("colour", COLOURS)

HERE = "https://api.example/v1/items"


def operation(paging, items=lambda body: body["items"]):
    return PagedOperation("GET", "/items", lambda: object, items=items, paging=paging)


def info(url=HERE, **headers):
    return ResponseInfo(
        status_code=200,
        headers=Headers.of(headers),
        request=RequestInfo(method="GET", url=url),
    )


class Server:
    """Answers pages, and remembers how it was asked."""

    def __init__(self, answer):
        self.answer = answer
        self.calls = []

    def fetch(self, operation, arguments, url=None):
        self.calls.append(url or dict(arguments))
        body = self.answer(SimpleNamespace(**arguments), url)
        extra = body.pop("headers", {}) if isinstance(body, dict) else {}
        return body, info(url or HERE, **extra)


class AsyncServer(Server):
    async def fetch(self, operation, arguments, url=None):
        await asyncio.sleep(0)
        return super().fetch(operation, arguments, url)


class Walk:
    """The same things done with a list in either colour."""

    def __init__(self, colour, paging, answer, arguments=None, **options):
        self.colour = colour
        self.operation = operation(paging, **options)
        self.arguments = arguments or {}
        self.server = (Server if colour == "sync" else AsyncServer)(answer)

    def first(self):
        if self.colour == "sync":
            body, head = self.server.fetch(self.operation, self.arguments)
            return Page(self.server, self.operation, self.arguments, body, head)
        return asyncio.run(self._first())

    def items(self):
        if self.colour == "sync":
            return list(self.first())
        return asyncio.run(self._items())

    def pages(self, **options):
        if self.colour == "sync":
            return list(self.first().pages(**options))
        return asyncio.run(self._pages(**options))

    def collect(self, limit=None):
        if self.colour == "sync":
            return self.first().collect(limit)
        return asyncio.run(self._pager().collect(limit))

    def next_of(self, page):
        found = page.next_page()
        return found if self.colour == "sync" else asyncio.run(found)

    def _pager(self):
        return AsyncPager(self.server, self.operation, self.arguments)

    async def _first(self):
        return await self._pager()

    async def _items(self):
        return [item async for item in self._pager()]

    async def _pages(self, **options):
        return [page async for page in self._pager().pages(**options)]


def slices(numbers, size, **more):
    """Return a server's answer by page number, starting with 1."""

    def answer(asked, url):
        page = getattr(asked, "page", None) or 1
        return {"items": numbers[(page - 1) * size : page * size], **more}

    return answer


NUMBERS = list(range(10))


@colours
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
def test_page_numbers(colour, paging, more, requests):
    walk = Walk(colour, paging, slices(NUMBERS, 3, **more), {"page": omit, "q": "x"})
    assert walk.items() == NUMBERS
    assert len(walk.server.calls) == requests
    assert walk.server.calls[1:3] == [{"page": 2, "q": "x"}, {"page": 3, "q": "x"}]


@colours
def test_page_numbers_from_zero(colour):
    def answer(asked, url):
        page = getattr(asked, "page", 0)
        return {"items": NUMBERS[page * 5 : page * 5 + 5], "pages": 2}

    walk = Walk(colour, PageNumber("page", start=0, total_pages="pages"), answer)
    assert walk.items() == NUMBERS
    assert walk.server.calls == [{}, {"page": 1}]


@colours
def test_has_more(colour):
    def answer(asked, url):
        page = getattr(asked, "page", 1)
        return {"items": [int(page)], "more": int(page) < 3}

    walk = Walk(colour, PageNumber("page", has_more="more"), answer)
    assert walk.items() == [1, 2, 3]
    walk = Walk(colour, PageNumber("page", has_more="more"), answer, {"page": "2"})
    assert walk.items() == [2, 3]


@colours
@pytest.mark.parametrize(
    ("size", "numbers", "start", "requests"),
    [
        (3, 10, 2, 3),  # begun in the middle, the last page is short: comes out even
        (3, 9, 2, 2),
        (1000, 10, 2, 4),  # the server sends three, whatever it is asked for
        (None, 10, 2, 4),
    ],
)
def test_a_total_and_a_walk_begun_in_the_middle(colour, size, numbers, start, requests):
    walk = Walk(
        colour,
        PageNumber("page", size="size", total_items="total"),
        slices(NUMBERS[:numbers], 3, total=numbers),
        {"page": start, "size": size},
    )
    assert walk.items() == NUMBERS[3:numbers]
    assert len(walk.server.calls) == requests


@colours
def test_a_server_that_sends_fewer_than_asked_for_loses_nothing(colour):
    numbers = list(range(1100))
    for paging in (
        PageNumber("page", size="size", total_items="total"),
        PageNumber("page", size="size"),
    ):
        walk = Walk(colour, paging, slices(numbers, 100, total=1100), {"size": 1000})
        assert walk.items() == numbers


@colours
@pytest.mark.parametrize(
    ("more", "requests"), [({"total": 10}, 4), ({}, 5), ({"total": True}, 1)]
)
def test_offsets(colour, more, requests):
    def answer(asked, url):
        skip = getattr(asked, "offset", 0)
        return {"items": NUMBERS[skip : skip + 3], **more}

    walk = Walk(colour, Offset("offset", total_items="total"), answer)
    assert walk.items() == (NUMBERS if requests > 1 else NUMBERS[:3])
    assert walk.server.calls[:2] == [{}, {"offset": 3}][:requests]
    assert len(walk.server.calls) == requests


@colours
def test_offsets_with_has_more(colour):
    def answer(asked, url):
        skip = getattr(asked, "offset", 0)
        return {"items": NUMBERS[skip : skip + 5], "more": skip < 5}

    walk = Walk(colour, Offset("offset", has_more="more"), answer, {"offset": 5})
    assert walk.items() == NUMBERS[5:]
    assert len(walk.server.calls) == 1


class Meta(Model):
    cursor: str | None = None


class Body(Model):
    items: list[int]
    meta: Meta | None = None


@colours
@pytest.mark.parametrize("end", [None, "", False, 0, omit])
def test_cursors(colour, end):
    chain = {None: ([1, 2], "b"), "b": ([], "c"), "c": ([3], end)}

    def answer(asked, url):
        items, cursor = chain[getattr(asked, "after", None)]
        meta = Meta.model_construct(cursor=cursor)
        return Body.model_construct(items=items, meta=meta)

    paging = Cursor("after", next="meta.cursor")
    walk = Walk(colour, paging, answer, items=lambda body: body.items)
    assert walk.items() == [1, 2, 3]
    assert walk.server.calls == [{}, {"after": "b"}, {"after": "c"}]


@colours
def test_a_cursor_that_is_not_needed_any_more(colour):
    def answer(asked, url):
        return {"items": [1], "next": "b", "more": not hasattr(asked, "after")}

    walk = Walk(colour, Cursor("after", next="next", has_more="more"), answer)
    assert walk.items() == [1, 1]


@colours
def test_last_ids(colour):
    def answer(asked, url):
        after = getattr(asked, "after", -1)
        return {"items": [{"id": n} for n in NUMBERS[after + 1 : after + 5]]}

    walk = Walk(colour, LastId("after"), answer)
    assert [item["id"] for item in walk.items()] == NUMBERS
    assert walk.server.calls == [{}, {"after": 3}, {"after": 7}, {"after": 9}]


@colours
def test_last_ids_elsewhere_and_with_has_more(colour):
    def answer(asked, url):
        item = SimpleNamespace(ref=SimpleNamespace(key="k"))
        return {"items": [item], "more": not hasattr(asked, "after")}

    walk = Walk(colour, LastId("after", id="ref.key", has_more="more"), answer)
    assert len(walk.items()) == 2
    walk = Walk(colour, LastId("after", id="missing"), answer)
    assert len(walk.items()) == 1


@colours
@pytest.mark.parametrize(
    "target",
    [
        HERE + "?page=2",
        "/v1/items?page=2",
        "?page=2",
        "//api.example/v1/items?page=2",
        "HTTPS://API.example:443/v1/items?page=2",
        # A server behind a proxy that ends TLS does not know better.
        "http://api.example/v1/items?page=2",
    ],
)
def test_next_urls(colour, target):
    def answer(asked, url):
        return {"items": [url], "links": {"next": None if url else target}}

    walk = Walk(colour, NextUrl("links.next"), answer, {"q": "x"})
    assert walk.items() == [None, HERE + "?page=2"]
    assert walk.server.calls == [{"q": "x"}, HERE + "?page=2"]


@colours
@pytest.mark.parametrize(
    "header",
    [
        '<?page=2>; rel="next"',
        "<?page=2>; rel=next",
        '<?page=1>; rel="prev", <?page=2>; rel="next"; title="a, b"',
        '<?page=9>; title="rel=next, x"; rel=last , <?page=2>; REL = "x next"',
    ],
)
def test_link_headers(colour, header):
    def answer(asked, url):
        return {"items": [1], "headers": {} if url else {"Link": header}}

    walk = Walk(colour, LinkHeader(), answer)
    assert walk.items() == [1, 1]
    assert walk.server.calls[1] == HERE + "?page=2"


@pytest.mark.parametrize("header", ["", "junk", "<a>", "<a>; rel=prev", '<a>; rel="'])
def test_link_headers_without_a_next_page(header):
    answer = {"items": [], "headers": {"link": header}}
    page = Walk("sync", LinkHeader(), lambda *_: dict(answer)).first()
    assert not page.has_next_page()
    assert page.cursor is None


@colours
@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("https://evil.example/v1/items?page=2", "on https://evil.example, not on"),
        ("//evil.example/", "evil.example"),
        ("https://api.example:8443/v1/items", "https://api.example:8443"),
        ("http://evil.example/v1/items", "http://evil.example"),
        ("https://key@api.example/v1/items", "cannot be used"),
        ("javascript:alert(1)", "cannot be used"),
        ("file:///etc/passwd", "cannot be used"),
        ("https://api.example/\r\nx", "cannot be used"),
        (HERE, "names itself"),
        ("/v1/items", "names itself"),
    ],
)
def test_urls_that_are_not_followed(colour, target, words):
    walk = Walk(colour, NextUrl("next"), lambda *_: {"items": [1], "next": target})
    with pytest.raises(APIError, match="page") as error:
        walk.items()
    assert words in str(error.value)
    assert len(walk.server.calls) == 1


def test_plain_http_stays_plain_http():
    body = {"items": [1], "next": "https://api.example/v1/items?page=2"}
    page = Page(
        Server(None),
        operation(NextUrl("next")),
        {},
        body,
        info("http://api.example/v1"),
    )
    with pytest.raises(APIError, match="said to be on https"):
        page.has_next_page()


@colours
@pytest.mark.parametrize(
    ("paging", "answer", "calls", "words"),
    [
        (
            Cursor("after", next="next"),
            lambda *_: {"items": [1], "next": "b"},
            2,
            "itself",
        ),
        (
            Cursor("after", next="next"),
            lambda asked, _: {
                "items": [1],
                "next": "b" if getattr(asked, "after", "") != "b" else "c",
            },
            3,
            "round in a circle: 'b'",
        ),
        (LastId("after"), lambda *_: {"items": [{"id": 1}]}, 2, "itself"),
        (PageNumber("page"), lambda *_: {"items": [1]}, 2, "same page again"),
        (Offset("skip"), lambda *_: {"items": [1]}, 2, "same page again"),
        (
            NextUrl("next"),
            lambda _, url: {"items": [1], "next": "?b" if url != HERE + "?b" else "?c"},
            3,
            "round in a circle",
        ),
    ],
)
def test_pages_that_repeat_end_with_an_error(colour, paging, answer, calls, words):
    walk = Walk(colour, paging, answer)
    with pytest.raises(APIError, match=words):
        walk.items()
    assert len(walk.server.calls) == calls


@colours
def test_pages_that_never_end(colour):
    def answer(asked, url):
        return {"items": [1], "next": getattr(asked, "after", 0) + 1}

    walk = Walk(colour, Cursor("after", next="next"), answer)
    with pytest.raises(APIError, match="too many pages"):
        walk.pages(most=50)
    assert len(walk.server.calls) == 51
    assert len(Walk(colour, PageNumber("page"), slices(NUMBERS, 3)).pages(most=5)) == 5


@colours
def test_step_by_step(colour):
    walk = Walk(
        colour, PageNumber("page", total_pages="pages"), slices([1, 2], 1, pages=2)
    )
    page = walk.first()
    assert type(page) is (Page if colour == "sync" else AsyncPage)
    assert page.items == [1]
    assert page.body == {"items": [1], "pages": 2}
    assert page.info.status_code == 200
    assert page.has_next_page()
    assert page.cursor == 2
    assert repr(page) == f"<{type(page).__name__} of 1 items, more to come>"
    page = walk.next_of(page)
    assert page.items == [2]
    assert not page.has_next_page()
    assert page.cursor is None
    assert repr(page) == f"<{type(page).__name__} of 1 items>"
    with pytest.raises(APIError, match="no next page"):
        walk.next_of(page)


@colours
def test_going_on_from_a_stored_cursor(colour):
    first = Walk(
        colour, PageNumber("page", total_items="total"), slices(NUMBERS, 3, total=10)
    )
    stored = walk_two(first).cursor
    later = Walk(
        colour,
        PageNumber("page", total_items="total"),
        slices(NUMBERS, 3, total=10),
        {"page": stored},
    )
    assert later.items() == NUMBERS[6:]


def walk_two(walk):
    return walk.next_of(walk.first())


@colours
@pytest.mark.parametrize(
    ("limit", "found", "requests"),
    [
        (0, [], 1),
        (2, [0, 1], 1),
        (3, [0, 1, 2], 1),
        (4, [0, 1, 2, 3], 2),
        (None, NUMBERS, 5),
    ],
)
def test_collect_fetches_no_more_than_needed(colour, limit, found, requests):
    walk = Walk(colour, PageNumber("page"), slices(NUMBERS, 3))
    assert walk.collect(limit) == found
    assert len(walk.server.calls) == requests


@colours
def test_a_negative_limit(colour):
    with pytest.raises(InvalidArgumentError, match="negative"):
        Walk(colour, PageNumber("page"), slices(NUMBERS, 3)).collect(-1)


def test_a_page_that_is_at_hand_can_be_walked_async():
    walk = Walk("async", PageNumber("page"), slices(NUMBERS, 3))

    async def main():
        page = await AsyncPager(walk.server, walk.operation, {})
        assert [item async for item in page] == NUMBERS
        assert await page.collect() == NUMBERS
        assert [len(one.items) async for one in page.pages()] == [3, 3, 3, 1, 0]

    asyncio.run(main())


@colours
def test_leaving_early_fetches_no_more(colour):
    walk = Walk(colour, PageNumber("page"), slices(NUMBERS, 3))
    if colour == "sync":
        for _ in walk.first():
            break
    else:

        async def main():
            async for _ in AsyncPager(walk.server, walk.operation, {}):
                break

        asyncio.run(main())
    assert len(walk.server.calls) == 1


@colours
@pytest.mark.parametrize(
    ("body", "items"),
    [
        ({"items": None}, []),
        ({}, []),
        ({"items": []}, []),
        ({"items": (1, 2)}, [1, 2]),
        (None, []),
    ],
)
def test_lists_that_are_left_out_are_empty(colour, body, items):
    walk = Walk(colour, Cursor("after", next="next"), lambda *_: body)
    assert walk.items() == items


@colours
@pytest.mark.parametrize("wrong", ["text", {"a": 1}, 5])
def test_what_is_not_a_list_is_an_error(colour, wrong):
    walk = Walk(colour, PageNumber("page"), lambda *_: {"items": wrong})
    with pytest.raises(APIError, match="no list of items"):
        walk.items()


def test_the_exception_can_be_the_api_s_own():
    class AcmeError(APIError):
        pass

    server = Server(lambda *_: {"items": [1], "next": "b"})
    kind = operation(Cursor("after", next="next"))
    body, head = server.fetch(kind, {})
    with pytest.raises(AcmeError):
        list(Page(server, kind, {}, body, head, error=AcmeError))

    async def main():
        server = AsyncServer(lambda *_: {"items": [1], "next": "b"})
        with pytest.raises(AcmeError):
            await AsyncPager(server, kind, {}, error=AcmeError).collect()

    asyncio.run(main())


def test_numbers_that_are_too_long_are_cut_not_refused():
    walk = Walk(
        "sync",
        PageNumber("page", total_pages="pages"),
        slices([1, 2], 1, pages="9" * 5000),
    )
    assert walk.items() == [1, 2]
