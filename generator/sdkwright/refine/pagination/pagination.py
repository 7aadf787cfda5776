"""Find the operations that give their list page by page.

What an extension says is taken as it is; without one, paging is inferred only where the
parameters and the response leave no doubt, and a note says so. A package whose methods gave
whole responses before more words were known goes on to give them.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.refine.operations import PAGING_SIGNS, PAGING_WORDS, result
from sdkwright.refine.pagination.bare_lists import linked_parameters
from sdkwright.refine.pagination.declared import declared, fitting
from sdkwright.refine.pagination.inferred import inferred
from sdkwright.refine.pagination.response_paths import ResponseSchema
from sdkwright.refine.pagination.words import FIRST_WORDS, LATER_SIGNS, is_by_more_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Json, Operation, Paging


def paging(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Set how each operation's pages follow each other."""
    linked = cache(partial(linked_parameters, api))
    earlier = api.decisions.get(PAGING_WORDS) == FIRST_WORDS
    later = api.decisions.get(PAGING_SIGNS) == LATER_SIGNS
    operations: list[Operation] = []
    for each in api.operations:
        response = ResponseSchema(
            type=result(each), declarations=api.declarations, later=later
        )
        found, is_decided = _declared(each, api, response, report)
        if not is_decided:
            found = inferred(each, response, linked)
            known = found
            if found is None and not later:
                known = inferred(each, replace(response, later=True), linked)
            kept = found is None or (earlier and is_by_more_words(found))
            if known is not None:
                _tell(each, known, report, kept=kept)
            found = None if kept else found
        operations.append(each if found is None else replace(each, paging=found))
    return replace(api, operations=tuple(operations))


def _tell(operation: Operation, found: Paging, report: Report, *, kept: bool) -> None:
    name = operation.operation_id or operation.id
    message = f"{name} gives its list in pages, by {found.rule}."
    help = "Set x-sdkwright-pagination to false if it does not."
    if kept:
        message = f"{name} gives its whole response, as an earlier build has it."
        help = "`gen build --rename` makes pages of its list."
    report.note("paging-inferred", message, operation.at, help=help)


def _declared(
    operation: Operation, api: Api, response: ResponseSchema, report: Report
) -> tuple[Paging | None, bool]:
    """Return the paging that the document declares, and whether nothing is to be inferred."""
    if operation.streaming is not None and operation.streaming.only:
        return None, True
    found, decided = declared(operation, _defaults(api.extensions), response, report)
    if decided:
        return found, True
    shared = api.extensions.get("x-sdkwright-pagination")
    if shared is False:
        return None, True
    for scheme in shared if isinstance(shared, list) else [shared]:
        found = fitting(scheme, operation, response)
        if found is not None:
            return found, True
    return None, False


def _defaults(extensions: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return the paging that the document's root declares for operations to opt in."""
    given = extensions.get("x-fern-pagination")
    return given if isinstance(given, dict) else {}
