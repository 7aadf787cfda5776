"""Bodies that are one file are sent as they are, also where `format: byte` is said of them.

What calls the whole of `application/octet-stream` base64 means the bytes: nobody writes a
file as text and says that it is none. Only `contentEncoding` says base64 outright.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Kind
from sdkwright.ir.build import primitive
from sdkwright.refine.operations.once import WHOLE_BYTES, decided_once

if TYPE_CHECKING:
    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Operation

_FILE, _TEXT = "files", "texts"
_KEPT: Final = "The body stays a text, as an earlier build has it."
_RENAME: Final = "`gen build --rename` makes it a file, which can be uploaded."


def whole_bytes(api: Api, _config: ApiConfig, report: Report) -> Api:
    """Take bodies that the document calls base64 for files."""
    if not any(map(_is_coded, api.operations)):
        return api
    rule = decided_once(api, WHOLE_BYTES, new=_FILE, old=_TEXT)
    decisions = {**api.decisions, WHOLE_BYTES: rule}
    if rule == _FILE:
        operations = tuple(map(_plain, api.operations))
        return replace(api, operations=operations, decisions=decisions)
    for each in filter(_is_coded, api.operations):
        report.note("named-bytes", _KEPT, each.at, help=_RENAME)
    return replace(api, decisions=decisions)


def _is_coded(operation: Operation) -> bool:
    contents = operation.body.contents if operation.body is not None else ()
    return any(each.coded for each in contents)


def _plain(operation: Operation) -> Operation:
    body = operation.body
    if body is None or not _is_coded(operation):
        return operation
    contents = tuple(
        replace(each, type=primitive(Kind.BINARY), coded=False) if each.coded else each
        for each in body.contents
    )
    return replace(operation, body=replace(body, contents=contents))
