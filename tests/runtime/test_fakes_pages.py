"""Fake clients: pages in every style, from nothing but their items."""

import pytest

from generator.runtime.fake import fake
from generator.runtime.fake_calls import FakeError
from tests.runtime.fakes_support import Book, Counted, Deep, library
from tests.runtime.support.acme import types

A, B, C = (Book(id=each) for each in "abc")
WAYS = ["deep", "numbered", "offset", "total", "plain", "last", "url", "link", "free"]


@pytest.fixture(params=[False, True], ids=["lenient", "strict"])
def both(colour, request):
    """A fake client; a strict one accepts only whole bodies."""
    with fake(colour.client_class, strict=request.param) as one:
        yield one


def ids(items):
    return [each["id"] if isinstance(each, dict) else each.id for each in items]


@pytest.mark.parametrize("way", WAYS)
def test_a_walk_through_all_pages(both, colour, way):
    method = getattr(library(both.client), way)
    both.api.on(method).pages([[A, B], [C]])
    for _ in range(2):
        assert ids(colour.items(method())) == ["a", "b", "c"]
    calls = both.api.calls_to(method)
    assert len(calls) in (4, 6)  # where nothing tells, an empty page is asked for
    page = colour.run(method())
    assert ids(page.items) == ["a", "b"]
    second = colour.run(page.next_page())
    assert ids(second.items) == ["c"]


@pytest.mark.parametrize("way", WAYS)
def test_an_empty_list(both, colour, way):
    method = getattr(library(both.client), way)
    both.api.on(method).pages([[]])
    assert colour.items(method()) == []
    both.api.on(method).pages([])
    assert colour.items(method()) == []


def test_what_a_body_must_say_is_filled_in(both, colour):
    books = library(both.client)
    both.api.on(books.deep).pages([[A], [B]])
    body = colour.run(books.deep()).body
    assert body.meta.next_cursor == "page-2"
    assert body.meta.more is True
    assert body.meta.kind == "page"
    assert body.meta.at.year == 1970
    assert (body.counts, body.first.id) == ({}, "")


def test_whole_bodies(both, colour):
    books = library(both.client)
    pages = [
        Counted(books=[A], total=7),
        {"books": [{"id": "b"}], "total": 8, "more": False},
    ]
    both.api.on(books.last).pages(pages)
    page = colour.run(books.last())
    assert (page.body.total, page.body.more) == (7, True)
    assert ids(colour.items(page)) == ["a", "b"]
    both.api.on(books.deep).pages([{"theData": [A]}])
    body = colour.run(books.deep()).body
    assert isinstance(body, Deep)
    assert ids(body.data) == ["a"]


def test_odd_bodies_stay_odd(colour):
    with fake(colour.client_class) as (client, api):
        books = library(client)
        api.on(books.deep).pages([{"meta": None, "theData": []}, [A]])
        assert colour.run(books.deep()).items == []


def test_one_whole_body_by_answers(both, colour):
    both.api.on(both.client.pets.list).answers(types.PetList(items=[], total_pages=1))
    assert colour.items(both.client.pets.list()) == []


def test_from_the_middle(both, colour):
    books = library(both.client)
    both.api.on(books.offset).pages([[A, B], [C]])
    assert ids(colour.items(books.offset(offset=2))) == ["c"]
    assert ids(colour.items(books.offset(offset=9))) == []
    both.api.on(books.last).pages([[A, B], [C]])
    assert ids(colour.items(books.last(after="b"))) == ["c"]
    both.api.on(books.numbered).pages([[A], [B], [C]])
    assert ids(colour.items(books.numbered(after=3))) == ["c"]


def test_a_cursor_that_nobody_has_named(both, colour):
    books = library(both.client)
    both.api.on(books.deep).pages([[A], [B]])
    with pytest.raises(FakeError, match=r"no other page has named; they name page-2\."):
        colour.run(books.deep(after="old"))
    both.api.on(books.deep).pages([[A]])
    with pytest.raises(FakeError, match=r"they name none\."):
        colour.run(books.deep(after="old"))


def test_what_is_no_page(both, colour):
    both.api.on(both.client.pets.list).pages([5])
    with pytest.raises(
        FakeError, match="A page is its items, or its whole body, not 5"
    ):
        colour.run(both.client.pets.list())
