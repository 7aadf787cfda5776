"""The shape of a path and its response: collection, item, or something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.ir import Alias, ListOf, Nullable, Record, Ref
from sdkwright.ir.media import is_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir import Declaration, Field, Operation, Response, Type

_PARAMETER: Final = re.compile(r"\{[^{}]*\}")
_VERSION: Final = re.compile(
    r"v?\d+(\.\d+)*((alpha|beta|rc|preview)\d*)?|\d{4}-\d{2}(-\d{2})?"
)
_SUFFIX: Final = re.compile(r"\.(json|xml|csv)$")
_PREFIXES: Final = frozenset({"api", "apis", "rest", "public", "latest"})
# Lists of these are beside what was asked for.
_FAULTS: Final = frozenset({"errors", "warnings"})
# What list responses call their list.
LIST_NAMES: Final = (
    "data",
    "items",
    "results",
    "result",
    "hits",
    "records",
    "value",
    "values",
    "entries",
    "list",
    "content",
    "rows",
    "elements",
    "edges",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One segment of a path; `literal` is empty where it is a parameter alone."""

    literal: str
    parameter: bool


def segments(path: str) -> tuple[Segment, ...]:
    """Return the segments of a path that mean something: not `api`, not `v1`."""
    return tuple(
        Segment(
            literal=_PARAMETER.sub(" ", part).strip(" ():@.,;="),
            parameter=_PARAMETER.search(part) is not None,
        )
        for part in segments_text(path)
    )


def segments_text(path: str) -> tuple[str, ...]:
    """Return the same segments as they are written."""
    plain = _SUFFIX.sub("", path.split("?", 1)[0].split("#", 1)[0])
    parts = [part for part in plain.split("/") if part]
    # The first version and prefix segments only say where the API begins.
    while parts and _is_prefix(parts[0].lower()):
        del parts[0]
    return tuple(parts)


def _is_prefix(segment: str) -> bool:
    return segment in _PREFIXES or _VERSION.fullmatch(segment) is not None


def success(operation: Operation) -> Response | None:
    """Return the response of a successful call."""
    good = [each for each in operation.responses if each.status.startswith("2")]
    if good:
        return min(good, key=lambda each: (not each.contents, each.status))
    default = [each for each in operation.responses if each.status == "default"]
    return default[0] if default else None


def result(operation: Operation) -> Type | None:
    """Return the type of an operation's JSON response."""
    response = success(operation)
    for content in response.contents if response is not None else ():
        if is_json(content.media_type) and content.type is not None:
            return content.type
    return None


def resolved(
    type: Type | None, declarations: Mapping[str, Declaration]
) -> Type | Record | None:
    """Return what a type is behind names and "or null"."""
    for _ in range(20):
        if isinstance(type, Nullable):
            type = type.type
        if not isinstance(type, Ref):
            return type
        target = declarations.get(type.target)
        if not isinstance(target, Alias):
            return target
        type = target.type
    return type


def list_of(
    type: Type | None, declarations: Mapping[str, Declaration]
) -> tuple[tuple[str, ...], Type] | None:
    """Return where the list in a response is, and the type of its items.

    The response itself, a property with one of the usual names, or the only property that is
    a list.
    """
    plain = resolved(type, declarations)
    if isinstance(plain, ListOf):
        return (), plain.item
    if not isinstance(plain, Record):
        return None
    lists = _lists(plain, declarations)
    for name in LIST_NAMES:
        if name in lists:
            return (name,), lists[name]
    wanted = {name: item for name, item in lists.items() if name not in _FAULTS}
    if not wanted and not _has_object(plain, declarations):
        wanted = lists
    if len(wanted) == 1:
        return next(((name,), item) for name, item in wanted.items())
    return None


def holds_lists(record: Record, declarations: Mapping[str, Declaration]) -> bool:
    """Whether an object has lists of its own, those of what went wrong apart."""
    return not _FAULTS.issuperset(_lists(record, declarations))


def _lists(record: Record, declarations: Mapping[str, Declaration]) -> dict[str, Type]:
    return {
        field.wire: inner.item
        for field in record.fields
        if isinstance(inner := resolved(field.type, declarations), ListOf)
    }


def _has_object(record: Record, declarations: Mapping[str, Declaration]) -> bool:
    """Whether an answer has an object: then a list of what went wrong only goes with it."""
    types = (resolved(each.type, declarations) for each in record.fields)
    return any(isinstance(each, Record) for each in types)


def has_list(type: Type | None, declarations: Mapping[str, Declaration]) -> bool:
    """Whether there is a list in a response, at most two objects deep."""
    level = [resolved(type, declarations)]
    for _ in range(3):
        if any(isinstance(each, ListOf) for each in level):
            return True
        level = [
            resolved(field.type, declarations)
            for each in level
            if isinstance(each, Record)
            for field in each.fields
        ]
    return False


def field_of(record: Record, wire: str) -> Field | None:
    """Return the property with a wire name."""
    return next((each for each in record.fields if each.wire == wire), None)
