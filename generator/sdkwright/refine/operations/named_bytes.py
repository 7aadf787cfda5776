"""Responses that are bytes under the name of a schema are bytes, as where it has no name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Kind, Primitive, Ref
from sdkwright.ir.build import primitive
from sdkwright.ir.media import is_json
from sdkwright.refine.operations.once import NAMED_BYTES, decided_once
from sdkwright.refine.operations.shapes import resolved

if TYPE_CHECKING:
    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Content, Operation, Response

_BYTES, _NAMED = "bytes", "types"
_KEPT: Final = (
    "The result stays the type that the schema names, as in an earlier build."
)
_RENAME: Final = "`gen build --rename` gives a response of bytes, which can be saved."


def named_bytes(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Take `$ref`s to schemas of bytes for what they are, in responses."""
    rule = decided_once(api, NAMED_BYTES, new=_BYTES, old=_NAMED)
    operations = tuple(_plain(api, each) for each in api.operations)
    if operations == api.operations:
        return api
    decisions = {**api.decisions, NAMED_BYTES: rule}
    if rule == _BYTES:
        return replace(api, operations=operations, decisions=decisions)
    for before, after in zip(api.operations, operations, strict=True):
        if before is not after:
            report.note("named-bytes", _KEPT, before.at, help=_RENAME)
    return replace(api, decisions=decisions)


def _plain(api: Api, operation: Operation) -> Operation:
    found = tuple(_of_response(api, each) for each in operation.responses)
    same = all(map(_is_same, found, operation.responses))
    return operation if same else replace(operation, responses=found)


def _of_response(api: Api, response: Response) -> Response:
    found = tuple(_of_content(api, each) for each in response.contents)
    same = all(map(_is_same, found, response.contents))
    return response if same else replace(response, contents=found)


def _of_content(api: Api, content: Content) -> Content:
    kind = content.media_type
    taken = is_json(kind) or kind.startswith("text/")  # others are bytes anyway
    if not isinstance(content.type, Ref) or not taken:
        return content
    plain = resolved(content.type, api.declarations)
    bytes_ = isinstance(plain, Primitive) and plain.kind is Kind.BINARY
    return replace(content, type=primitive(Kind.BINARY)) if bytes_ else content


def _is_same(one: object, other: object) -> bool:
    return one is other
