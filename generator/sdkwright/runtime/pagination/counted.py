"""The page after one where pages or items are counted.

The rules, in their order:

1. What the page says of the next one is right: a number or a URL leads on, null or nothing
   where there was something before ends the list.
2. A flag says whether there is more, or whether the page is the last.
3. The number of all pages, then that of all items, unless more of them have come already,
   or ten pages in a row had none.
4. A page without items is the last.

So a page without items does not end a list of which the server says that it goes on: some
servers filter after they have cut the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from ..frozen import dataclass, replace
from .links import linked_next
from .position import Next, PagingError, Progress, integer

if TYPE_CHECKING:
    from ..operation.pagination_styles import Offset, PageNumber
    from .position import Position

# Sent by GitLab and others, whether the document describes it or not.
_NEXT_HEADER: Final = "header:x-next-page"
_FIRSTS: Final = (0, 1)
_MOST_EMPTY: Final = 10


def next_number(paging: PageNumber, at: Position) -> Next | None:
    """Return the page after one, where pages are counted."""
    number, first = _number(paging, at)
    step = _Step.of(paging, at, begun=number == first)
    page = number - first + 1
    more = step.more
    believed = step.progress.empty < _MOST_EMPTY
    if more is None and believed:
        total = integer(at.value(paging.total_pages))
        if total is not None and (total > 0 or not at.items):
            more = page < total
    if more is None and believed:
        more = _by_total_items(paging, at, page, step.progress)
    if not (bool(at.items) if more is None else more):
        return None
    following = number + 1 if step.number is None else step.number
    arguments = at.changed(paging.parameter, following)
    return _advance(arguments, number, following, step, first)


def next_offset(paging: Offset, at: Position) -> Next | None:
    """Return the page after one, where items are counted."""
    given = integer(at.argument(paging.parameter))
    first = at.progress.first
    if first is None:
        # Begun in the middle: where it is left open, the later start is the safe one.
        first = min(1, given) if given is not None and paging.number else paging.start
    own = integer(at.value(paging.number))
    if given is None and own is not None and own in _FIRSTS:
        first = own
    offset = first if given is None else given
    step = _Step.of(paging, at, begun=offset == first)
    # Counted by what came: a server may send fewer items than it was asked for.
    came = len(at.items) or _size(paging, at) or step.progress.longest
    total = integer(at.value(paging.total_items))
    more = step.more
    if more is None and total is not None:
        reached = offset - first + came
        believed = reached <= total or not at.items
        believed = believed and step.progress.empty < _MOST_EMPTY
        more = reached < total and came > 0 if believed else None
    if not (bool(at.items) if more is None else more):
        return None
    if step.number is None and not came:
        raise PagingError(
            "The page has no items, but is said to be followed by another; how many items "
            "to skip is not known."
        )
    following = offset + came if step.number is None else step.number
    arguments = at.changed(paging.parameter, following)
    return _advance(arguments, offset, following, step, first)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What a page itself says about the next.

    Attributes:
        more: Whether there is one; None where the page does not say.
        number: Its number, or the number of items to skip.
        progress: What is known after this page.
    """

    more: bool | None
    number: int | None
    progress: Progress

    @classmethod
    def of(cls, paging: PageNumber | Offset, at: Position, *, begun: bool) -> _Step:
        """Read a page; `begun` tells whether it is the first of the list."""
        known, following = _following(paging, at)
        named = at.progress.named or bool(following)
        more: bool | None = bool(following) if known or at.progress.named else None
        flag, last = at.value(paging.has_more), at.value(paging.last)
        if flag is False or last is True:
            more = False
        elif more is None and (flag is True or last is False):
            more = True
        before = 0 if begun else at.progress.counted
        return cls(
            more=more,
            number=_number_in(following, at.names.get(paging.parameter, "")),
            progress=Progress(
                counted=None if before is None else before + len(at.items),
                longest=max(at.progress.longest, len(at.items)),
                named=named,
                empty=0 if at.items else at.progress.empty + 1,
            ),
        )


def _number(paging: PageNumber, at: Position) -> tuple[int, int]:
    """Return the number of a page, and that of the first.

    A page that was asked for without a number tells by its own where the server begins.
    """
    given = integer(at.argument(paging.parameter))
    if given is None:
        own = integer(at.value(paging.number))
        _, following = _following(paging, at)
        after = _number_in(following, at.names.get(paging.parameter, ""))
        if after is not None and after - 1 in _FIRSTS:
            own = after - 1
        number = paging.start if own is None or own not in _FIRSTS else own
        return number, number
    if at.progress.first is not None:
        return given, at.progress.first
    # Begun in the middle: where the document leaves it open, the later start is the safe one.
    return given, min(1, given) if paging.number else paging.start


def _following(paging: PageNumber | Offset, at: Position) -> tuple[bool, object]:
    """Return whether a page speaks of the next one, and what it says."""
    known, value = at.said(paging.next)
    if not known:
        known, value = at.said(_NEXT_HEADER)
    if not known and not paging.next:
        known, value = linked_next(at.info.headers.get("link"))
    return known, value


def _number_in(following: object, name: str) -> int | None:
    """Return the number that the next page is given, itself or in a URL."""
    number = integer(following)
    if number is None and isinstance(following, str) and name:
        try:
            given = parse_qs(urlsplit(following).query).get(name, [])
        except ValueError:
            return None
        return integer(given[-1]) if given else None
    return number


def _by_total_items(
    paging: PageNumber, at: Position, page: int, progress: Progress
) -> bool | None:
    """Tell from the number of all items whether there are more; None if it does not."""
    total = integer(at.value(paging.total_items))
    if total is None:
        return None
    count, size = len(at.items), _size(paging, at)
    if progress.counted is None:
        # Begun in the middle: all pages may be as long as this one. The size that was
        # asked for counts only if it comes out even: servers may send less than that.
        return count > 0 and page * count < total and (page - 1) * size + count != total
    if progress.counted > total:
        return None  # it is no number of all items
    if count:
        return progress.counted < total
    return page * (progress.longest or size) < total


def _size(paging: PageNumber | Offset, at: Position) -> int:
    return integer(at.argument(paging.size)) or 0


def _advance(
    arguments: dict[str, object],
    number: int,
    following: int,
    step: _Step,
    first: int,
) -> Next:
    if following <= number:
        raise PagingError(
            f"The page {number} says that {following} comes next, which is not after it."
        )
    return Next(
        cursor=following,
        arguments=arguments,
        progress=replace(step.progress, first=first),
    )
