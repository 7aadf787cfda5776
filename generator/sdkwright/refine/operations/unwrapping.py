"""Answers that are but the inside of an envelope: `{"data": {...}}` gives what `data` has.

Only what callers get changes. The response as it came keeps all, and pages read the envelope.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Record
from sdkwright.ir.build import nullable
from sdkwright.ir.media import is_json
from sdkwright.refine.operations.shapes import field_of, resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Content, Operation, Response, Type

_UNWRAP: Final = "x-sdkwright-unwrap"


def unwrap(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Set what is inside of the envelopes of responses, where it is said to unwrap them.

    What the root says holds for those that have the property; who says so of one operation
    means it.
    """
    shared = api.extensions.get(_UNWRAP)
    if shared is None and not any(
        _UNWRAP in each.extensions for each in api.operations
    ):
        return api
    found: list[Operation] = []
    for each in api.operations:
        own = each.extensions.get(_UNWRAP)
        name = own if own is not None else shared
        inside = _inside(each, name, api) if isinstance(name, str) else None
        if inside is None and isinstance(own, str):
            report.warning(
                "unwrap-impossible",
                f"The responses have no envelope with {own!r}, or pages or several media"
                " types; they are left as they are.",
                each.at / _UNWRAP,
            )
        found.append(each if inside is None else inside)
    return replace(api, operations=tuple(found))


def _inside(operation: Operation, name: str, api: Api) -> Operation | None:
    """Return an operation whose responses are what is inside; None where that cannot be."""
    if operation.paging is not None:
        return None
    wholes = [*_wholes(operation)]
    types = [_type(each, name, api) for each in wholes]
    inner = [each for each in types if each is not None]
    if not inner or len(inner) < len(wholes):
        return None
    return replace(
        operation,
        responses=tuple(_unwrapped(each, name, api) for each in operation.responses),
    )


def _wholes(operation: Operation) -> Iterator[Content]:
    """Yield the contents of a successful response that are no streams."""
    for response in operation.responses:
        if response.status.startswith("2"):
            yield from (each for each in response.contents if each.item is None)


def _type(content: Content, name: str, api: Api) -> Type | None:
    """Return the type of the property that an envelope has; None where there is none."""
    record = resolved(content.type, api.declarations)
    field = field_of(record, name) if isinstance(record, Record) else None
    if field is None or not is_json(content.media_type):
        return None
    return field.type if field.required else nullable(field.type)


def _unwrapped(response: Response, name: str, api: Api) -> Response:
    if not response.status.startswith("2"):
        return response
    contents = tuple(
        (
            replace(each, type=_type(each, name, api), inside=name)
            if each.item is None
            else each
        )
        for each in response.contents
    )
    return replace(response, contents=contents)
