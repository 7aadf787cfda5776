"""Results as texts of a bounded size, and cursors that lead to what is left of them."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from math import inf
from typing import Any, Final, cast

import anyio

from ..errors.errors import SDKError
from ..index.results import MISSING, at_pointer, plain, to_json
from ..index.values import ValueTextError

LONGEST: Final = 20_000
PATIENCE: Final = 20.0
_KEPT: Final = 32


class CursorError(ValueError):
    """A cursor that is not known, or not any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a result."""

    text: str
    cursor: str = ""
    note: str = ""


class Rest:
    """What is left of a result."""

    async def take(self) -> tuple[str, Rest | None, str]:
        raise NotImplementedError

    async def close(self) -> None:
        """Release what it holds."""


@dataclass(frozen=True, slots=True)
class Text(Rest):
    """A text from a place on."""

    text: str
    start: int = 0

    async def take(self) -> tuple[str, Rest | None, str]:
        end = self.start + LONGEST
        left = Text(self.text, end) if end < len(self.text) else None
        return self.text[self.start : end], left, ""


@dataclass(slots=True, kw_only=True)
class Items(Rest):
    """The items of pages, or the events of a stream, as far as they were not taken."""

    items: AsyncIterator[object]
    line: Callable[[object], str]
    stop: Callable[[], Awaitable[None]]
    most: int | None = None
    patience: float = inf
    _waiting: list[str] = field(default_factory=list[str])

    async def take(self) -> tuple[str, Rest | None, str]:
        lines, self._waiting = self._waiting, []
        ended, note = False, ""
        scope = anyio.move_on_after(self.patience)
        try:
            with scope:
                ended = await self._collect(lines)
        except SDKError as error:
            if not lines:
                raise
            ended, note = True, f"The rest failed: {error}"
        if scope.cancelled_caught:
            ended = True
            note = f"The stream was open after {self.patience:g} seconds, and is closed now."
        if ended:
            await self.close()
        if not lines and not note:
            note = "There are no items."
        return "\n".join(lines), None if ended else self, note

    async def _collect(self, lines: list[str]) -> bool:
        most, self.most = self.most, None
        size = sum(map(len, lines))
        async for item in self.items:
            line = self.line(item)
            if lines and size + len(line) > LONGEST:
                self._waiting = [line]
                return False
            lines.append(line)
            size += len(line) + 1
            if most is not None and len(lines) >= most:
                return False
        return True

    async def close(self) -> None:
        await self.stop()


@dataclass(slots=True)
class _Kept:
    rest: Rest
    part: Part | None = None
    lock: anyio.Lock = field(default_factory=anyio.Lock)


class Results:
    """The results of which parts are left, by cursor."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    async def first(self, rest: Rest) -> Part:
        return await self._take(rest)

    async def next(self, cursor: str) -> Part:
        kept = self._kept.get(cursor)
        if kept is None:
            raise CursorError(
                "This cursor is not known, or not any more: make the call again."
            )
        async with kept.lock:
            if kept.part is None:
                kept.part = await self._take(kept.rest)
            return kept.part

    async def close(self) -> None:
        for kept in self._kept.values():
            await kept.rest.close()
        self._kept.clear()

    async def _take(self, rest: Rest) -> Part:
        text, left, note = await rest.take()
        cursor = ""
        if left is not None:
            cursor = secrets.token_urlsafe(9)
            self._kept[cursor] = _Kept(left)
        while len(self._kept) > _KEPT:
            _, old = self._kept.popitem(last=False)
            if all(each.rest is not old.rest for each in self._kept.values()):
                await old.rest.close()
        return Part(text=text, cursor=cursor, note=note)


async def rest_of(
    value: Any,  # noqa: ANN401 - any result
    query: str,
    mask: Callable[[str], str],
) -> Rest:
    from ..pagination.pages import AsyncPage
    from ..streams.stream import AsyncStream

    def line(item: object) -> str:
        return mask(to_json(_part(plain(item), query, missing=None)))

    kind = cast("type[object]", type(value))
    if issubclass(kind, AsyncStream):
        return Items(items=value, line=line, stop=value.close, patience=PATIENCE)
    if issubclass(kind, AsyncPage):
        items = _items(value)
        most = len(value.items) if value.has_next_page() else None
        return Items(items=items, line=line, stop=items.aclose, most=most)
    if value is None:
        return Text("The call succeeded; it has no result.")
    part = _part(plain(value), query, missing=MISSING)
    if part is MISSING:
        raise ValueTextError(f"The result has nothing at {query!r}.")
    return Text(mask(part if isinstance(part, str) else to_json(part)))


async def _items(
    page: Any,  # noqa: ANN401 - a page of any items
) -> AsyncGenerator[object, None]:
    async for item in page:
        yield item


def _part(data: object, query: str, missing: object) -> object:
    found = at_pointer(data, query) if query else data
    return missing if found is MISSING else found
