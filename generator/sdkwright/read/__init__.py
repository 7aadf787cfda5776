"""From the text of a specification to the neutral model of its API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.read.api import api_of
from sdkwright.read.load import load
from sdkwright.read.validate import Strictness
from sdkwright.read.vendors import check_extensions, report_unread_extensions

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdkwright.annotations import Annotation
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Json
    from sdkwright.read.wanted import Wants
    from sdkwright.source import Source


def _anything(name: str, value: Json) -> str:
    del name, value
    return ""


def read(
    source: Source,
    report: Report,
    *,
    name: str = "",
    allow_remote: frozenset[str] = frozenset(),
    texts: dict[str, bytes] | None = None,
    strict: bool = False,
    wants: Wants | None = None,
    annotations: tuple[Annotation, ...] = (),
    extension_fault: Callable[[str, Json], str] = _anything,
) -> Api | None:
    """Read a specification.

    Args:
        source: Where the entry document is.
        report: Where findings go.
        name: What the API is called; its title where this is empty.
        allow_remote: Hosts that references may be fetched from.
        texts: Receives the text of every document, by name.
        strict: Whether everything is refused that a full validator refuses.
        wants: Whether an operation is wanted; None for all of them.
        annotations: What the configuration says about nodes of the documents.
        extension_fault: Says of one of our extensions and its value what is wrong.

    Returns:
        The API, or None if the report says why there is none.
    """
    strictness = Strictness.STRICT if strict else Strictness.NORMAL
    loaded = load(
        source,
        report,
        allow_remote=allow_remote,
        strictness=strictness,
        wants=wants,
        annotations=annotations,
    )
    if loaded is None:
        return None
    found = loaded.texts()
    if texts is not None:
        texts.update(found)
    if report.failed:
        # What is wrong is known; an API made of it would only repeat it.
        return None
    report_unread_extensions(found.values(), report)
    if any(b"x-sdkwright-" in each for each in found.values()):
        check_extensions(loaded.root, report, extension_fault)
    api = api_of(loaded, report, name)
    skipped = tuple(
        (str(each.pointer), each.message)
        for each in report.contained
        if each.pointer is not None and each.code != "operation-skipped"
    )
    return replace(api, skipped=skipped)
