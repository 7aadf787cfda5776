"""What could not be spelled as the document has it, said once and with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.ir import ListOf, Nullable
from sdkwright.ir.media import is_form, is_json
from sdkwright.python.operations import (
    fields_of,
    is_opaque,
    is_text,
    offers_of,
    successes,
    unasked,
)
from sdkwright.python.types import is_encodable, is_structure, is_without_parts

_MEDIA_TYPE: Final = re.compile(r"[^\s/;,]+/[^\s/;,]+\s*(;|$)")

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Content, Operation


def report_untyped_media(api: Api, report: Report) -> None:
    """Report the bodies and responses that only text or bytes can be made of."""
    for operation in api.operations:
        if operation.skipped is None:
            _parameters(api, operation, report)
            _media_types(operation, report)
            _body(api, operation, report)
            _responses(api, operation, report)
            _servers(operation, report)


def _media_types(operation: Operation, report: Report) -> None:
    """Report what stands in the place of a media type and is none (RFC 9110, 8.3.1)."""
    body = operation.body
    contents = [*(body.contents if body is not None else ())]
    for response in operation.responses:
        contents.extend(response.contents)
    for each in contents:
        if not _MEDIA_TYPE.match(each.media_type):
            report.warning(
                "media-type-not-typed",
                f"{each.media_type!r} is no media type, such as 'application/json'.",
                each.at,
            )


def _parameters(api: Api, operation: Operation, report: Report) -> None:
    for each in operation.parameters:
        media = each.content
        if media and not is_json(media) and is_structure(api, each.type):
            report.warning(
                "media-type-not-typed",
                f"No typed value can be written as `{media}`: give the parameter"
                f" {each.wire!r} as text.",
                each.at,
            )
        type_ = each.type.type if isinstance(each.type, Nullable) else each.type
        nested = isinstance(type_, ListOf) and isinstance(type_.item, ListOf)
        if nested and each.content is None:
            report.warning(
                "parameter-nested",
                f"No style is defined for lists in the list {each.wire!r}: they are "
                "written as JSON.",
                each.at,
            )


def _body(api: Api, operation: Operation, report: Report) -> None:
    contents = operation.body.contents if operation.body is not None else ()
    for each in contents:
        _parts(api, each, report)
        if is_without_parts(api, each):
            report.warning(
                "media-type-not-typed",
                f"`{each.media_type}` of a text or bytes has no parts: it is sent as it "
                "is given, and only `extra_headers` can say what its boundary is. "
                "Declare an object with a property for each part.",
                each.at,
            )
    some = any(is_encodable(api, each) for each in contents)
    for each in contents:
        if not is_encodable(api, each):
            what = "is left out, as the body has others" if some else "is taken as text"
            report.warning(
                "media-type-not-typed",
                f"No typed value can be written as `{each.media_type}`: it {what}.",
                each.at,
            )


def _parts(api: Api, content: Content, report: Report) -> None:
    if not is_form(content.media_type):
        return
    fields = {each.wire: each for each in fields_of(api, content.type)}
    for each in content.encodings:
        field = fields.get(each.property)
        if field is not None and is_opaque(api, field, each):
            report.warning(
                "media-type-not-typed",
                f"No typed value can be written as `{each.content_type}`: the part "
                f"{each.property!r} is taken as text.",
                field.at,
            )
        for header in each.headers:
            report.note(
                "part-header",
                f"The header {header.wire!r} of the part {each.property!r} has no "
                "argument: it can be given with a file, as the tuple's fourth member.",
                header.at,
            )


def _is_undecoded(api: Api, content: Content) -> bool:
    """Whether there is a type for a response that nothing can decode."""
    plain = is_json(content.media_type) or content.item is not None
    return not plain and is_structure(api, content.type)


def _servers(operation: Operation, report: Report) -> None:
    if len(operation.servers) > 1:
        report.warning(
            "operation-servers",
            f"Only the first of the {len(operation.servers)} servers of this operation "
            "is asked.",
            operation.servers[1].at,
        )


def _responses(api: Api, operation: Operation, report: Report) -> None:
    offered = {each.media_type for each in offers_of(api, operation)}
    for response in successes(operation):
        others = unasked(api, response)
        for each in response.contents:
            lost = each in others and each.media_type not in offered
            text = is_text(each.media_type)
            what = f"comes back as {'text' if text else 'bytes'}"
            what = "is not asked for" if lost else what
            if lost or _is_undecoded(api, each):
                report.note(
                    "media-type-not-typed",
                    f"A response in `{each.media_type}` {what}.",
                    each.at,
                )
