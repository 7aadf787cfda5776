"""What a caller can give to move on in a list: parameters of the query, or of a search's body."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.ir import Access, Field, Location, Parameter, Record
from generator.ir.media import is_json
from generator.refine.shapes import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.ir import Declaration, Operation

Mover: TypeAlias = Parameter | Field


def movers(
    operation: Operation, declarations: Mapping[str, Declaration]
) -> dict[str, Mover]:
    """Return what can move on, by wire name."""
    found: dict[str, Mover] = {
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
