"""Pages by what stands deeper: objects of parameters, links and cursors inside of objects."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import PagingStyle

from tests.unit.model import refined
from tests.unit.refine.pagination.support import (
    FLAG,
    LIST,
    TEXT,
    WHOLE,
    answer,
    paging,
    paging_codes,
    posted,
    query,
)


def test_a_next_offset_that_is_a_text_is_a_cursor() -> None:
    found = paging(
        query("after", type="string"),
        answer(results=LIST, pagination=answer(has_more=FLAG, next_offset=TEXT)),
    )
    assert found is not None
    assert (found.style, found.next) == (
        PagingStyle.CURSOR,
        ("pagination", "next_offset"),
    )
    found = paging(
        query("after"), answer(results=LIST, pagination=answer(next_offset=WHOLE))
    )
    assert found is None


def test_a_link_to_the_next_page_two_objects_deep() -> None:
    link = "{type: string, description: URI to the next page}"
    found = paging(
        query("page[after]", type="string"),
        answer(data=LIST, meta=answer(page=answer(next=link))),
    )
    assert found is not None
    assert (found.style, found.next) == (
        PagingStyle.NEXT_URL,
        ("meta", "page", "next"),
    )


_DEEP = """
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - name: page
          in: query
          style: deepObject
          schema: {type: object, properties: {number: {type: integer}, size: {type: integer}}}
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {type: array, items: {type: string}}}}
"""


def test_an_object_of_paging_that_a_package_has_stays_one_argument() -> None:
    new = refined(_DEEP)
    assert [each.wire for each in new.operations[0].parameters] == [
        "page[number]",
        "page[size]",
    ]
    assert new.operations[0].paging is not None
    report = Report()
    older = {"common prefix": ""}
    old = refined(_DEEP, report, decisions=older)
    assert [each.wire for each in old.operations[0].parameters] == ["page"]
    assert paging_codes(report) == ["paging-object"]
    for before in (new, old):
        again = refined(_DEEP, decisions=before.decisions)
        assert again.operations == before.operations


HOLDER = answer(per_page=WHOLE, starting_after=TEXT)


def test_a_body_may_hold_what_moves_on_in_an_object() -> None:
    found = posted(
        answer(query=TEXT, pagination=HOLDER),
        answer(data=LIST, pages=answer(next=HOLDER)),
    )
    assert found is not None
    assert (found.within, found.parameter, found.size_parameter) == (
        "pagination",
        "starting_after",
        "per_page",
    )
    assert (found.style, found.next) == (
        PagingStyle.CURSOR,
        ("pages", "next", "starting_after"),
    )
    assert found.rule.endswith("in 'pagination' of the body")


@pytest.mark.parametrize(
    ("body", "response", "path"),
    [
        # The response names no successor.
        (answer(pagination=HOLDER), answer(data=LIST), "/things"),
        # Another object of a body says what is made, and not how its list goes on.
        (answer(owner=HOLDER), answer(data=LIST, pages=answer(next=HOLDER)), "/search"),
        # What is on top comes first.
        (
            answer(cursor=TEXT, pagination=HOLDER),
            answer(data=LIST, next_cursor=TEXT),
            "/search",
        ),
    ],
)
def test_other_objects_of_a_body_move_nothing(
    body: str, response: str, path: str
) -> None:
    found = posted(body, response, path=path)
    assert found is None or not found.within


def test_members_of_options_are_found_by_their_own_names() -> None:
    names = query("listOptions.continue", "listOptions.limit", type="string")
    more = answer(**{"continue": TEXT})
    found = paging(names, answer(items=LIST, metadata=more))
    assert found is not None
    assert (found.parameter, found.size_parameter, found.next) == (
        "listOptions.continue",
        "listOptions.limit",
        ("metadata", "continue"),
    )
    other = query("filter.continue", type="string")
    assert paging(other, answer(items=LIST, metadata=more)) is None


def test_a_token_is_a_cursor_where_both_sides_speak_of_pages() -> None:
    said = "{type: string, description: fetches the next page}"
    given = "{name: token, in: query, description: of the next page, schema: {type: string}}"
    found = paging(given, answer(things=LIST, token=said))
    assert found is not None
    assert (found.parameter, found.next) == ("token", ("token",))
    assert paging(given, answer(things=LIST, token=TEXT)) is None
    plain = query("token", type="string")
    assert paging(plain, answer(things=LIST, token=said)) is None


def test_a_path_to_the_next_page_is_a_link() -> None:
    path = "{type: string, description: Path to subsequent page of results.}"
    beside = query("order", "begin_time", type="string")
    found = paging(beside, answer(data=LIST, has_more=FLAG, next=path))
    assert found is not None
    assert (found.style, found.next) == (PagingStyle.NEXT_URL, ("next",))
    assert paging(beside, answer(data=LIST, next=TEXT)) is None
