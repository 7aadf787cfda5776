"""Pages with the members that old ones had: `result` and `next()`."""

from __future__ import annotations

from typing import Any, TypeVar

from ..pagination.pages import AsyncPage, Page

Item = TypeVar("Item")
Body = TypeVar("Body")


class OldPage(Page[Item, Body]):
    """A page that can be asked for the next one, or for None."""

    @property
    def result(self) -> Body:
        """The body of the page."""
        return self.body

    def next(self) -> Page[Item, Body] | None:
        """Fetch the next page; None if there is none."""
        return adopted(self.next_page()) if self.has_next_page() else None


class OldAsyncPage(AsyncPage[Item, Body]):
    """An asynchronous page that can be asked for the next one, or for None."""

    @property
    def result(self) -> Body:
        """The body of the page."""
        return self.body

    async def next(self) -> AsyncPage[Item, Body] | None:
        """Fetch the next page; None if there is none."""
        return adopted(await self.next_page()) if self.has_next_page() else None


def adopted(page: Any) -> Any:  # noqa: ANN401 - a page of the same items
    """Return a page with the old members."""
    kind: Any = OldAsyncPage if isinstance(page, AsyncPage) else OldPage
    copy: Any = object.__new__(kind)
    copy.__dict__.update(page.__dict__)
    return copy
