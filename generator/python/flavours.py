"""Views on resources: the same methods, giving back something else.

A view wraps a method in one line. Naming a deprecated method is itself a use of it, which
strict type checkers report, so these are written out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.emit.code import Code
from generator.python.constants import result_expr
from generator.python.docs import docstring
from generator.python.fit import bracketed, fitted
from generator.python.methods import deprecation, parameters_of, signature
from generator.python.results import ResultKind
from generator.python.views import MethodView, WrapperView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.python.context import Context
    from generator.python.imports import Import
    from generator.python.methods import Colour, Planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Flavour:
    """One way to look at a resource.

    Attributes:
        wrapper: The runtime's function that wraps a method.
        result: What the wrapped methods give back, and whether that is generic.
    """

    attribute: str
    suffix: str
    wrapper: str
    result: str
    typed: bool
    doc: str


FLAVOURS: Final = (
    Flavour(
        attribute="with_raw_response",
        suffix="WithRawResponse",
        wrapper="raw",
        result="APIResponse",
        typed=True,
        doc="The same methods, giving the whole response.",
    ),
    Flavour(
        attribute="with_streaming_response",
        suffix="WithStreamingResponse",
        wrapper="streaming",
        result="StreamedCall",
        typed=True,
        doc="The same methods, giving the response before its body is read.",
    ),
    Flavour(
        attribute="prepare",
        suffix="Prepare",
        wrapper="prepared",
        result="PreparedRequest",
        typed=False,
        doc="The same methods, giving the request without sending it.",
    ),
)


def wrapper(
    context: Context,
    class_name: str,
    planned: Sequence[Planned],
    colour: Colour,
    flavour: Flavour,
    imports: set[Import],
) -> WrapperView:
    """Spell a view's class; adds the imports it needs."""
    name = f"{colour.prefix}{class_name}"
    function = f"async_{flavour.wrapper}" if colour.prefix else flavour.wrapper
    kept = [each.name for each in planned if not each.operation.docs.deprecated]
    imports.add(context.core(f"{colour.prefix}View"))
    if kept:
        imports.add(context.core(function))
    lines = (
        bracketed(f"{each} = {function}", "(", [f"{name}.{each}"], ")", indent=4)
        for each in kept
    )
    return WrapperView(
        head=Code(
            fitted(f"class {name}{flavour.suffix}({colour.prefix}View[{name}]):")
        ),
        doc=docstring(f"`{name}`: {flavour.doc[0].lower()}{flavour.doc[1:]}", 4),
        lines=tuple(Code(line) for line in lines),
        methods=tuple(
            _written_out(context, each, colour, flavour, imports)
            for each in planned
            if each.operation.docs.deprecated and _is_plain(each)
        ),
    )


def _is_plain(planned: Planned) -> bool:
    """Whether a method is one call of `request`; others have no view when deprecated."""
    plain = planned.result.kind is not ResultKind.BYTES
    return plain and not planned.paged and planned.operation.streaming is None


def _written_out(
    context: Context,
    planned: Planned,
    colour: Colour,
    flavour: Flavour,
    imports: set[Import],
) -> MethodView:
    """Spell a view's method in full, with its deprecation."""
    # A view names its methods before this one, and `list` may be among them.
    context = replace(context, place=replace(context.place, builtins=True))
    result = result_expr(context, planned.result)
    raw = flavour.wrapper == "raw"
    kind = (
        flavour.result
        if raw or not flavour.typed
        else f"{colour.prefix}{flavour.result}"
    )
    function = f"{'async_' if colour.prefix else ''}{flavour.wrapper}_call"
    imports |= result.imports | {context.core(kind), context.core(function)}
    parameters = parameters_of(context, planned, imports)
    waits = raw and bool(colour.prefix)
    returns = f"{kind}[{result.text}]" if flavour.typed else kind
    wait = "await " if waits else ""
    return MethodView(
        signature=signature(
            "async def" if waits else "def", planned.name, parameters, f"{returns}:"
        ),
        doc=docstring(f"See `{planned.owner}.{planned.name}`.", 8),
        body=Code(
            fitted(f"return {wait}{function}(self, _{planned.constant}, locals())", 8)
        ),
        decorator=deprecation(planned.operation, imports),
    )
