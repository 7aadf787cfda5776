"""Fake pages in an operation's pagination style, made from their items."""

from __future__ import annotations

from collections.abc import Sequence
from json import loads
from typing import TYPE_CHECKING, Any, Final, TypeGuard, assert_never
from urllib.parse import parse_qs, urlsplit

from ..models.decode import decoder
from ..models.typeforms import alternatives, literal_values
from ..models.values import complete, is_list, is_mapping, to_json
from ..operation.operation import Operation
from ..operation.paged import PagedOperation
from ..operation.pagination_styles import (
    Cursor,
    LastId,
    LinkHeader,
    NextUrl,
    Offset,
    PageNumber,
)
from ..pagination.position import HEADER, value_at
from .fake_calls import FakeError
from .fake_replies import Wire

if TYPE_CHECKING:
    from ..models.typeforms import Form
    from .fake_calls import FakeCall

_CURSOR: Final = "page-"
_PARAMETER: Final = "fake-page"
_DEEPEST: Final = 8
_FILLINGS: Final = (
    *(b"null", b'""', b"0", b"false", b"[]", b"{}"),
    *(b'"1970-01-01T00:00:00Z"', b'"1970-01-01"'),
    b'"00000000-0000-0000-0000-000000000000"',
)


def is_paged(
    operation: Operation[object],
) -> TypeGuard[PagedOperation[object, object]]:
    return isinstance(operation, PagedOperation)


class _Probe:
    """Records attribute access, to find the path of the items in a body."""

    def __init__(self, path: tuple[str, ...] = ()) -> None:
        self.path = path

    def __getattr__(self, name: str) -> _Probe:
        return _Probe((*self.path, name))

    __getitem__ = __getattr__


def page_wire(call: FakeCall, pages: Sequence[object]) -> Wire:
    operation = call.operation
    assert is_paged(operation)  # checked by the caller
    paged = _PageList(operation, pages)
    index = paged.index(call)
    if index >= len(pages):
        return paged.wire(call, (), index)
    return paged.wire(call, pages[index], index)


def only_page(call: FakeCall, items: object) -> Wire:
    operation = call.operation
    assert is_paged(operation)  # checked by the caller
    return _PageList(operation, [items]).wire(call, items, 0)


class _PageList:
    """The pages of one operation."""

    def __init__(
        self, operation: PagedOperation[object, object], pages: Sequence[object]
    ) -> None:
        self._operation = operation
        self._paging = operation.paging
        self._form: Form = operation.result()
        probe: Any = _Probe()
        found: object = operation.items(probe)
        self._items_path = found.path if isinstance(found, _Probe) else ()
        self._items = [self._items_of(page) for page in pages]

    def _items_of(self, page: object) -> list[object]:
        body = complete(page)
        if is_mapping(body):
            body = value_at(body, ".".join(self._wire_path(self._items_path))) or ()
        if not is_list(body):
            raise FakeError(
                f"A page is its items, or its whole body, not {page!r:.100}."
            )
        return list(body)

    def index(self, call: FakeCall) -> int:
        paging = self._paging
        match paging:
            case PageNumber():
                requested = value_at(call.arguments, paging.parameter)
                return requested - paging.start if isinstance(requested, int) else 0
            case Offset():
                requested = value_at(call.arguments, paging.parameter)
                return self._at_offset(requested if isinstance(requested, int) else 0)
            case Cursor() | LastId():
                requested = value_at(call.arguments, paging.parameter)
                known = [self._cursor(number) for number in range(len(self._items))]
                return self._find(call, requested, known)
            case NextUrl() | LinkHeader():
                query = parse_qs(urlsplit(call.request.url).query)
                return int(query.get(_PARAMETER, ["0"])[0])
            case _:
                assert_never(paging)

    def _at_offset(self, offset: int) -> int:
        begins = 0
        for index, items in enumerate(self._items):
            if begins >= offset:
                return index
            begins += len(items)
        return len(self._items)

    def _find(self, call: FakeCall, requested: object, known: list[object]) -> int:
        if requested is None:
            return 0
        texts = [str(each) for each in known[:-1]]
        if str(requested) in texts:
            return texts.index(str(requested)) + 1
        raise FakeError(
            f"{call} asks for a page that no other page has named; "
            f"they name {', '.join(texts) or 'none'}."
        )

    def _cursor(self, index: int) -> object:
        if isinstance(self._paging, LastId):
            items = self._items[index]
            return value_at(items[-1], self._paging.id) if items else None
        assert isinstance(self._paging, Cursor)  # other styles have none
        form = self._form_at(tuple(self._paging.next.split(".")))
        text = f"{_CURSOR}{index + 2}"
        return (
            text if form is None or _fits(form, to_json(text, complete)) else index + 2
        )

    def wire(self, call: FakeCall, page: object, index: int) -> Wire:
        given = complete(page)
        body: object = dict(given) if is_mapping(given) else self._items_of(given)
        if self._items_path and not is_mapping(given):
            whole: dict[str, object] = {}
            self._put(whole, self._items_path, body)
            body = whole
        link = self._set_next(body, call, index)
        filled = _filled(self._form, body, 0)
        return Wire.of(200, (to_json(filled, complete),), "application/json", link)

    def _set_next(self, body: object, call: FakeCall, index: int) -> dict[str, str]:
        paging, last = self._paging, index >= len(self._items) - 1
        match paging:
            case PageNumber() | Offset():
                return self._count(paging, body, call, index)
            case Cursor():
                self._set(body, paging.has_more, not last)
                if not last:
                    self._set(body, paging.next, self._cursor(index))
            case LastId():
                self._set(body, paging.has_more, not last)
            case NextUrl():
                if not last:
                    self._set(body, paging.next, _url(call, index + 1))
            case LinkHeader():
                if not last:
                    return {"link": f'<{_url(call, index + 1)}>; rel="next"'}
            case _:
                assert_never(paging)
        return {}

    def _count(
        self, paging: PageNumber | Offset, body: object, call: FakeCall, index: int
    ) -> dict[str, str]:
        last = index >= len(self._items) - 1
        counts = isinstance(paging, PageNumber)
        here = index if counts else sum(map(len, self._items[:index]))
        after = here + (1 if counts else len(self._items[index]) if not last else 0)
        told: dict[str, object] = {
            paging.number: paging.start + here,
            paging.has_more: not last,
            paging.last: last,
            paging.total_items: sum(map(len, self._items)),
        }
        if isinstance(paging, PageNumber):
            told[paging.total_pages] = len(self._items)
        if not last:
            told[paging.next] = self._following(paging, call, paging.start + after)
        headers: dict[str, str] = {}
        for place, value in told.items():
            if place.startswith(HEADER):
                headers[place.removeprefix(HEADER)] = str(value)
            else:
                self._set(body, place, value)
        return headers

    def _following(
        self, paging: PageNumber | Offset, call: FakeCall, number: int
    ) -> object:
        form = self._form_at(tuple(paging.next.split(".")))
        if paging.next.startswith(HEADER) or form is None:
            return number
        if _fits(form, to_json(number)):
            return number
        specs = call.operation.plan.query
        wires = [spec.quoted for spec in specs if spec.python == paging.parameter]
        address = call.request.address
        query = f"{wires[0]}={number}" if wires else ""
        return f"{address.origin}{address.path}?{query}"

    def _set(self, body: object, path: str, value: object) -> None:
        keys = tuple(path.split("."))
        if path and value_at(body, ".".join(self._wire_path(keys))) is None:
            self._put(body, keys, value)

    def _put(self, body: object, keys: tuple[str, ...], value: object) -> None:
        *parents, last = self._wire_path(keys)
        for name in parents:
            body = body.setdefault(name, {}) if _is_object(body) else None
        if _is_object(body):
            body[last] = value

    def _wire_path(self, keys: tuple[str, ...]) -> list[str]:
        names: list[str] = []
        for depth, name in enumerate(keys):
            form = self._form_at(keys[:depth])
            names.append(_field(form, name)[0])
        return names

    def _form_at(self, keys: tuple[str, ...]) -> Form | None:
        form: Form | None = self._form
        for name in keys:
            form = _field(form, name)[1]
        return form


def _url(call: FakeCall, index: int) -> str:
    address = call.request.address
    return f"{address.origin}{address.path}?{_PARAMETER}={index}"


def _field(form: Form | None, name: str) -> tuple[str, Form | None]:
    for token in () if form is None else alternatives(form):
        known = getattr(token, "model_fields", {}).get(name)
        if known is not None:
            return known.serialization_alias or name, known.annotation
    return name, None


def _filled(form: Form, data: object, depth: int) -> object:
    if not _is_object(data) or depth > _DEEPEST:
        return data
    whole = dict(data)
    for token in alternatives(form):
        for name, field in getattr(token, "model_fields", {}).items():
            wire = field.serialization_alias or name
            if wire in whole:
                whole[wire] = _filled(field.annotation, whole[wire], depth + 1)
            elif field.is_required():
                whole[wire] = _filling(field.annotation, depth + 1)
    return whole


def _filling(form: Form, depth: int) -> object:
    for text in _FILLINGS:
        if _fits(form, text):
            return loads(text)
    for token in alternatives(form):
        if values := literal_values(token):
            return values[0]
    return _filled(form, {}, depth)


def _is_object(data: object) -> TypeGuard[dict[str, object]]:
    return isinstance(data, dict)


def _fits(form: Form, data: bytes) -> bool:
    try:
        decoder(form).exact(data, strict=True)
    except ValueError:
        return False
    return True
