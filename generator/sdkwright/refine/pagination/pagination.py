"""Find the operations that give their list page by page.

What an extension says is taken as it is; without one, paging is inferred only where the
parameters and the response leave no doubt, and a note says so.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.refine.operations import result
from sdkwright.refine.pagination.bare_lists import linked_parameters
from sdkwright.refine.pagination.declared import declared, fitting
from sdkwright.refine.pagination.inferred import inferred
from sdkwright.refine.pagination.response_paths import ResponseSchema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Json, Operation, Paging


def paging(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Set how each operation's pages follow each other."""
    linked = cache(partial(linked_parameters, api))
    return replace(
        api,
        operations=tuple(
            (
                replace(each, paging=found)
                if (found := _paging(each, api, report, linked)) is not None
                else each
            )
            for each in api.operations
        ),
    )


def _paging(
    operation: Operation,
    api: Api,
    report: Report,
    linked: Callable[[], frozenset[str]],
) -> Paging | None:
    response = ResponseSchema(type=result(operation), declarations=api.declarations)
    if operation.streaming is not None and operation.streaming.only:
        return None
    found, decided = declared(operation, _defaults(api.extensions), response, report)
    if decided:
        return found
    shared = api.extensions.get("x-sdkwright-pagination")
    if shared is False:
        return None
    for scheme in shared if isinstance(shared, list) else [shared]:
        found = fitting(scheme, operation, response)
        if found is not None:
            return found
    found = inferred(operation, response, linked)
    if found is not None:
        report.note(
            "paging-inferred",
            f"{operation.operation_id or operation.id} gives its list in pages, "
            f"by {found.rule}.",
            operation.at,
            help="Set x-sdkwright-pagination to false if it does not.",
        )
    return found


def _defaults(extensions: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return the paging that the document's root declares for operations to opt in."""
    given = extensions.get("x-fern-pagination")
    return given if isinstance(given, dict) else {}
