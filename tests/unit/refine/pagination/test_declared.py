"""Pages as a document declares them: in our words, and in those of other generators."""

from __future__ import annotations

import pytest
from sdkwright.diagnostics import Report
from sdkwright.ir import PagingStyle

from tests.unit.refine.pagination.support import (
    ITEM,
    LIST,
    TEXT,
    WHOLE,
    answer,
    paging,
    paging_codes,
    posted,
    query,
)


def test_declared_pages_of_a_search_by_its_body() -> None:
    extension = (
        "x-speakeasy-pagination: {type: cursor, inputs: [{name: from, in: requestBody, "
        "type: cursor}], outputs: {results: $.items, nextCursor: $.more}}"
    )
    body = answer(**{"from": TEXT})
    found = posted(body, answer(items=LIST, more=TEXT), extension=extension)
    assert found is not None
    assert (found.style, found.parameter) == (PagingStyle.CURSOR, "from")


def test_an_extension_says_no() -> None:
    found = paging(query("page"), LIST, extension="x-sdkwright-pagination: false")
    assert found is None


def test_ours() -> None:
    found = paging(
        query("from", "size", type="string"),
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
        query("p", "o", "c", "limit"),
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
    assert paging_codes(report) == []


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
        "x-fern-pagination: {offset: $request.a.b.c, results: '$response.list[*]'}",
    ],
)
def test_what_cannot_be_followed_is_warned_about(extension: str) -> None:
    report = Report()
    assert (
        paging(query("p"), answer(list=LIST), extension=extension, report=report)
        is None
    )
    assert paging_codes(report) == ["paging-unclear"]


@pytest.mark.parametrize(
    "extension",
    [
        "x-speakeasy-pagination: {type: url, outputs: {nextUrl: $._links.nxt.href}}",
        "x-sdkwright-pagination: {style: page, parameter: pag}",
        "x-sdkwright-pagination: {style: page, parameter: p, items: lst}",
    ],
)
def test_what_is_named_in_vain_is_said_once_with_what_follows(extension: str) -> None:
    report = Report()
    response = answer(list=LIST)
    assert paging(query("p"), response, extension=extension, report=report) is None
    assert paging_codes(report) == ["paging-unknown-name"]
    assert "the pages are not walked" in report.diagnostics[0].message


@pytest.mark.parametrize(
    "extension",
    [
        (
            "x-sdkwright-pagination: {style: cursor, parameter: held.from, size: held.n,"
            " items: data, next: next}"
        ),
        (
            "x-fern-pagination: {cursor: $request.held.from, next_cursor: $response.next,"
            " results: $response.data}"
        ),
    ],
)
def test_a_parameter_may_stand_in_an_object_of_the_body(extension: str) -> None:
    body = answer(held=f"{{type: object, properties: {{from: {TEXT}, n: {WHOLE}}}}}")
    found = posted(body, answer(data=LIST, next=TEXT), extension=extension)
    assert found is not None
    assert (found.style, found.within, found.parameter) == (
        PagingStyle.CURSOR,
        "held",
        "from",
    )
    assert found.size_parameter in {"n", ""}


def test_what_an_object_of_the_body_has_not_is_said() -> None:
    found = posted(
        answer(held=answer(n=WHOLE)),
        answer(data=LIST, next=TEXT),
        extension="x-sdkwright-pagination: {style: cursor, parameter: held.from, items: data, next: next}",
    )
    assert found is None
