"""Say of each declaration whether it is sent, comes back, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Access, Extra, Literals, Primitive, Record
from sdkwright.ir.api_walk import events, inputs, outputs
from sdkwright.ir.walk import reachable, references, types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Declaration, Type


def usage(api: Api, _config: ApiConfig, _report: Report) -> Api:
    """Set `is_input` and `is_output` of every declaration."""
    sent = [target for each in api.operations for target in _targets(inputs(each))]
    sent += _targets(iter(api.kept))
    received = [target for each in api.operations for target in _targets(outputs(each))]
    received += _targets(events(api))
    received += _targets(iter(api.kept))
    is_input = reachable(_graph(api, Access.READ), sent)
    is_output = reachable(_graph(api, Access.WRITE), received)
    return replace(
        api,
        declarations={
            id: replace(each, is_input=id in is_input, is_output=id in is_output)
            for id, each in api.declarations.items()
        },
    )


def _targets(found: Iterator[Type]) -> Iterator[str]:
    for type in found:
        yield from references(type)


def _graph(api: Api, without: Access) -> dict[str, list[str]]:
    """Return what refers to what, leaving out properties that do not travel that way."""
    return {
        id: [
            target
            for type in _types(each, without)
            if not isinstance(type, (Primitive, Literals))
            for target in references(type)
        ]
        for id, each in api.declarations.items()
    }


def _types(declaration: Declaration, without: Access) -> Iterator[Type]:
    if not isinstance(declaration, Record):
        yield from types(declaration)
        return
    for field in declaration.fields:
        if field.access is not without:
            yield field.type
    if not isinstance(declaration.extra, Extra):
        yield declaration.extra
