"""What a caller can give to move on in a list: parameters of the query, or of a search's body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.ir import (
    Access,
    Field,
    Kind,
    Location,
    Nullable,
    Parameter,
    Primitive,
    Record,
)
from sdkwright.ir.media import is_json
from sdkwright.refine.operations import resolved
from sdkwright.refine.pagination.words import ADVANCING_NAMES, HOLDERS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.ir import Declaration, Operation, Type
    from sdkwright.refine.pagination.response_paths import ResponseSchema

PaginationParameter: TypeAlias = Parameter | Field
# The kinds of values that take part in paging.
TEXT: Final = frozenset({Kind.STRING, Kind.UUID, Kind.ANY, Kind.BASE64})
WHOLE: Final = frozenset({Kind.INTEGER, Kind.NUMBER})
FLAG: Final = frozenset({Kind.BOOLEAN})


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


def find_parameter(
    operation: Operation,
    names: Iterable[str],
    response: ResponseSchema,
    kinds: frozenset[Kind],
) -> PaginationParameter | None:
    """Return the parameter with the first of some names that has a fitting kind.

    One that is deprecated counts only where no other one moves on.

    Args:
        operation: The operation.
        names: Folded names, the best first.
        response: The type of its response.
        kinds: The kinds that fit.
    """
    given = pagination_parameters(operation, response.declarations)
    current = {wire: each for wire, each in given.items() if not _is_deprecated(each)}
    if not ADVANCING_NAMES.isdisjoint(map(fold, current)):
        given = current
    found = _by_name(given)
    for name in names:
        parameter = found.get(name)
        if parameter is not None and kind_of(parameter.type, response) in kinds:
            return parameter
    return None


def _by_name(
    given: dict[str, PaginationParameter],
) -> dict[str, PaginationParameter]:
    """Return parameters by folded name; the members of options are found by their own too.

    gRPC gateways write `listOptions.continue` for the member of an object.
    """
    found = {fold(wire): each for wire, each in reversed(given.items())}
    for wire, each in given.items():
        holder, _, name = wire.rpartition(".")
        if fold(holder) in HOLDERS:
            found.setdefault(fold(name), each)
    return found


def _is_deprecated(parameter: PaginationParameter) -> bool:
    docs = parameter.docs
    return docs.deprecated or any(map(docs.mentions, ("DEPRECATED", "Deprecated")))


def kind_of(type: Type, response: ResponseSchema) -> Kind | None:
    """Return the kind of a type, or of what it is where it is not null."""
    return response.kind(type.type if isinstance(type, Nullable) else type)


def is_text(type: Type | Record | None) -> bool:
    """Whether a type is that of texts."""
    return isinstance(type, Primitive) and type.kind is Kind.STRING


def is_url(type: Type | Record | None) -> bool:
    """Whether a type is that of URLs, by its format."""
    return isinstance(type, Primitive) and dict(type.constraints).get("format") in {
        "uri",
        "url",
        "uri-reference",
    }
