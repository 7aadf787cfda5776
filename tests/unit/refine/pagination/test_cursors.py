"""What cursors are called, in queries and in responses."""

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
    posted,
    query,
)


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (answer(**{"assets": LIST, "next-token": TEXT}), ("next-token",)),
        (answer(models=LIST, pagination=answer(next=TEXT)), ("pagination", "next")),
    ],
)
def test_a_parameter_next_takes_the_token_that_a_response_has(
    body: str, path: tuple[str, ...]
) -> None:
    found = paging(query("next", type="string"), body)
    assert found is not None
    assert (found.parameter, found.next) == ("next", path)


def test_beside_a_parameter_next_a_response_can_hold_a_link() -> None:
    link = answer(assets=LIST, next="{type: string, format: uri}")
    found = paging(query("next", type="string"), link)
    assert found is not None
    assert found.style is PagingStyle.NEXT_URL


def test_an_object_cursor_holds_the_next_one() -> None:
    cursors = answer(previous=TEXT, next=TEXT, current=TEXT)
    body = answer(results=LIST, limit=WHOLE, cursor=cursors)
    found = paging(query("cursor", type="string"), body)
    assert found is not None
    assert (found.parameter, found.next) == ("cursor", ("cursor", "next"))


def test_a_response_calls_the_next_token_as_the_parameter_does() -> None:
    token = query("page_token", type="string")
    found = paging(token, answer(tables=LIST, page_token=TEXT))
    assert found is not None
    assert found.next == ("page_token",)
    found = paging(token, answer(tables=LIST, page_token=TEXT, next_page_token=TEXT))
    assert found is not None
    assert found.next == ("next_page_token",)


@pytest.mark.parametrize(
    ("id", "path", "pages"),
    [
        ("triggerThing", "/things/{id}/trigger", False),
        ("triggerThing", "/things/search", True),
        ("findThings", "/things/linked", True),
    ],
)
def test_a_link_beside_what_was_done_leads_nowhere(
    id: str, path: str, pages: bool
) -> None:
    links = answer(next="{type: string, format: uri}")
    body = answer(data=LIST, links=links)
    found = posted(answer(date=TEXT), body, path=path, id=id)
    assert (found is not None) is pages


@pytest.mark.parametrize(
    ("parameter", "body"),
    [
        ("next", answer(models=LIST, next=TEXT)),
        ("page_token", answer(tables=LIST, page_token=TEXT)),
        ("cursor", answer(models=LIST, cursor=answer(next=TEXT))),
    ],
)
def test_a_package_from_before_these_words_gives_whole_responses(
    parameter: str, body: str
) -> None:
    text = document(query(parameter, type="string"), body)
    now = refined(text)
    assert now.operations[0].paging is not None
    assert refined(text, decisions=now.decisions).operations[0].paging is not None
    report = Report()
    before = refined(text, report, decisions={"common prefix": ""})
    assert before.operations[0].paging is None
    assert paging_codes(report) == ["paging-inferred"]
    assert refined(text, decisions=before.decisions).operations[0].paging is None
