"""What could not be spelled as the document has it, said once and with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.python.bodies import is_encodable, is_json
from generator.python.results import is_text

if TYPE_CHECKING:
    from generator.diagnostics import Report
    from generator.ir import Api, Operation


def remark(api: Api, report: Report) -> None:
    """Report the bodies and answers that only text or bytes can be made of."""
    for operation in api.operations:
        if operation.skipped is None:
            _body(operation, report)
            _responses(operation, report)


def _body(operation: Operation, report: Report) -> None:
    contents = operation.body.contents if operation.body is not None else ()
    some = any(is_encodable(each) for each in contents)
    for each in contents:
        if not is_encodable(each):
            what = "is left out, as the body has others" if some else "is taken as text"
            report.warning(
                "media-type-not-typed",
                f"no typed value can be written as `{each.media_type}`: it {what}",
                each.at,
            )


def _responses(operation: Operation, report: Report) -> None:
    for response in operation.responses:
        typed = any(is_json(each.media_type) for each in response.contents)
        for each in response.contents:
            if each.media_type.endswith("xml") and is_text(each.media_type):
                what = "is not asked for" if typed else "comes back as text"
                report.note(
                    "media-type-not-typed",
                    f"an answer in `{each.media_type}` {what}",
                    each.at,
                )
