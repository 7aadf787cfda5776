"""Lists that come in pages, and what the document says about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.lint.finding import Finding, Fix
from sdkwright.refine.operations import has_list, result
from sdkwright.refine.pagination import ADVANCING, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json, Operation, Paging
    from sdkwright.lint.subject import Subject

_DECLARING: Final = "pagination"


def paging(subject: Subject) -> Iterator[Finding]:
    """Find lists with parameters for pages that are not iterated, or only by their names."""
    api = subject.api
    for operation in api.operations if api is not None else ():
        name = operation.operation_id or f"{operation.method} {operation.path}"
        found = operation.paging
        if found is not None and not found.rule.startswith("x-"):
            yield Finding(
                code="paging-inferred",
                message=f"{name} gives its list in pages, by {found.rule}.",
                at=operation.at,
                fix=_declared(operation, found),
            )
        elif found is None and api is not None:
            wires = [each.wire for each in operation.parameters]
            moving = [each for each in wires if fold(each) in ADVANCING]
            decided = any(_DECLARING in key for key in operation.extensions)
            listed = has_list(result(operation), api.declarations)
            if operation.method == "GET" and moving and listed and not decided:
                message = (
                    f"{name} has {moving[0]!r}, but nothing says how its pages follow."
                )
                yield Finding(code="list-not-paged", message=message, at=operation.at)


def _declared(operation: Operation, found: Paging) -> Fix | None:
    """Return what was inferred as our extension says it; None where it cannot."""
    headers = (found.next_header, found.total_pages_header, found.total_items_header)
    if any(headers) or found.number:
        return None
    said: dict[str, Json] = {"style": found.style.value}
    front = f"{found.within}." if found.within else ""
    texts = {
        "parameter": front + found.parameter,
        "size": found.size_parameter and front + found.size_parameter,
        "last_id": found.last_id,
    }
    paths = {
        "items": found.items,
        "next": found.next,
        "has_more": found.has_more,
        "last": found.last,
        "total_pages": found.total_pages,
        "total_items": found.total_items,
    }
    if any(set(".[]") & set(part) for path in paths.values() for part in path):
        return None
    said |= {key: value for key, value in texts.items() if value}
    said |= {key: ".".join(path) for key, path in paths.items() if path}
    if found.style.value in {"page", "offset"}:
        said["start"] = found.start
    said.setdefault("items", "")
    return Fix(
        at=operation.at,
        members={"x-sdkwright-pagination": said},
        reason=f"It was inferred by {found.rule}.",
    )
