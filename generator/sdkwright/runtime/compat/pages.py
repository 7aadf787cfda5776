"""Pages with the members that old ones had: `data`, `get_next_page()`, `iter_pages()`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from ..pagination.pages import AsyncPage, Page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

Item = TypeVar("Item")
Body = TypeVar("Body")

SyncPageOf: TypeAlias = Page[Item, Any]
"""What annotations of old programs mean by a class of pages, such as `SyncCursorPage`."""
AsyncPageOf: TypeAlias = AsyncPage[Item, Any]


class OldPage(Page[Item, Body]):
    """A page that also has the members of its body."""

    def get_next_page(self) -> Page[Item, Body]:
        """Fetch the next page; raises if there is none."""
        return adopted(self.next_page())

    def iter_pages(self) -> Iterator[Page[Item, Body]]:
        """Yield this page and all further ones."""
        return map(adopted, self.pages())

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the body knows
        """Return a member of the body: `page.data`, `page.has_more`."""
        return _member(self, name)


class OldAsyncPage(AsyncPage[Item, Body]):
    """An asynchronous page that also has the members of its body."""

    async def get_next_page(self) -> AsyncPage[Item, Body]:
        """Fetch the next page; raises if there is none."""
        return adopted_async(await self.next_page())

    async def iter_pages(self) -> AsyncIterator[AsyncPage[Item, Body]]:
        """Yield this page and all further ones."""
        async for page in self.pages():
            yield adopted_async(page)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the body knows
        """Return a member of the body: `page.data`, `page.has_more`."""
        return _member(self, name)


def _member(page: object, name: str) -> Any:  # noqa: ANN401 - the body knows
    body = page.__dict__.get("body")
    if name.startswith("_") or body is None:
        message = f"{type(page).__name__!r} object has no attribute {name!r}"
        raise AttributeError(message, name=name, obj=page)
    return getattr(body, name)


def adopted(page: Page[Item, Body]) -> OldPage[Item, Body]:
    """Return a page with the old members."""
    found: OldPage[Item, Body] = _copied(page, OldPage)
    return found


def adopted_async(page: AsyncPage[Item, Body]) -> OldAsyncPage[Item, Body]:
    """Return an asynchronous page with the old members."""
    found: OldAsyncPage[Item, Body] = _copied(page, OldAsyncPage)
    return found


def _copied(
    page: object, kind: type[object]
) -> Any:  # noqa: ANN401 - it is of the kind
    copy = object.__new__(kind)
    copy.__dict__.update(page.__dict__)
    return copy
