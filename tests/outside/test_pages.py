"""Lists that come in pages, as public APIs hand them out: nothing is lost, nothing repeated."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import ModuleType

import pytest

from tests.corpus.shared import SHARED, needs
from tests.effort import sample
from tests.outside.page_servers import LIST, NULLABLE, Book, Way, answer, counted, whole
from tests.outside.page_ways import BOOKS, NAMES, WAYS, document
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
@pytest.mark.parametrize("name", sample(NAMES, one_in=3))
def test_every_item_comes_once(name: str, pages: str, ways: ModuleType) -> None:
    book = BOOKS[pages]
    found, requests = walk("sync", ways, name, book)
    assert found == [each for page in book for each in page]
    assert len(book) <= requests <= len(book) + WAYS[name].asks


@pytest.mark.parametrize("mode", MODES[1:])
@pytest.mark.parametrize("name", sample(NAMES, one_in=5))
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
@pytest.mark.parametrize(
    "name", sample([each for each in NAMES if WAYS[each].parameters], one_in=5)
)
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
