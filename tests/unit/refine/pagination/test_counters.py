"""Numbers of pages that are typed as text, and cursors of lists with nothing around them."""

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
    paging,
    posted,
    query,
)

DOCUSIGN = answer(
    items=LIST, totalSetSize=TEXT, resultSetSize=TEXT, startPosition=TEXT, nextUri=TEXT
)


def test_texts_that_hold_numbers() -> None:
    found = paging(query("start_position", "count", type="string"), DOCUSIGN)
    assert found is not None
    assert (found.style, found.parameter, found.size_parameter) == (
        PagingStyle.OFFSET,
        "start_position",
        "count",
    )
    assert found.total_items == ("totalSetSize",)
    assert found.next == ("nextUri",)
    assert (found.start, found.number) == (0, ("startPosition",))


def test_names_with_their_vocabulary_in_front() -> None:
    body = answer(**{"hydra:member": LIST, "hydra:totalItems": WHOLE})
    found = paging(query("page"), body)
    assert found is not None
    assert found.total_items == ("hydra:totalItems",)


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("page", ", default: '1'"),
        ("page", ", example: '2'"),
        ("page", ", pattern: '^[0-9]+$'"),
        ("page", ", description: The page number."),
        ("skip", ", pattern: '\\d+'"),
        ("offset", ", default: '0'"),
    ],
)
def test_what_says_that_a_text_is_a_number(name: str, more: str) -> None:
    parameter = (
        f"{{name: {name}, in: query, schema: {{type: string{more}}}}}"
        if "description" not in more
        else f"{{name: {name}, in: query{more}, schema: {{type: string}}}}"
    )
    found = paging(parameter, answer(items=LIST))
    assert found is not None
    assert found.style in {PagingStyle.PAGE, PagingStyle.OFFSET}


@pytest.mark.parametrize(
    ("parameters", "response"),
    [
        # Nothing says that it is a number.
        (query("page", type="string"), answer(items=LIST)),
        # It may be a cursor that nothing says.
        (query("offset", type="string"), answer(items=LIST, total=WHOLE)),
        # A time.
        (query("start", type="string", more=", example: '1620683817'"), answer(items=LIST)),
    ],
)  # fmt: skip
def test_other_texts_count_nothing(parameters: str, response: str) -> None:
    assert paging(parameters, response) is None


def test_what_is_posted_with_its_own_response_is_no_question() -> None:
    assert posted(DOCUSIGN, DOCUSIGN, path="/things") is None


def test_a_bare_list_has_no_room_for_a_token() -> None:
    report = Report()
    parameters = f"{query('page_size')}, {query('page_token', type='string')}"
    found = paging(parameters, LIST, report=report)
    assert found is not None
    assert (found.style, found.parameter, found.size_parameter) == (
        PagingStyle.LINK,
        "page_token",
        "page_size",
    )
    (said,) = [each.message for each in report if each.code == "paging-inferred"]
    assert "though its responses declare none" in said


@pytest.mark.parametrize(
    ("parameters", "response"),
    [
        (query("after", type="string"), LIST),  # an item's id as well as a cursor
        (query("page_token", type="string"), LIST),  # nothing else speaks of pages
        (f"{query('limit')}, {query('page_token', type='string')}", answer(items=LIST)),
    ],
)
def test_no_header_is_guessed_without_a_reason(parameters: str, response: str) -> None:
    assert paging(parameters, response) is None


AFTER = """
    {name: after, in: query, schema: {type: string}, description: "%s"}
"""


@pytest.mark.parametrize(
    ("words", "linked"),
    [("Comes from the `Link` response header.", True), ("A cursor.", False)],
)
def test_a_document_says_once_where_a_cursor_comes_from(
    words: str, linked: bool
) -> None:
    response = f"""
        "200":
          description: ok
          content: {{application/json: {{schema: {LIST}}}}}
    """
    text = f"""
paths:
  /apps:
    get:
      parameters: [{query("after", type="string")}, {query("limit")}]
      responses: {response}
  /users:
    get:
      parameters: [{AFTER % words}]
      responses: {response}
"""
    found = refined(text)
    styles = [each.paging and each.paging.style for each in found.operations]
    assert styles == [PagingStyle.LINK if linked else None] * 2
