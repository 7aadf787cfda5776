"""Fake clients: pages in every style, from nothing but their items."""

import pytest
from sdkwright.runtime.testing.fake import fake
from sdkwright.runtime.testing.fake_calls import FakeError

from tests.runtime.support.acme import types
from tests.runtime.testing.fakes_support import Book, Counted, Deep, library

A, B, C = (Book(id=each) for each in "abc")
WAYS = ["deep", "numbered", "offset", "total", "plain", "last", "url", "link", "free"]


@pytest.fixture(params=[False, True], ids=["lenient", "strict"])
def both(mode, request):
    """A fake client; a strict one accepts only whole bodies."""
    with fake(mode.client_class, strict=request.param) as one:
        yield one


def ids(items):
    return [each["id"] if isinstance(each, dict) else each.id for each in items]


@pytest.mark.parametrize("way", WAYS)
def test_iterating_over_all_pages(both, mode, way):
    method = getattr(library(both.client), way)
    both.api.on(method).pages([[A, B], [C]])
    for _ in range(2):
        assert ids(mode.items(method())) == ["a", "b", "c"]
    calls = both.api.calls_to(method)
    assert len(calls) in (4, 6)  # where nothing tells, an empty page is asked for
    page = mode.run(method())
    assert ids(page.items) == ["a", "b"]
    second = mode.run(page.next_page())
    assert ids(second.items) == ["c"]


@pytest.mark.parametrize("way", WAYS)
def test_an_empty_list(both, mode, way):
    method = getattr(library(both.client), way)
    both.api.on(method).pages([[]])
    assert mode.items(method()) == []
    both.api.on(method).pages([])
    assert mode.items(method()) == []


def test_what_a_body_must_say_is_filled_in(both, mode):
    books = library(both.client)
    both.api.on(books.deep).pages([[A], [B]])
    body = mode.run(books.deep()).body
    assert body.meta.next_cursor == "page-2"
    assert body.meta.more is True
    assert body.meta.kind == "page"
    assert body.meta.at.year == 1970
    assert (body.counts, body.first.id) == ({}, "")


def test_whole_bodies(both, mode):
    books = library(both.client)
    pages = [
        Counted(books=[A], total=7),
        {"books": [{"id": "b"}], "total": 8, "more": False},
    ]
    both.api.on(books.last).pages(pages)
    page = mode.run(books.last())
    assert (page.body.total, page.body.more) == (7, True)
    assert ids(mode.items(page)) == ["a", "b"]
    both.api.on(books.deep).pages([{"theData": [A]}])
    body = mode.run(books.deep()).body
    assert isinstance(body, Deep)
    assert ids(body.data) == ["a"]


def test_invalid_page_bodies_are_returned_unchanged(mode):
    with fake(mode.client_class) as (client, api):
        books = library(client)
        api.on(books.deep).pages([{"meta": None, "theData": []}, [A]])
        assert mode.run(books.deep()).items == []


def test_whole_page_body_as_value(both, mode):
    both.api.on(both.client.pets.list).answers(types.PetList(items=[], total_pages=1))
    assert mode.items(both.client.pets.list()) == []


def test_from_the_middle(both, mode):
    books = library(both.client)
    both.api.on(books.offset).pages([[A, B], [C]])
    assert ids(mode.items(books.offset(offset=2))) == ["c"]
    assert ids(mode.items(books.offset(offset=9))) == []
    both.api.on(books.last).pages([[A, B], [C]])
    assert ids(mode.items(books.last(after="b"))) == ["c"]
    both.api.on(books.numbered).pages([[A], [B], [C]])
    assert ids(mode.items(books.numbered(after=3))) == ["c"]


def test_unknown_cursor_is_an_error(both, mode):
    books = library(both.client)
    both.api.on(books.deep).pages([[A], [B]])
    with pytest.raises(FakeError, match=r"no other page has named; they name page-2\."):
        mode.run(books.deep(after="old"))
    both.api.on(books.deep).pages([[A]])
    with pytest.raises(FakeError, match=r"they name none\."):
        mode.run(books.deep(after="old"))


def test_invalid_pages_are_refused(both, mode):
    both.api.on(both.client.pets.list).pages([5])
    with pytest.raises(
        FakeError, match="A page is its items, or its whole body, not 5"
    ):
        mode.run(both.client.pets.list())
