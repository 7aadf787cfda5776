"""Whether a POST reads a list, and does not create something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.refine.operations import segments, singular, split
from sdkwright.refine.pagination.value_types import TEXT, WHOLE
from sdkwright.refine.pagination.words import QUESTIONS, fold

if TYPE_CHECKING:
    from sdkwright.ir import Operation, Paging
    from sdkwright.refine.pagination.response_paths import ResponseSchema


def noun(operation: Operation) -> str:
    """Return what a path asks for: the last word that is no parameter."""
    last = [word for each in segments(operation.path) for word in split(each.literal)]
    return singular(last[-1]) if last else ""


def nouns(operation: Operation) -> tuple[str, ...]:
    """Return what an operation may ask for: its path's last word, and its id's.

    `GET /projects/shared` with the id `listSharedProjects` gives projects.
    """
    said = split(operation.operation_id or "")[-1:]
    return tuple(dict.fromkeys((noun(operation), *map(singular, said))))


def reads(operation: Operation, response: ResponseSchema, found: Paging) -> bool:
    """Whether a POST with a paging reads a list.

    The response says that there are pages, or repeats where it began; or the path is that of
    a question, and takes a size: `POST /flows/filter`.
    """
    if _says_pages(found):
        return True
    if not found.size_parameter:
        return False
    echo = response.find((fold(found.parameter),), WHOLE | TEXT)
    return noun(operation) in QUESTIONS or (echo is not None and len(echo) > 1)


def _says_pages(found: Paging) -> bool:
    return bool(
        found.next
        or found.has_more
        or found.last
        or found.total_pages
        or found.total_items
        or found.total_pages_header
        or found.total_items_header
        or found.next_header
    )
