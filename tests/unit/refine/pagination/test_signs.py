"""Signs of pages that earlier packages do not read."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import PagingStyle

from tests.unit.model import refined
from tests.unit.refine.pagination.support import (
    LIST,
    TEXT,
    WHOLE,
    answer,
    document,
    paging,
    paging_codes,
    query,
)

_TOKEN = query("page_token", type="string")
_PAGES = answer(items=LIST, next_page="{type: string, nullable: true}")


def _said(name: str, words: str) -> str:
    return (
        f"{{name: {name}, in: query, schema: {{type: string}}, description: '{words}'}}"
    )


def test_a_text_next_page_is_the_next_token() -> None:
    found = paging(_TOKEN, _PAGES)
    assert found is not None
    assert (found.style, found.next) == (PagingStyle.CURSOR, ("next_page",))
    assert paging(query("name", type="string"), _PAGES) is None
    link = answer(items=LIST, next_page="{type: string, format: uri}")
    assert paging(_TOKEN, link) is None


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ("The continuation token found in `next`.", True),
        ("Pagination token to retrieve the next page of results.", True),
        ("From which day on.", False),
    ],
)
def test_a_text_that_is_said_to_be_a_token_takes_next(words: str, pages: bool) -> None:
    found = paging(_said("start", words), answer(ids=LIST, next=TEXT))
    if pages:
        assert found is not None
        assert (found.parameter, found.next) == ("start", ("next",))
    else:  # a lone text can be a link, and nothing takes it up
        assert found is None or found.parameter != "start"


def test_a_text_pagination_is_a_cursor_if_it_is_said_to_be() -> None:
    said = "{type: string, description: 'The cursor used to page through the results.'}"
    found = paging(query("after", type="string"), answer(data=LIST, pagination=said))
    assert found is not None
    assert found.next == ("pagination",)
    assert (
        paging(query("after", type="string"), answer(data=LIST, pagination=TEXT))
        is None
    )


def test_a_header_called_as_the_cursor_has_the_next_one() -> None:
    things = "{type: array, items: {type: object, properties: {id: {type: string}}}}"
    head = "headers: {%s: {description: '%s', schema: {type: string}}}"
    cursor = query("after_cursor", type="string")
    next_ = head % ("X-After-Cursor", "The cursor for the next page.")
    found = paging(cursor, things, headers=next_)
    assert found is not None
    assert (found.parameter, found.next_header) == ("after_cursor", "x-after-cursor")
    own = head % ("X-After-Cursor", "The cursor of this page.")
    assert paging(cursor, things, headers=own) is None


@pytest.mark.parametrize("names", [("first", "max"), ("firstResult", "maxResults")])
def test_the_first_and_the_most_items_are_an_offset_and_a_size(
    names: tuple[str, str],
) -> None:
    things = "{type: array, items: {type: string}}"
    found = paging(query(*names), things)
    assert found is not None
    assert found.style is PagingStyle.OFFSET
    assert (found.parameter, found.size_parameter) == names
    assert paging(query("first"), things) is None


def test_a_current_page_is_said_to_be_one() -> None:
    current = "{name: current, in: query, schema: {type: integer}, description: '%s'}"
    body = answer(rows=LIST, total=WHOLE)
    found = paging(current % "The page that is asked for, from 1.", body)
    assert found is not None
    assert (found.style, found.parameter) == (PagingStyle.PAGE, "current")
    assert paging(current % "Amperes.", body) is None


def test_items_of_several_kinds_go_on_after_the_last_one() -> None:
    kind = "{type: object, properties: {kind: {const: %s}, id: {type: string}}}"
    items = f"{{type: array, items: {{oneOf: [{kind % 'a'}, {kind % 'b'}]}}}}"
    body = answer(data=items, has_more="{type: boolean}")
    found = paging(query("starting_after", type="string"), body)
    assert found is not None
    assert (found.style, found.last_id) == (PagingStyle.LAST_ID, "id")
    assert paging(query("after", type="string"), body) is None


def test_an_earlier_package_gives_whole_responses() -> None:
    report, text = Report(), document(_TOKEN, _PAGES)
    older = {"common prefix": "", "words of paging": "more"}
    before = refined(text, report, decisions=older)
    assert before.operations[0].paging is None
    assert paging_codes(report) == ["paging-inferred"]
    assert refined(text, decisions=before.decisions).operations[0].paging is None
    new = refined(text)
    assert refined(text, decisions=new.decisions).operations[0].paging is not None


_LINKS = (
    "{type: array, items: {type: object,"
    " properties: {rel: {type: string}, href: {type: string, format: uri}}}}"
)


def test_a_list_of_links_has_that_to_the_next_page() -> None:
    found = paging(query("limit"), answer(features=LIST, links=_LINKS))
    assert found is not None
    assert (found.style, found.items) == (PagingStyle.NEXT_URL, ("features",))
    assert found.next == ("links", "next", "href")
    # Whatever has links, without a size and under another name, is no list in pages.
    assert paging("", answer(features=LIST, links=_LINKS)) is None
    assert paging(query("limit"), answer(links=_LINKS)) is None
    others = answer(features=LIST, more=LIST, links=_LINKS)
    assert paging(query("limit"), others) is None
