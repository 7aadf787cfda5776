"""Lists that come in pages, as public APIs hand them out: nothing is lost, nothing repeated."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import pytest

from tests.corpus.shared import SHARED, needs
from tests.outside.pages_support import (
    MODES,
    Asked,
    Caller,
    Reply,
    as_json,
    built,
    serving,
)

modes = pytest.mark.parametrize("mode", MODES)
REPORTS = SHARED / "cases/reports"
THING = "{type: object, required: [id], properties: {id: {type: integer}}}"
LIST = f"{{type: array, items: {THING}}}"


# The cases.


def _books(asked: Asked) -> Reply:
    page = int(asked.query.get("page") or asked.query.get("page[number]") or 1)
    if page > 2:
        return 404, {"content-type": "application/json"}, b'{"detail": "Invalid page."}'
    following = page + 1 if page < 2 else None
    host = asked.headers["host"]
    link = f"http://{host}{asked.path}?page={following}" if following else None
    items = [{"id": page}]
    return as_json(
        {
            "/books/": {"count": 2, "next": link, "previous": None, "results": items},
            "/jsonapi": {"data": items, "links": {"next": link}},
            "/numbered": {"items": items, "next_page": following},
            "/v4": {
                "result": items,
                "result_info": {"page": page, "per_page": 1, "total_pages": 2},
            },
        }[asked.path]
    )


@pytest.fixture(scope="module")
def case_05(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    folder = tmp_path_factory.mktemp("case")
    return built(REPORTS / "05-pages-next-null-ignored.yaml", "case_pages_05", folder)


@needs("cases")
@modes
@pytest.mark.parametrize("path", ["/books/", "/jsonapi", "/numbered", "/v4"])
def test_05_the_end_is_where_the_response_says_so(
    mode: str, path: str, case_05: ModuleType
) -> None:
    with serving(_books) as site:
        call = _method(case_05, path)
        found = Caller(mode, case_05, "CasePages05").items(site.url, call)
    assert [each.id for each in found] == [1, 2]
    assert len(site.seen) == 2


def _method(package: ModuleType, path: str) -> Callable[[object], object]:
    """Return what calls the operation at a path, by the package's own index."""
    from importlib.resources import files

    index = json.loads((files(package) / "operations.json").read_text())
    names = [each["python"] for each in index["operations"] if each["path"] == path]

    def call(client: object) -> object:
        for name in names[0].split("."):
            client = getattr(client, name)
        assert callable(client)
        return client()

    return call


@pytest.fixture(scope="module")
def case_13(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    folder = tmp_path_factory.mktemp("case")
    return built(
        REPORTS / "13-zero-based-pages-lose-items.yaml", "case_pages_13", folder
    )


@needs("cases")
@modes
def test_13_pages_that_begin_with_zero(mode: str, case_13: ModuleType) -> None:
    def reply(asked: Asked) -> Reply:
        page = int(asked.query.get("page", "0"))
        items = [{"id": page}] if page < 3 else []
        return as_json(
            {"content": items, "totalPages": 3, "number": page, "last": page >= 2}
        )

    with serving(reply) as site:
        caller = Caller(mode, case_13, "CasePages13")
        found = caller.items(site.url, lambda client: client.items.list())
    assert [each.id for each in found] == [0, 1, 2]
    assert len(site.seen) == 3


@pytest.fixture(scope="module")
def case_24(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    folder = tmp_path_factory.mktemp("case")
    return built(REPORTS / "24-parts-pages.yaml", "case_pages_24", folder)


@needs("cases")
@modes
def test_24_a_page_of_pages_has_its_own_items(mode: str, case_24: ModuleType) -> None:
    def reply(asked: Asked) -> Reply:
        page = int(asked.query.get("page", "1"))
        return as_json({"data": [{"id": page}], "total_pages": 3})

    with serving(reply) as site:
        caller = Caller(mode, case_24, "CasePages24")
        found = caller.pages(site.url, lambda client: client.p.list())
    assert [[each.id for each in page] for page in found] == [[1], [2], [3]]
    assert len(site.seen) == 3


# Siblings: one API that pages in every way at once.


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way of paging: how the document describes it, and how the server does it.

    Attributes:
        parameters: What the operation takes, in YAML.
        answer: The answer's schema, in YAML.
        serve: Returns the answer: (query, all pages, URL of the list) -> JSON, headers.
        asks: How many requests more than pages a walk may need.
        headers: The answer's headers, in YAML.
    """

    parameters: str
    answer: str
    serve: Callable[
        [dict[str, str], list[list[int]], str], tuple[object, dict[str, str]]
    ]
    asks: int = 0
    headers: str = ""


def whole(name: str, more: str = "") -> str:
    return f"{{name: '{name}', in: query, schema: {{type: integer{more}}}}}"


def text(name: str) -> str:
    return f"{{name: '{name}', in: query, schema: {{type: string}}}}"


def answer(**properties: str) -> str:
    inner = ", ".join(f"'{name}': {schema}" for name, schema in properties.items())
    return f"{{type: object, properties: {{{inner}}}}}"


WHOLE, TEXT, FLAG = "{type: integer}", "{type: string}", "{type: boolean}"
NULLABLE = "{type: [integer, 'null']}"
LINK = "{type: [string, 'null'], format: uri}"
Served = tuple[object, dict[str, str]]
Query = dict[str, str]
Book = list[list[int]]


def things(numbers: list[int]) -> list[dict[str, int]]:
    return [{"id": number} for number in numbers]


def at(book: Book, page: int) -> list[dict[str, int]]:
    return things(book[page]) if 0 <= page < len(book) else []


def counted(
    first: int, name: str, tell: Callable[[int, Book, str], dict[str, object]]
) -> Callable[[Query, Book, str], Served]:
    """Serve pages by number; `tell` says the rest of the body for the page's index."""

    def serve(query: Query, book: Book, url: str) -> Served:
        index = int(query.get(name, first)) - first
        return {**tell(index, book, url), "items": at(book, index)}, {}

    return serve


def is_last(index: int, book: Book) -> bool:
    return index >= len(book) - 1


def listed(first: int) -> Callable[[Query, Book, str], Served]:
    def serve(query: Query, book: Book, _: str) -> Served:
        return at(book, int(query.get("page", first)) - first), {}

    return serve


def headed(query: Query, book: Book, _: str) -> Served:
    index = int(query.get("page", 1)) - 1
    after = "" if is_last(index, book) else str(index + 2)
    return at(book, index), {"x-next-page": after}


def total_headed(query: Query, book: Book, _: str) -> Served:
    return at(book, int(query.get("page", 1)) - 1), {"x-total-count": str(size(book))}


def size(book: Book) -> int:
    return sum(map(len, book))


def offsets(first: int, name: str) -> Callable[[Query, Book, str], Served]:
    def serve(query: Query, book: Book, _: str) -> Served:
        offset = int(query.get(name, first)) - first
        flat = [each for page in book for each in page]
        longest = max(map(len, book), default=1) or 1
        return {
            "items": things(flat[offset : offset + longest]),
            "total": len(flat),
            name: offset + first,
        }, {}

    return serve


def odata(query: Query, book: Book, url: str) -> Served:
    index = int(query.get("$skip", 0))
    body: dict[str, object] = {"value": at(book, index)}
    if not is_last(index, book):
        body["@odata.nextLink"] = f"{url}?$skip={index + 1}"
    return body, {}


def by_cursor(
    name: str, tell: Callable[[str | None], dict[str, object]]
) -> Callable[[Query, Book, str], Served]:
    def serve(query: Query, book: Book, _: str) -> Served:
        index = int(query.get(name, "c0")[1:])
        after = None if is_last(index, book) else f"c{index + 1}"
        return {**tell(after), "items": at(book, index)}, {}

    return serve


def linked(query: Query, book: Book, url: str) -> Served:
    index = int(query.get("page", 1)) - 1
    if is_last(index, book):
        return at(book, index), {}
    return at(book, index), {"link": f'<{url}?page={index + 2}>; rel="next"'}


def url_of(index: int, book: Book, url: str, first: int = 1) -> str | None:
    return None if is_last(index, book) else f"{url}?page={index + first + 1}"


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
    "Link, not described": Way(
        parameters=whole("page"), answer=LIST, serve=linked, asks=1
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


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return built(document(), "ways_of_paging", tmp_path_factory.mktemp("ways"))


def walk(
    mode: str, package: ModuleType, name: str, book: Book
) -> tuple[list[int], int]:
    """Return the ids that a walk gives, and how many requests it took."""
    way, number = WAYS[name], NAMES.index(name)

    def reply(asked: Asked) -> Reply:
        url = f"http://{asked.headers['host']}{asked.path}"
        body, headers = way.serve(asked.query, book, url)
        return as_json(body, **headers)

    with serving(reply) as site:
        caller = Caller(mode, package, "WaysOfPaging")
        found = caller.items(
            site.url, lambda client: getattr(client, f"way{number}").list()
        )
    return [each.id for each in found], len(site.seen)


@pytest.mark.parametrize("pages", BOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_every_item_comes_once(name: str, pages: str, ways: ModuleType) -> None:
    book = BOOKS[pages]
    found, requests = walk("sync", ways, name, book)
    assert found == [each for page in book for each in page]
    assert len(book) <= requests <= len(book) + WAYS[name].asks


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("name", NAMES)
def test_every_item_comes_once_async(name: str, mode: str, ways: ModuleType) -> None:
    assert walk(mode, ways, name, BOOKS["the last is short"])[0] == [1, 2, 3, 4, 5]


# An empty page in the middle, short ones, and totals that are wrong.

SAY_MORE = (
    *("Spring", "next is null", "next_page is a number", "Strapi", "Laravel", "pages"),
    *("X-Next-Page, described", "totalCount", "OData", "Kubernetes", "page_token"),
    *("Link", "next is left out of JSON:API's links"),
)


@modes
@pytest.mark.parametrize("name", SAY_MORE)
def test_an_empty_page_in_the_middle_ends_nothing(
    mode: str, name: str, ways: ModuleType
) -> None:
    book = [[1, 2], [], [3, 4], [5, 6]]
    assert walk(mode, ways, name, book)[0] == [1, 2, 3, 4, 5, 6]


@modes
@pytest.mark.parametrize("name", SAY_MORE)
def test_short_pages_in_the_middle_end_nothing(
    mode: str, name: str, ways: ModuleType
) -> None:
    book = [[1, 2, 3], [4], [5, 6], [7]]
    assert walk(mode, ways, name, book)[0] == [1, 2, 3, 4, 5, 6, 7]


LIARS: dict[str, Way] = {
    f"{key} says {said}": Way(
        parameters=whole("page", ", default: 1"),
        answer=answer(items=LIST, **{key: NULLABLE}),
        serve=counted(1, "page", lambda *_, key=key, said=said: {key: said}),
    )
    for key, said in (
        *(("total", 100), ("total", 1_000_000), ("total", 0), ("total", 3)),
        *(("total", None), ("total_pages", 100), ("total_pages", 0)),
        *(("total_pages", None), ("total_pages", 1_000_000)),
    )
}


@modes
@pytest.mark.parametrize("name", LIARS)
def test_a_total_that_is_wrong_loses_nothing(
    mode: str, name: str, liars: ModuleType
) -> None:
    way, number = LIARS[name], list(LIARS).index(name)
    book = [[1, 2], [3, 4], [5]]

    def reply(asked: Asked) -> Reply:
        return as_json(way.serve(asked.query, book, "")[0])

    with serving(reply) as site:
        caller = Caller(mode, liars, "WrongTotals")
        found = caller.items(
            site.url, lambda client: getattr(client, f"way{number}").list()
        )
    assert [each.id for each in found] == [1, 2, 3, 4, 5]
    assert len(site.seen) <= 3 + 10


@pytest.fixture(scope="module")
def liars(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    text = document(LIARS)
    return built(text, "wrong_totals", tmp_path_factory.mktemp("liars"))


@modes
def test_a_flag_that_stays_true_ends_with_an_error(mode: str, ways: ModuleType) -> None:
    def reply(_: Asked) -> Reply:
        return as_json({"content": [], "last": False})

    number = NAMES.index("Spring")
    with (
        serving(reply) as site,
        pytest.raises(ways.WaysOfPagingError, match="without items"),
    ):
        Caller(mode, ways, "WaysOfPaging").items(
            site.url, lambda client: getattr(client, f"way{number}").list()
        )
    assert len(site.seen) < 150


# Servers that do not know the parameter.


@modes
@pytest.mark.parametrize("name", ["nothing is said", "offset", "totalCount", "Spring"])
def test_a_server_that_ignores_the_page_ends_the_walk(
    mode: str, name: str, ways: ModuleType
) -> None:
    number, way = NAMES.index(name), WAYS[name]
    times = iter(range(1000))

    def reply(_: Asked) -> Reply:
        body, headers = way.serve({}, [[1, 2], [3, 4], [5, 6]], "")
        if isinstance(body, dict):
            body = {**body, "asked_at": next(times)}
        return as_json(body, **headers)

    seen: list[int] = []

    def call(client: object) -> object:
        return getattr(client, f"way{number}").list()

    with serving(reply) as site:
        with pytest.raises(ways.WaysOfPagingError, match="same page again"):
            seen += Caller(mode, ways, "WaysOfPaging").items(site.url, call)
        assert len(site.seen) == 2


# To go on later.


@modes
@pytest.mark.parametrize("name", NAMES)
def test_a_cursor_goes_on_where_the_page_ended(
    mode: str, name: str, ways: ModuleType
) -> None:
    number, way = NAMES.index(name), WAYS[name]
    book = BOOKS["the last is short"]
    argument = _argument(ways, f"/way{number}")

    def reply(asked: Asked) -> Reply:
        url = f"http://{asked.headers['host']}{asked.path}"
        body, headers = way.serve(asked.query, book, url)
        return as_json(body, **headers)

    caller = Caller(mode, ways, "WaysOfPaging")

    def call(client: object, **arguments: object) -> object:
        return getattr(client, f"way{number}").list(**arguments)

    with serving(reply) as site:
        cursors = caller.cursors(site.url, call)
        assert len(cursors) - way.asks <= len(book)
        assert cursors[-1] is None
        for index, cursor in enumerate(cursors[: len(book) - 1]):
            found = caller.items(
                site.url,
                lambda client, cursor=cursor: call(client, **{argument: cursor}),
            )
            assert [each.id for each in found] == [
                each for page in book[index + 1 :] for each in page
            ]


def _argument(package: ModuleType, path: str) -> str:
    from importlib.resources import files

    index = json.loads((files(package) / "operations.json").read_text())
    found = [each for each in index["operations"] if each["path"] == path]
    name = found[0]["pagination"]["parameter"]
    assert isinstance(name, str)
    return name


# Links that name another scheme, or another host of the same API.


@pytest.fixture(scope="module")
def linking(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    text = """
openapi: 3.1.0
info: {title: Links, version: '1'}
servers: [{url: https://api.example.test/v1}, {url: https://eu.example.test/v1}]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [books]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: SCHEMA}}
""".replace("SCHEMA", answer(items=LIST, next=LINK))
    return built(text, "links_elsewhere", tmp_path_factory.mktemp("links"))


@modes
@pytest.mark.parametrize(
    "link",
    [
        "{here}/books?page=2",
        "/books?page=2",
        "?page=2",
        "https://{host}/books?page=2",
        "https://api.example.test/v1/books?page=2",
        "https://eu.example.test/v1/books?page=2",
        "http://internal:8000/books?page=2",
    ],
)
def test_links_to_the_same_api_are_followed_at_its_base_url(
    mode: str, link: str, linking: ModuleType
) -> None:
    def reply(asked: Asked) -> Reply:
        host = asked.headers["host"]
        following = link.format(here=f"http://{host}", host=host)
        last = asked.query.get("page") == "2"
        return as_json(
            {"items": things([2 if last else 1]), "next": None if last else following}
        )

    with serving(reply) as site:
        caller = Caller(mode, linking, "LinksElsewhere")
        found = caller.items(site.url, lambda client: client.books.list())
    assert [each.id for each in found] == [1, 2]
    assert [each.path for each in site.seen] == ["/books", "/books"]


@modes
def test_links_to_other_hosts_are_not_followed(mode: str, linking: ModuleType) -> None:
    with serving(lambda _: as_json({})) as other:

        def reply(_: Asked) -> Reply:
            return as_json({"items": things([1]), "next": f"{other.url}/more?page=2"})

        with (
            serving(reply) as site,
            pytest.raises(linking.LinksElsewhereError, match="another origin"),
        ):
            Caller(mode, linking, "LinksElsewhere").items(
                site.url, lambda client: client.books.list()
            )
    assert other.seen == []
