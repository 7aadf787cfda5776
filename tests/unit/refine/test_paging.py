"""Paging: as declared, or as inferred where there is no doubt."""

from __future__ import annotations

import pytest

from generator.diagnostics import Report
from generator.ir import Paging, PagingStyle
from tests.unit.model import refined, show

ITEM = "{type: object, properties: {id: {type: string}}}"


def paging(
    parameters: str,
    answer: str,
    *,
    extension: str = "",
    headers: str = "",
    root: str = "",
    report: Report | None = None,
) -> Paging | None:
    text = f"""
{root}
paths:
  /things:
    get:
      operationId: listThings
      {extension}
      parameters: [{parameters}]
      responses:
        "200":
          description: ok
          {headers}
          content: {{application/json: {{schema: {answer}}}}}
"""
    return refined(text, report).operations[0].paging


def query(*names: str, type: str = "integer", more: str = "") -> str:
    return ", ".join(
        f"{{name: '{name}', in: query, schema: {{type: {type}{more}}}}}"
        for name in names
    )


def answer(**properties: str) -> str:
    inner = ", ".join(f"'{name}': {schema}" for name, schema in properties.items())
    return f"{{type: object, properties: {{{inner}}}}}"


LIST = f"{{type: array, items: {ITEM}}}"
TEXT = "{type: string}"
WHOLE = "{type: integer}"
FLAG = "{type: boolean}"


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
    assert [each.code for each in report] == ["paging-inferred"]


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


def test_the_link_header() -> None:
    headers = "headers: {Link: {schema: {type: string}}}"
    found = paging(query("page"), LIST, headers=headers)
    assert found is not None
    assert (found.style, found.parameter) == (PagingStyle.LINK, "")


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


def test_a_text_called_next_of_something_else_is_no_link() -> None:
    assert paging("", answer(steps=LIST, workflow=answer(next=TEXT))) is None


def posted(body: str, answer: str, *, extension: str = "") -> Paging | None:
    text = f"""
paths:
  /things/search:
    post:
      operationId: searchThings
      {extension}
      requestBody: {{content: {{application/json: {{schema: {body}}}}}}}
      responses:
        "200":
          description: ok
          content: {{application/json: {{schema: {answer}}}}}
"""
    return refined(text).operations[0].paging


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


def test_declared_pages_of_a_search_by_its_body() -> None:
    extension = (
        "x-speakeasy-pagination: {type: cursor, inputs: [{name: from, in: requestBody, "
        "type: cursor}], outputs: {results: $.items, nextCursor: $.more}}"
    )
    body = answer(**{"from": TEXT})
    found = posted(body, answer(items=LIST, more=TEXT), extension=extension)
    assert found is not None
    assert (found.style, found.parameter) == (PagingStyle.CURSOR, "from")


def test_a_list_inside_one_object() -> None:
    found = paging(query("page"), answer(data=answer(things=LIST)))
    assert found is not None
    assert found.items == ("data", "things")


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
    assert not list(report)


def test_an_extension_says_no() -> None:
    found = paging(query("page"), LIST, extension="x-sdkwright-pagination: false")
    assert found is None


def test_ours() -> None:
    found = paging(
        query("from", type="string"),
        answer(page=answer(things=LIST, following=TEXT), n=WHOLE),
        extension=(
            "x-sdkwright-pagination: {style: cursor, parameter: from, size: size,"
            " items: page.things, next: page.following, total_items: n}"
        ),
    )
    assert found is not None
    assert found.items == ("page", "things")
    assert found.next == ("page", "following")
    assert (found.size_parameter, found.total_items) == ("size", ("n",))
    assert found.item is not None
    assert found.rule == "x-sdkwright-pagination"


@pytest.mark.parametrize(
    ("extension", "style", "parameter"),
    [
        (
            (
                "x-speakeasy-pagination: {type: offsetLimit, inputs: [{name: p,"
                " in: parameters, type: page}], outputs: {results: $.data.list}}"
            ),
            PagingStyle.PAGE,
            "p",
        ),
        (
            (
                "x-speakeasy-pagination: {type: cursor, inputs: [{name: c, in: parameters,"
                " type: cursor}], outputs: {results: $.data.list, nextCursor: $.next}}"
            ),
            PagingStyle.CURSOR,
            "c",
        ),
        (
            (
                "x-speakeasy-pagination: {type: url,"
                " outputs: {results: $.data.list, nextUrl: '$[\"next\"]'}}"
            ),
            PagingStyle.NEXT_URL,
            "",
        ),
        (
            (
                "x-fern-pagination: {cursor: $request.c, next_cursor: $response.next,"
                " results: $response.data.list}"
            ),
            PagingStyle.CURSOR,
            "c",
        ),
        (
            "x-fern-pagination: {offset: $request.p, results: $response.data.list}",
            PagingStyle.PAGE,
            "p",
        ),
        (
            (
                "x-fern-pagination: {offset: $request.o, step: $request.limit,"
                " results: $response.data.list}"
            ),
            PagingStyle.OFFSET,
            "o",
        ),
        (
            "x-ms-pageable: {nextLinkName: next, itemName: data.list}",
            PagingStyle.NEXT_URL,
            "",
        ),
    ],
)
def test_others(extension: str, style: PagingStyle, parameter: str) -> None:
    found = paging(
        query("p", "o", "limit"),
        answer(data=answer(list=LIST), next=TEXT),
        extension=extension,
    )
    assert found is not None
    assert (found.style, found.parameter) == (style, parameter)
    assert found.items == ("data", "list")
    if style in {PagingStyle.CURSOR, PagingStyle.NEXT_URL}:
        assert found.next == ("next",)


def test_ferns_default_at_the_root() -> None:
    found = paging(
        query("p"),
        answer(list=LIST),
        extension="x-fern-pagination: true",
        root="x-fern-pagination: {offset: $request.p, results: $response.list}",
    )
    assert found is not None
    assert (found.style, found.items) == (PagingStyle.PAGE, ("list",))


def test_azures_single_page_is_no_paging() -> None:
    report = Report()
    found = paging(
        "",
        answer(value=LIST, nextLink=TEXT),
        extension="x-ms-pageable: {nextLinkName: null}",
        report=report,
    )
    assert found is None
    assert not list(report)


def test_roles_that_stainless_gives() -> None:
    found = paging(
        "{name: c, in: query, schema: {type: string},"
        " x-stainless-pagination-property: {purpose: next_cursor_param}}",
        answer(
            things=f"{{type: array, items: {ITEM},"
            " x-stainless-pagination-property: {purpose: items}}",
            upcoming="{type: string,"
            " x-stainless-pagination-property: {purpose: next_cursor_field}}",
        ),
    )
    assert found is not None
    assert (found.style, found.parameter, found.next, found.items) == (
        PagingStyle.CURSOR,
        "c",
        ("upcoming",),
        ("things",),
    )


@pytest.mark.parametrize(
    "extension",
    [
        "x-sdkwright-pagination: {style: zigzag}",
        "x-sdkwright-pagination: {style: page}",
        "x-speakeasy-pagination: {type: cursor}",
        "x-fern-pagination: {}",
        "x-fern-pagination: {offset: $request.a.b, results: '$response.list[*]'}",
    ],
)
def test_what_cannot_be_followed_is_warned_about(extension: str) -> None:
    report = Report()
    assert (
        paging(query("p"), answer(list=LIST), extension=extension, report=report)
        is None
    )
    assert [each.code for each in report] == ["paging-unclear"]
