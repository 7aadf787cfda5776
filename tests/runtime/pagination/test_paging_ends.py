"""Where pages end, and what must not be followed."""

import asyncio

import pytest
from sdkwright.runtime.errors.errors import APIError, InvalidArgumentError
from sdkwright.runtime.pagination.pages import (
    AsyncPage,
    AsyncPager,
    Cursor,
    LastId,
    NextUrl,
    Offset,
    Page,
    PageNumber,
)

from tests.runtime.pagination.paging_support import (
    HERE,
    NUMBERS,
    AsyncServer,
    Server,
    Walk,
    modes,
    operation,
    slices,
)


@modes
@pytest.mark.parametrize(
    ("paging", "reply", "calls", "words"),
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
            "form a cycle: 'b'",
        ),
        (LastId("after"), lambda *_: {"items": [{"id": 1}]}, 2, "itself"),
        (PageNumber("page"), lambda *_: {"items": [1]}, 2, "same page again"),
        (Offset("skip"), lambda *_: {"items": [1]}, 2, "same page again"),
        (
            NextUrl("next"),
            lambda _, url: {"items": [1], "next": "?b" if url != HERE + "?b" else "?c"},
            3,
            "form a cycle",
        ),
    ],
)
def test_pages_that_repeat_end_with_an_error(mode, paging, reply, calls, words):
    walk = Walk(mode, paging, reply)
    with pytest.raises(APIError, match=words):
        walk.items()
    assert len(walk.server.calls) == calls


@modes
def test_endless_pagination_is_an_error(mode):
    def reply(asked, url):
        return {"items": [1], "next": getattr(asked, "after", 0) + 1}

    walk = Walk(mode, Cursor("after", next="next"), reply)
    with pytest.raises(APIError, match="too many pages"):
        walk.pages(most=50)
    assert len(walk.server.calls) == 51
    assert len(Walk(mode, PageNumber("page"), slices(NUMBERS, 3)).pages(most=5)) == 5


@modes
def test_next_page_by_next_page(mode):
    walk = Walk(
        mode, PageNumber("page", total_pages="pages"), slices([1, 2], 1, pages=2)
    )
    page = walk.first()
    assert type(page) is (Page if mode == "sync" else AsyncPage)
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


@modes
def test_going_on_from_a_stored_cursor(mode):
    first = Walk(
        mode, PageNumber("page", total_items="total"), slices(NUMBERS, 3, total=10)
    )
    stored = walk_two(first).cursor
    later = Walk(
        mode,
        PageNumber("page", total_items="total"),
        slices(NUMBERS, 3, total=10),
        {"page": stored},
    )
    assert later.items() == NUMBERS[6:]


def walk_two(walk):
    return walk.next_of(walk.first())


@modes
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
def test_collect_fetches_no_more_than_needed(mode, limit, found, requests):
    walk = Walk(mode, PageNumber("page"), slices(NUMBERS, 3))
    assert walk.collect(limit) == found
    assert len(walk.server.calls) == requests


@modes
def test_a_negative_limit(mode):
    with pytest.raises(InvalidArgumentError, match="negative"):
        Walk(mode, PageNumber("page"), slices(NUMBERS, 3)).collect(-1)


def test_async_page_is_iterable_without_awaiting():
    walk = Walk("async", PageNumber("page"), slices(NUMBERS, 3))

    async def main():
        page = await AsyncPager(walk.server, walk.operation, {})
        assert [item async for item in page] == NUMBERS
        assert await page.collect() == NUMBERS
        assert [len(one.items) async for one in page.pages()] == [3, 3, 3, 1, 0]

    asyncio.run(main())


@modes
def test_leaving_early_fetches_no_more(mode):
    walk = Walk(mode, PageNumber("page"), slices(NUMBERS, 3))
    if mode == "sync":
        for _ in walk.first():
            break
    else:

        async def main():
            async for _ in AsyncPager(walk.server, walk.operation, {}):
                break

        asyncio.run(main())
    assert len(walk.server.calls) == 1


@modes
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
def test_lists_that_are_left_out_are_empty(mode, body, items):
    walk = Walk(mode, Cursor("after", next="next"), lambda *_: body)
    assert walk.items() == items


@modes
@pytest.mark.parametrize("wrong", ["text", {"a": 1}, 5])
def test_what_is_not_a_list_is_an_error(mode, wrong):
    walk = Walk(mode, PageNumber("page"), lambda *_: {"items": wrong})
    with pytest.raises(APIError, match="no list of items"):
        walk.items()


def test_exception_of_the_api_is_raised():
    class AcmeError(APIError):
        pass

    server = Server(lambda *_: {"items": [1], "next": "b"})
    kind = operation(Cursor("after", next="next"))
    body, head = server.__fetch__(kind, {})
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
