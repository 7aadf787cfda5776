"""An example of each method: the statements behind `client = ...()` that call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import Code
from sdkwright.python.docs import snippets
from sdkwright.python.docs.snippets import Subject
from sdkwright.python.operations import ResultKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context


def method_examples(
    context: Context,
    client: str,
    module: str,
    planned: Mapping[str, tuple[str, Planned]],
) -> dict[str, Code]:
    """Return the example of every method, by operation id.

    Args:
        context: Knows the types.
        client: The client's class.
        module: Where it is imported from.
        planned: Dotted Python path and plan, by operation id.
    """
    return {
        key: _example(
            Subject(
                context=context, module=module, client=client, path=path, planned=each
            )
        )
        for key, (path, each) in planned.items()
    }


def _example(subject: Subject) -> Code:
    streaming = subject.planned.operation.streaming
    if streaming is not None and streaming.only:
        return Code("\n".join(snippets.stream_lines(subject)))
    match subject.planned.result.kind:
        case ResultKind.BYTES:
            return Code("\n".join(snippets.download_lines(subject)))
        case ResultKind.NONE:
            return Code(subject.call("client."))
        case ResultKind.JSON | ResultKind.TEXT:
            return Code("\n".join(snippets.first_lines(subject)))
