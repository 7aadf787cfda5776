"""From the text of a specification to the neutral model of its API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.read.api import api_of
from sdkwright.read.load import load
from sdkwright.read.vendors import report_unread_extensions

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api
    from sdkwright.source import Source


def read(
    source: Source,
    report: Report,
    *,
    name: str = "",
    allow_remote: frozenset[str] = frozenset(),
    texts: dict[str, bytes] | None = None,
) -> Api | None:
    """Read a specification.

    Args:
        source: Where the entry document is.
        report: Where findings go.
        name: What the API is called; its title where this is empty.
        allow_remote: Hosts that references may be fetched from.
        texts: Receives the text of every document, by name.

    Returns:
        The API, or None if the report says why there is none.
    """
    loaded = load(source, report, allow_remote=allow_remote)
    if loaded is None:
        return None
    found = loaded.texts()
    if texts is not None:
        texts.update(found)
    if report.failed:
        # What is wrong is known; an API made of it would only repeat it.
        return None
    report_unread_extensions(found.values(), report)
    return api_of(loaded, report, name)
