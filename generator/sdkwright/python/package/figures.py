"""What a build has made of each API, in figures, and the names that it doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import Doubt, Summary
from sdkwright.ir import Priority
from sdkwright.python.names import Spelling, identifier, spelling_of
from sdkwright.python.operations import method_scope
from sdkwright.python.package.replacements import custom_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.python.client import ApiPlan
    from sdkwright.python.operations import Planned


def summary(plan: ApiPlan) -> Summary:
    """Count what an API's client has."""
    every = [planned for _, planned in plan.planned.values()]
    return Summary(
        name=plan.client.module,
        resources=sum(bool(each.path) for each in plan.tree.every),
        methods=len(every),
        pages=sum(each.paged for each in every),
        streams=sum(each.operation.streaming is not None for each in every),
        doubts=tuple(sorted(_doubts(plan), key=lambda each: each.name)),
        custom=tuple(custom_lines(plan)),
    )


def _doubts(plan: ApiPlan) -> Iterator[Doubt]:
    for path, planned in plan.planned.values():
        reason = _reason(planned, spelling_of(plan.api))
        if reason:
            operation = planned.operation
            yield Doubt(
                name=path, key=operation.operation_id or operation.id, reason=reason
            )


def _reason(planned: Planned, spelling: Spelling) -> str:
    """Return why a name may not be the best one; empty for nearly all."""
    candidate = planned.operation.candidate
    if candidate is None or candidate.priority is Priority.OVERRIDE:
        return ""
    if candidate.rule.startswith("gen.lock"):
        return ""  # people know it by now
    plain = identifier(method_scope(planned.operation), candidate.text, spelling)
    if planned.name != plain:
        return f"another operation is called {plain}"
    if "cut to" in candidate.rule:
        return "the whole name is too long"
    if planned.name.endswith("_"):
        return "the plain name is a word of Python or one of the client's own"
    return ""
