"""Paging as it is inferred where there is no doubt."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import PagingStyle

from tests.unit.model import show
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


def test_pages_by_number() -> None:
    report = Report()
    found = paging(
        query("page", "per_page"),
        answer(data=LIST, meta=answer(total_pages=WHOLE, total=WHOLE)),
        report=report,
    )
    assert found is not None
    assert (found.style, found.parameter, found.size_parameter) == (
        PagingStyle.PAGE,
        "page",
        "per_page",
    )
    assert (found.items, found.total_pages, found.total_items) == (
        ("data",),
        ("meta", "total_pages"),
        ("meta", "total"),
    )
    assert found.start == 1
    assert found.item is not None
    assert show(found.item).startswith("<")
    assert paging_codes(report) == ["paging-inferred"]


@pytest.mark.parametrize(
    ("more", "start"), [(", default: 0", 0), (", minimum: 0", 0), (", minimum: 1", 1)]
)
def test_the_first_page(more: str, start: int) -> None:
    found = paging(query("page", more=more), LIST)
    assert found is not None
    assert (found.items, found.start) == ((), start)


def test_offsets() -> None:
    found = paging(query("offset", "limit"), answer(results=LIST, total=WHOLE))
    assert found is not None
    assert (found.style, found.parameter, found.total_items) == (
        PagingStyle.OFFSET,
        "offset",
        ("total",),
    )


@pytest.mark.parametrize(
    ("parameter", "fields", "next"),
    [
        ("cursor", {"next_cursor": TEXT}, ("next_cursor",)),
        ("page_token", {"next_page_token": TEXT}, ("next_page_token",)),
        ("after", {"last_id": TEXT, "has_more": FLAG}, ("last_id",)),
        ("cursor", {"meta": answer(nextCursor=TEXT)}, ("meta", "nextCursor")),
        (
            "cursor",
            {"response_metadata": answer(next_cursor=TEXT)},
            ("response_metadata", "next_cursor"),
        ),
    ],
)
def test_cursors(parameter: str, fields: dict[str, str], next: tuple[str, ...]) -> None:
    found = paging(query(parameter, type="string"), answer(items=LIST, **fields))
    assert found is not None
    assert (found.style, found.parameter, found.next) == (
        PagingStyle.CURSOR,
        parameter,
        next,
    )


def test_an_iterator_until_all_is_done() -> None:
    found = paging(
        query("iterator", type="string"),
        answer(data=LIST, iterator=TEXT, prevIterator=TEXT, done=FLAG),
    )
    assert found is not None
    assert (found.style, found.next, found.last) == (
        PagingStyle.CURSOR,
        ("iterator",),
        ("done",),
    )


def test_the_last_id_moves_on() -> None:
    found = paging(
        query("starting_after", type="string"), answer(data=LIST, has_more=FLAG)
    )
    assert found is not None
    assert (found.style, found.last_id, found.has_more) == (
        PagingStyle.LAST_ID,
        "id",
        ("has_more",),
    )


@pytest.mark.parametrize(("id", "paged"), [("integer", True), ("string", False)])
def test_a_number_is_an_id_where_ids_are_numbers(id: str, paged: bool) -> None:
    items = f"{{type: array, items: {answer(id=f'{{type: {id}}}')}}}"
    found = paging(
        query("starting_after", type="integer"), answer(data=items, has_more=FLAG)
    )
    assert (found is not None) is paged


@pytest.mark.parametrize(
    ("fields", "said", "key"),
    [
        ({"token": TEXT}, "An item's token to begin after.", "token"),
        (
            {"cardToken": TEXT, "token": TEXT},
            "The card token of the last.",
            "cardToken",
        ),
        ({"uuid": TEXT, "token": TEXT}, "A token, or a uuid.", ""),
        ({"cardToken": TEXT, "name": TEXT}, "The last `cardToken`.", "cardToken"),
        ({"token": TEXT}, "Where to begin.", ""),
        ({"id": TEXT, "token": TEXT}, "An item's token.", "id"),
        ({"note": TEXT}, "A note on paging.", ""),
    ],
)
def test_the_key_that_a_description_speaks_of(
    fields: dict[str, str], said: str, key: str
) -> None:
    parameter = (
        f'{{name: starting_after, in: query, description: "{said}", '
        "schema: {type: string}}"
    )
    items = f"{{type: array, items: {answer(**fields)}}}"
    found = paging(parameter, answer(data=items, has_more=FLAG))
    assert ("" if found is None else found.last_id) == key


def test_the_link_header() -> None:
    headers = "headers: {Link: {schema: {type: string}}}"
    found = paging(query("page"), LIST, headers=headers)
    assert found is not None
    assert (found.style, found.parameter) == (PagingStyle.LINK, "page")


def test_the_url_of_the_next_page() -> None:
    found = paging("", answer(value=LIST, nextLink=TEXT))
    assert found is not None
    assert (found.style, found.next) == (PagingStyle.NEXT_URL, ("nextLink",))


def test_a_url_called_next() -> None:
    found = paging("", answer(items=LIST, next="{type: string, format: uri}"))
    assert found is not None
    assert (found.style, found.next) == (PagingStyle.NEXT_URL, ("next",))
    taken = query("token", type="string")
    assert paging(taken, answer(items=LIST, next=TEXT)) is None
    lone = paging(query("limit"), answer(items=LIST, next=TEXT))
    assert lone is not None
    assert (lone.style, lone.next) == (PagingStyle.NEXT_URL, ("next",))


@pytest.mark.parametrize(
    ("schema", "items", "path"),
    [
        (
            answer(
                inner=answer(pets=LIST),
                following=answer(next="{type: string, format: uri}"),
            ),
            ("inner", "pets"),
            ("following", "next"),
        ),
        (answer(pets=LIST, links=answer(next=TEXT)), ("pets",), ("links", "next")),
        (
            answer(pets=LIST, _links=answer(next=answer(href=TEXT))),
            ("pets",),
            ("_links", "next", "href"),
        ),
    ],
)
def test_links_and_lists_inside_of_objects(
    schema: str, items: tuple[str, ...], path: tuple[str, ...]
) -> None:
    found = paging("", schema)
    assert found is not None
    assert (found.style, found.items, found.next) == (PagingStyle.NEXT_URL, items, path)


@pytest.mark.parametrize(
    ("next", "style"),
    [
        (TEXT, PagingStyle.CURSOR),
        ("{type: [string, 'null']}", PagingStyle.CURSOR),
        ("{type: string, description: Pass it as cursor.}", PagingStyle.CURSOR),
        ("{type: string, format: uri}", PagingStyle.NEXT_URL),
        ("{type: string, description: A link to the next page.}", PagingStyle.NEXT_URL),
        ("{type: string, example: 'https://x.example/?c=1'}", PagingStyle.NEXT_URL),
        ("{type: string, example: '/things?cursor=1'}", PagingStyle.NEXT_URL),
    ],
)
def test_next_is_a_cursor_or_a_link(next: str, style: PagingStyle) -> None:
    found = paging(query("cursor", type="string"), answer(items=LIST, next=next))
    assert found is not None
    assert (found.style, found.next) == (style, ("next",))


def test_next_in_an_object_about_the_list_is_a_cursor() -> None:
    parameter = query("cursor", type="string")
    found = paging(parameter, answer(items=LIST, metadata=answer(next=TEXT)))
    assert found is not None
    assert (found.style, found.next) == (PagingStyle.CURSOR, ("metadata", "next"))
    found = paging(parameter, answer(items=LIST, links=answer(next=TEXT)))
    assert found is not None
    assert (found.style, found.next) == (PagingStyle.NEXT_URL, ("links", "next"))


@pytest.mark.parametrize(
    ("parameters", "paged"),
    [
        (query("from", "size"), True),
        (query("from", "limit"), True),
        (query("from"), False),
        (query("from", "to", "size"), False),
        (query("from", type="string") + ", " + query("size"), False),
    ],
)
def test_from_skips_items_where_it_begins_no_range(
    parameters: str, *, paged: bool
) -> None:
    found = paging(parameters, answer(hits=LIST, total=WHOLE))
    assert (found is not None) is paged
    if found is not None:
        assert (found.style, found.parameter, found.start) == (
            PagingStyle.OFFSET,
            "from",
            0,
        )


@pytest.mark.parametrize(("said", "paged"), [("Page number.", True), ("P.", False)])
def test_a_short_name_is_a_page_where_it_is_said(said: str, *, paged: bool) -> None:
    parameter = (
        f"{{name: p, in: query, description: {said}, schema: {{type: integer}}}}"
    )
    found = paging(parameter, answer(items=LIST, total=WHOLE))
    assert (found is not None) is paged


def test_a_text_called_next_of_something_else_is_no_link() -> None:
    assert paging("", answer(steps=LIST, workflow=answer(next=TEXT))) is None


def test_pages_of_a_search_by_its_body() -> None:
    found = posted(answer(cursor=TEXT, q=TEXT), answer(items=LIST, next_cursor=TEXT))
    assert found is not None
    assert (found.style, found.parameter) == (PagingStyle.CURSOR, "cursor")
    found = posted(answer(page=WHOLE, limit=WHOLE), answer(items=LIST, total=WHOLE))
    assert found is not None
    assert (found.style, found.parameter, found.size_parameter) == (
        PagingStyle.PAGE,
        "page",
        "limit",
    )
    # Nothing in the answer speaks of pages: it may be what was made.
    assert posted(answer(page=WHOLE), answer(items=LIST)) is None


@pytest.mark.parametrize(
    ("parameters", "schema"),
    [
        ("", LIST),
        (query("page", type="string"), LIST),
        (query("page"), answer(name=TEXT)),
        (query("page"), answer(left=LIST, right=LIST)),
        (query("cursor", type="string"), answer(items=LIST)),
        (query("limit"), LIST),
    ],
)
def test_what_is_not_clear_is_not_paged(parameters: str, schema: str) -> None:
    report = Report()
    assert paging(parameters, schema, report=report) is None
    assert paging_codes(report) == []


_PAGED_BODY = answer(offset=WHOLE, limit=WHOLE, name=TEXT)


def test_a_post_that_is_a_question_by_its_path() -> None:
    found = posted(_PAGED_BODY, LIST)
    assert found is not None
    assert (found.style, found.parameter, found.size_parameter) == (
        PagingStyle.OFFSET,
        "offset",
        "limit",
    )
    assert posted(_PAGED_BODY, LIST, path="/things.list") is not None
    # Without a size, or a word for it, it may create things.
    assert posted(answer(offset=WHOLE), LIST) is None
    assert posted(_PAGED_BODY, LIST, path="/things") is None


def test_a_post_whose_response_repeats_where_it_began() -> None:
    echo = answer(data=LIST, pagination=answer(offset=WHOLE, limit=WHOLE))
    found = posted(_PAGED_BODY, echo, path="/things")
    assert found is not None
    assert (found.style, found.items) == (PagingStyle.OFFSET, ("data",))


def test_a_deprecated_parameter_gives_way() -> None:
    old = "{name: page, in: query, deprecated: true, schema: {type: integer}}"
    found = paging(f"{old}, {query('offset')}", LIST)
    assert found is not None
    assert found.parameter == "offset"
    alone = paging(old, LIST)
    assert alone is not None
    assert alone.parameter == "page"


def test_a_link_header_that_only_a_description_names() -> None:
    said = (
        "{name: page, in: query, schema: {type: integer}, description: 'DEPRECATED: use "
        "page_token. Pages are in the `Link` header.'}"
    )
    found = paging(f"{said}, {query('page_token', type='string')}", LIST)
    assert found is not None
    assert (found.style, found.parameter) == (PagingStyle.LINK, "page_token")


def test_a_text_from_where_a_list_goes_on() -> None:
    batch = answer(chunk=LIST, next_batch=TEXT, prev_batch=TEXT)
    found = paging(query("from", type="string"), batch)
    assert found is not None
    assert (found.parameter, found.next) == ("from", ("next_batch",))
    date = query("since", type="string", more=", format: date-time")
    assert paging(date, batch) is None
    assert paging(query("from", type="string"), answer(chunk=LIST, end=TEXT)) is None


def test_an_object_next_holds_the_next_value_of_a_parameter() -> None:
    following = answer(starting_after=TEXT, per_page=WHOLE)
    pages = answer(next=following, total_pages=WHOLE)
    parameters = f"{query('starting_after', type='string')}, {query('per_page')}"
    found = paging(parameters, answer(talks=LIST, pages=pages))
    assert found is not None
    assert found.style is PagingStyle.CURSOR
    assert (found.parameter, found.next) == (
        "starting_after",
        ("pages", "next", "starting_after"),
    )
    assert found.size_parameter == "per_page"


def test_a_limit_beside_the_size_of_a_page_is_another_thing() -> None:
    found = paging(query("limit", "page", "per_page"), answer(hits=LIST))
    assert found is not None
    assert (found.style, found.size_parameter) == (PagingStyle.PAGE, "per_page")
    found = paging(query("limit", "page"), answer(hits=LIST))
    assert found is not None
    assert found.size_parameter == "limit"
