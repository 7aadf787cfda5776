"""Paginated operations as constants: where the items are, and what leads to the next page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Unpack

from .operation import Details, Operation

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from .pagination_styles import Paging

Item = TypeVar("Item")
Body = TypeVar("Body")
T = TypeVar("T")


class PagedOperation(Operation[Body], Generic[Item, Body]):
    """An operation that returns one page of a longer list."""

    def __init__(
        self,
        method: str,
        path_template: str,
        result: Callable[[], TypeForm[Body]],
        *,
        items: Callable[[Body], Iterable[Item] | None] | None = None,
        paging: Paging,
        **details: Unpack[Details],
    ) -> None:
        super().__init__(method, path_template, result, **details)
        given: Any = items or _itself
        self.items: Callable[[Body], Iterable[Item] | None] = lambda body: (
            None if body is None else given(body)
        )
        self.paging = paging


def _itself(body: T) -> T:
    return body
