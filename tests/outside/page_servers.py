"""What a way of paging is: how a document describes it, and how a server does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

THING = "{type: object, required: [id], properties: {id: {type: integer}}}"
LIST = f"{{type: array, items: {THING}}}"


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


def in_texts(query: Query, book: Book, url: str) -> Served:
    """Return what DocuSign says of its pages: numbers as texts, and half a URL."""
    flat = [each for page in book for each in page]
    longest = max(map(len, book), default=1) or 1
    start = int(query.get("start_position", "0"))
    end = min(start + longest, len(flat))
    body: dict[str, object] = {
        "items": things(flat[start:end]),
        "totalSetSize": str(len(flat)),
        "startPosition": str(start),
    }
    if end < len(flat):
        body["nextUri"] = f"/items?start_position={end}"
    return body, {}


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


def cursor_headed(query: Query, book: Book, _: str) -> Served:
    index = int(query.get("cursor", "c0")[1:])
    headers = {} if is_last(index, book) else {"x-next-cursor": f"c{index + 1}"}
    return at(book, index), headers


def linked(query: Query, book: Book, url: str, name: str = "page") -> Served:
    index = int(query.get(name, 1)) - 1
    if is_last(index, book):
        return at(book, index), {}
    return at(book, index), {"link": f'<{url}?{name}={index + 2}>; rel="next"'}


def url_of(index: int, book: Book, url: str, first: int = 1) -> str | None:
    return None if is_last(index, book) else f"{url}?page={index + first + 1}"
