"""What a caller can give to move on in a list: parameters of the query, or of a search's body."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sdkwright.ir import Access, Field, Location, Parameter, Record
from sdkwright.ir.media import is_json
from sdkwright.refine.operations import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.ir import Declaration, Operation

PaginationParameter: TypeAlias = Parameter | Field


def pagination_parameters(
    operation: Operation, declarations: Mapping[str, Declaration]
) -> dict[str, PaginationParameter]:
    """Return what can move on, by wire name."""
    found: dict[str, PaginationParameter] = {
        each.wire: each for each in fields(operation, declarations)
    }
    for each in operation.parameters:
        if each.location is Location.QUERY:
            found[each.wire] = each
    return found


def fields(
    operation: Operation, declarations: Mapping[str, Declaration]
) -> Iterator[Field]:
    """Yield the properties of a JSON body that is an object."""
    for content in operation.body.contents if operation.body is not None else ():
        record = resolved(content.type, declarations)
        if is_json(content.media_type) and isinstance(record, Record):
            yield from (
                each for each in record.fields if each.access is not Access.READ
            )
            return
