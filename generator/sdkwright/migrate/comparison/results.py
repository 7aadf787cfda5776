"""What an old method returns against what ours does: pages, streams."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.migrate.comparison.differences import Aspect, Difference, Mend
from sdkwright.migrate.surfaces import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.migrate.surfaces import OldMethod
    from sdkwright.migrate.wanted import Setting
    from sdkwright.surface import Method

_PAGE: Final = re.compile(r"\b\w*(Page|Pager|Pagination)\w*\[")
_OURS: Final = re.compile(r"\b(Async)?Page(r)?\[")
_STREAM: Final = re.compile(r"\b\w*Stream\w*\[")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFacts:
    """What else is known about what an old method and ours return.

    Attributes:
        event: The schema of the old stream's events; empty where it is not known.
        items: Where our response has the only list it has: a property, or the empty text for
            the response itself; None where it has none.
    """

    event: str = ""
    items: str | None = None


# Whose methods return pages only where they say so.
_UNPAGED: Final = frozenset(
    {Shape.STAINLESS, Shape.OPENAPI_GENERATOR, Shape.OPENAPI_PYTHON_CLIENT}
)


def result_differences(
    old: OldMethod, new: Method, key: str, shape: Shape, facts: ResultFacts
) -> Iterator[Difference]:
    """Yield what differs in what an old method and ours return."""
    was, is_ = bool(_PAGE.search(old.returns)), bool(_OURS.search(new.result))
    if is_ and not was and shape in _UNPAGED:
        mend = Mend(table=("operations", key), key="pagination", value=False)
        yield Difference(
            aspect=Aspect.RESULT,
            name=old.name,
            text="returns pages, and returned the response",
            mends=(mend,),
        )
    elif was and not is_:
        text = "returns the response, not pages"
        mends = _page_mends(old, new, key, facts.items)
        yield Difference(aspect=Aspect.RESULT, name=old.name, text=text, mends=mends)
    if _STREAM.search(old.returns) and not new.stream:
        yield Difference(
            aspect=Aspect.RESULT,
            name=old.name,
            text="does not stream",
            mends=_stream_mends(old, key, facts.event),
        )


def _page_mends(
    old: OldMethod, new: Method, key: str, items: str | None
) -> tuple[Mend, ...]:
    """Return what makes a list of items pages: `after` is the last item's id.

    Without such an argument there is one page: none follows without a `Link` header.
    """
    wires = {each.name: each.wire for each in new.arguments if each.location == "query"}
    is_list = new.result.startswith("list[")
    if (
        not is_list
        or "after" not in wires
        or "after" not in {each.name for each in old.arguments}
    ):
        if items is None:
            return ()
        alone: dict[str, Setting] = {"style": "link"}
        if items:
            alone["items"] = items
        return (Mend(table=("operations", key), key="pagination", value=alone),)
    value: dict[str, Setting] = {
        "style": "last_id",
        "parameter": wires["after"],
        "last_id": "id",
    }
    if "limit" in wires:
        value["size"] = wires["limit"]
    return (Mend(table=("operations", key), key="pagination", value=value),)


def _stream_mends(old: OldMethod, key: str, event: str) -> tuple[Mend, ...]:
    """Return what makes a method stream: `stream` switches it on."""
    names = {each.name for each in old.arguments}
    if not event or "stream" not in names:
        return ()
    selector: Setting = "stream"
    if old.verb.upper() == "GET":
        selector = {"name": "stream", "in": "query", "value": True}
    value: Setting = {"selector": selector, "event": event, "type": "sse"}
    return (Mend(table=("operations", key), key="stream", value=value),)
