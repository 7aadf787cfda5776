"""The ways in which lists come in pages, as public APIs have them."""

from __future__ import annotations

from functools import partial

from tests.outside.page_servers import (
    FLAG,
    LINK,
    LIST,
    NULLABLE,
    TEXT,
    WHOLE,
    Book,
    Way,
    answer,
    at,
    by_cursor,
    counted,
    cursor_headed,
    headed,
    in_texts,
    is_last,
    linked,
    listed,
    odata,
    offsets,
    size,
    text,
    total_headed,
    url_of,
    whole,
)

PAGEABLE = (
    "{name: pageable, in: query, required: true, schema: {type: object, properties: {"
    "page: {type: integer, minimum: 0}, size: {type: integer, minimum: 1}, "
    "sort: {type: array, items: {type: string}}}}}"
)
ZERO = "Zero-based page index (0..N)"


def zero(description: str = "", more: str = "", outer: str = "") -> str:
    return (
        f"{{name: page, in: query, description: '{description}', {outer}"
        f"schema: {{type: integer{more}}}}}"
    )


def bare(more: str = "", description: str = "", outer: str = "") -> Way:
    """Return pages that begin with 0, without anything around the list."""
    return Way(
        parameters=zero(description, more, outer), answer=LIST, serve=listed(0), asks=1
    )


WAYS: dict[str, Way] = {
    # Where the first page is 0, by the document.
    "zero by default": bare(", default: 0"),
    "zero by minimum": bare(", minimum: 0"),
    "zero by exclusive minimum": bare(", exclusiveMinimum: -1"),
    "zero by example": bare(", example: 0"),
    "zero by examples": bare(", examples: [0, 1]"),
    "zero by the parameter's example": bare(outer="example: 0, "),
    **{
        f"zero by words: {words}": bare(description=words)
        for words in (
            ZERO,
            "0-based page number",
            "The page, zero indexed.",
            "Page to return, starting at 0.",
            "Page number (starts from zero)",
            "The first page is 0.",
            "Index of the page, starting with page 0",
            "Pages are counted from 0.",
            "0 is the first page",
        )
    },
    # Where the first page is 0, by the answer.
    **{
        f"zero by the answer's {name}": Way(
            parameters=whole("page"),
            answer=answer(items=LIST, **{name: WHOLE}),
            serve=counted(0, "page", lambda index, *_, name=name: {name: index}),
            asks=1,
        )
        for name in ("page", "number", "pageNumber", "current_page", "pageIndex")
    },
    "zero by the answer's description": Way(
        parameters=whole("page"),
        answer=answer(
            items=LIST, number="{type: integer, description: 'Zero-based index.'}"
        ),
        serve=counted(0, "page", lambda *_: {}),
        asks=1,
    ),
    "one by the answer's page": Way(
        parameters=whole("page"),
        answer=answer(items=LIST, meta=answer(page=WHOLE)),
        serve=counted(1, "page", lambda index, *_: {"meta": {"page": index + 1}}),
        asks=1,
    ),
    "one by default, counted from 0 in the answer": Way(
        parameters=whole("page", ", default: 1, minimum: 0"),
        answer=answer(items=LIST, number=WHOLE),
        serve=counted(1, "page", lambda index, *_: {"number": index}),
        asks=1,
    ),
    "Spring": Way(
        parameters=PAGEABLE,
        answer=answer(
            content=LIST, last=FLAG, totalPages=WHOLE, number=WHOLE, totalElements=WHOLE
        ),
        serve=lambda query, book, _: (
            {
                "content": at(book, int(query.get("page", 0))),
                "number": int(query.get("page", 0)),
                "totalPages": len(book),
                "totalElements": size(book),
                "last": is_last(int(query.get("page", 0)), book),
            },
            {},
        ),
    ),
    # Where the end is said.
    "next is null": Way(
        parameters=whole("page"),
        answer=answer(items=LIST, next=LINK),
        serve=counted(1, "page", lambda *told: {"next": url_of(*told)}),
    ),
    "next as a URL that counts from 0": Way(
        parameters=whole("page"),
        answer=answer(items=LIST, next=LINK),
        serve=counted(0, "page", lambda *told: {"next": url_of(*told, first=0)}),
    ),
    "next is left out of JSON:API's links": Way(
        parameters=whole("page[number]"),
        answer=answer(items=LIST, links=answer(next=TEXT)),
        serve=counted(
            1,
            "page[number]",
            lambda index, book, url: {
                "links": {} if is_last(index, book) else {"next": f"{url}?x=1"}
            },
        ),
    ),
    "next is an object of JSON:API": Way(
        parameters=whole("page[number]"),
        answer=answer(
            items=LIST,
            links=answer(next="{oneOf: [{type: string}, " + answer(href=TEXT) + "]}"),
        ),
        serve=counted(
            1,
            "page[number]",
            lambda index, book, url: {
                "links": {"next": None if is_last(index, book) else {"href": url}}
            },
        ),
    ),
    "next_page is a number": Way(
        parameters=whole("page"),
        answer=answer(items=LIST, next_page=NULLABLE),
        serve=counted(
            1,
            "page",
            lambda index, book, _: {
                "next_page": None if is_last(index, book) else index + 2
            },
        ),
    ),
    "Strapi": Way(
        parameters=f"{whole('page')}, {whole('pageSize')}",
        answer=answer(
            items=LIST, meta=answer(pagination=answer(page=WHOLE, pageCount=WHOLE))
        ),
        serve=counted(
            1,
            "page",
            lambda index, book, _: {
                "meta": {"pagination": {"page": index + 1, "pageCount": len(book)}}
            },
        ),
    ),
    "Laravel": Way(
        parameters=whole("page"),
        answer=answer(
            items=LIST, meta=answer(last_page=WHOLE), links=answer(next=LINK)
        ),
        serve=counted(
            1,
            "page",
            lambda index, book, url: {
                "meta": {"last_page": len(book)},
                "links": {"next": url_of(index, book, url)},
            },
        ),
    ),
    "totalCount": Way(
        parameters=f"{whole('PageNumber')}, {whole('PageSize')}",
        answer=answer(items=LIST, totalCount=WHOLE),
        serve=counted(1, "PageNumber", lambda _, book, __: {"totalCount": size(book)}),
    ),
    "pages": Way(
        parameters=whole("page"),
        answer=answer(items=LIST, pages=WHOLE, total=WHOLE),
        serve=counted(
            1, "page", lambda _, book, __: {"pages": len(book), "total": size(book)}
        ),
    ),
    "isLast": Way(
        parameters=f"{whole('startAt')}, {whole('maxResults')}",
        answer=answer(items=LIST, isLast=FLAG),
        serve=lambda query, book, url: (
            {
                **(whole_ := offsets(0, "startAt")(query, book, url)[0]),
                "isLast": int(query.get("startAt", 0)) + len(whole_["items"])
                >= size(book),
            },
            {},
        ),
    ),
    "X-Next-Page, described": Way(
        parameters=whole("page"),
        answer=LIST,
        headers="headers: {X-Next-Page: {schema: {type: string}}}",
        serve=headed,
    ),
    "X-Next-Page, not described": Way(
        parameters=whole("page"), answer=LIST, serve=headed
    ),
    "X-Total-Count": Way(
        parameters=whole("page"),
        answer=LIST,
        headers="headers: {X-Total-Count: {schema: {type: integer}}}",
        serve=total_headed,
    ),
    "nothing is said": Way(
        parameters=whole("page", ", default: 1"), answer=LIST, serve=listed(1), asks=1
    ),
    # Other ways than counting pages.
    "offset": Way(
        parameters=f"{whole('offset')}, {whole('limit')}",
        answer=answer(items=LIST, total=WHOLE),
        serve=offsets(0, "offset"),
    ),
    "SCIM": Way(
        parameters=zero("The 1-based index of the first result.").replace(
            "name: page", "name: startIndex"
        ),
        answer=answer(items=LIST, total=WHOLE),
        serve=offsets(1, "startIndex"),
    ),
    "SCIM without words": Way(
        parameters=whole("startIndex"),
        answer=answer(items=LIST, total=WHOLE, startIndex=WHOLE),
        serve=offsets(1, "startIndex"),
    ),
    "OData": Way(
        parameters=f"{whole('$skip')}, {whole('$top')}",
        answer=answer(value=LIST, **{"@odata.nextLink": TEXT}),
        serve=odata,
    ),
    "Kubernetes": Way(
        parameters=f"{whole('limit')}, {text('continue')}",
        answer=answer(items=LIST, metadata=answer(**{"continue": TEXT})),
        serve=by_cursor("continue", lambda after: {"metadata": {"continue": after}}),
    ),
    "page_token": Way(
        parameters=text("page_token"),
        answer=answer(items=LIST, next_page=answer(offset=TEXT)),
        serve=by_cursor(
            "page_token", lambda after: {"next_page": after and {"offset": after}}
        ),
    ),
    "Asana": Way(
        parameters=text("offset"),
        answer=answer(items=LIST, next_page=answer(offset=TEXT, uri=TEXT)),
        serve=by_cursor(
            "offset", lambda after: {"next_page": after and {"offset": after}}
        ),
    ),
    "HubSpot": Way(
        parameters=text("after"),
        answer=answer(items=LIST, paging=answer(next=answer(after=TEXT))),
        serve=by_cursor(
            "after",
            lambda after: {"paging": {"next": {"after": after}} if after else {}},
        ),
    ),
    "NextToken": Way(
        parameters=text("NextToken"),
        answer=answer(items=LIST, NextToken=TEXT),
        serve=by_cursor("NextToken", lambda after: {"NextToken": after}),
    ),
    "bookmark": Way(
        parameters=text("bookmark"),
        answer=answer(items=LIST, bookmark=TEXT),
        serve=by_cursor("bookmark", lambda after: {"bookmark": after}),
    ),
    "next and the parameter's name": Way(
        parameters=text("continuation-token"),
        answer=answer(items=LIST, NextContinuationToken=TEXT),
        serve=by_cursor(
            "continuation-token",
            lambda after: {"NextContinuationToken": after},
        ),
    ),
    "X-Next-Cursor": Way(
        parameters=text("cursor"),
        answer=LIST,
        headers="headers: {X-Next-Cursor: {schema: {type: string}}}",
        serve=cursor_headed,
    ),
    "a mode that is offset by default": Way(
        parameters=(
            "{name: mode, in: query, schema: {enum: [offset, cursor], default: offset}}"
            f", {whole('offset')}, {whole('limit')}, {text('cursor')}"
        ),
        answer=answer(items=LIST, total=WHOLE, next_cursor=TEXT),
        serve=offsets(0, "offset"),
    ),
    "Link": Way(
        parameters=whole("page"),
        answer=LIST,
        headers="headers: {Link: {schema: {type: string}}}",
        serve=linked,
    ),
    **{
        f"Link without a parameter, by {name}": Way(
            parameters="",
            answer=LIST,
            headers=f"headers: {{Link: {link}}}",
            serve=linked,
        )
        for name, link in {
            "description": """{description: 'RFC 8288, rel="next"', schema: {type: string}}""",
            "words": "{schema: {type: string, description: Links for pagination}}",
            "example": """{schema: {type: string}, example: '<https://a.test/x?p=2>; rel="next"'}""",
            "examples": """{schema: {type: string, examples: ['</x?p=2>; rel=next']}}""",
        }.items()
    },
    "Link, not described": Way(
        parameters=whole("page"), answer=LIST, serve=linked, asks=1
    ),
    "Link, with a token that nothing else can give": Way(
        parameters=f"{text('page_token')}, {whole('page_size')}",
        answer=LIST,
        serve=partial(linked, name="page_token"),
    ),
    "numbers as texts": Way(
        parameters=f"{text('start_position')}, {text('count')}",
        answer=answer(items=LIST, totalSetSize=TEXT, startPosition=TEXT, nextUri=TEXT),
        serve=in_texts,
    ),
}
NAMES = list(WAYS)
BOOKS: dict[str, Book] = {
    "no page": [[]],
    "one page": [[1, 2]],
    "two pages": [[1, 2], [3, 4]],
    "three pages": [[1, 2], [3, 4], [5, 6]],
    "the last is short": [[1, 2], [3, 4], [5]],
    "one item": [[1]],
}


def document(ways: dict[str, Way] = WAYS) -> str:
    lines = [
        *("openapi: 3.1.0", "info: {title: Ways, version: '1'}"),
        *("servers: [{url: https://example.test}]", "paths:"),
    ]
    for number, way in enumerate(ways.values()):
        lines.append(
            f"  /way{number}:\n    get:\n      operationId: listWay{number}\n"
            f"      tags: [way{number}]\n      parameters: [{way.parameters}]\n"
            f"      responses:\n        '200':\n          description: ok\n"
            f"          {way.headers}\n          content: {{application/json: "
            f"{{schema: {way.answer}}}}}"
        )
    return "\n".join(lines) + "\n"
