"""Views on resources: the same methods, giving back something else.

A view wraps a method in one line. Naming a deprecated method is itself a use of it, which
strict type checkers report, so these are written out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from generator.emit.code import Code
from generator.python.docs import docstring
from generator.python.fit import bracketed, fitted
from generator.python.methods import (
    call_of,
    deprecation,
    overloaded,
    parameters_of,
    signature,
    stream_type,
    streams_both,
    with_stream,
)
from generator.python.types import TypeExpr
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
            if each.operation.docs.deprecated
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One way to call an operation: the client's method, its operation, its result."""

    verb: str
    constant: str
    result: TypeExpr


def _answers(context: Context, planned: Planned, colour: Colour) -> tuple[_Answer, ...]:
    """Return the ways to call an operation: two where it can stream, but need not."""
    result, call, _ = call_of(context, planned, colour)
    if planned.paged and colour.prefix:
        # A view awaits, and so gets to the first page.
        name = result.text.replace(colour.page, "AsyncPage", 1)
        imports = result.imports - {context.core(colour.page)}
        result = TypeExpr((name,), imports | {context.core("AsyncPage")})
    verb = call.rpartition(".")[2]
    constant = planned.stream if verb == "stream" else planned.constant
    plain = _Answer(verb=verb, constant=constant, result=result)
    if not streams_both(planned.operation):
        return (plain,)
    result = stream_type(context, planned, colour)
    return plain, _Answer(verb="stream", constant=planned.stream, result=result)


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
    waits = flavour.wrapper == "raw" and bool(colour.prefix)
    definition = "async def" if waits else "def"
    answers = _answers(context, planned, colour)
    texts = _results(context, answers, colour, flavour, imports)
    parameters = parameters_of(context, planned, imports)
    returns = " | ".join(dict.fromkeys(texts))
    decorator = deprecation(planned.operation, imports)
    overloads: tuple[Code, ...] = ()
    if len(answers) > 1:
        if flavour.typed:
            results = (texts[0], texts[1], returns)
            overloads = overloaded(
                context, definition, planned.name, parameters, results, imports
            )
        parameters = with_stream(parameters, "bool | Omit = omit")
        imports |= {context.core("Omit"), context.core("omit")}
    function = f"{'async_' if colour.prefix else ''}{flavour.wrapper}_call"
    imports.add(context.core(function))
    return MethodView(
        signature=signature(definition, planned.name, parameters, f"{returns}:"),
        doc=docstring(f"See `{planned.owner}.{planned.name}`.", 8),
        body=_body(answers, f"return {'await ' if waits else ''}{function}"),
        overloads=tuple(Code(f"{decorator}\n    {each}") for each in overloads),
        decorator=decorator,
    )


def _results(
    context: Context,
    answers: Sequence[_Answer],
    colour: Colour,
    flavour: Flavour,
    imports: set[Import],
) -> list[str]:
    """Return what a view's method gives back for each way to call its operation."""
    kind = flavour.result
    if flavour.typed and flavour.wrapper != "raw":
        kind = f"{colour.prefix}{kind}"
    imports.add(context.core(kind))
    if not flavour.typed:
        return [kind for _ in answers]
    for each in answers:
        imports |= each.result.imports
    return [f"{kind}[{each.result.text}]" for each in answers]


def _body(answers: Sequence[_Answer], call: str) -> Code:
    """Spell the body of a view's method: the arguments, and the call it makes of them."""
    plain, *streamed = answers
    lines = ["arguments_ = locals()"]
    for each in streamed:
        lines.append("        if stream is True:")
        lines.append("            " + fitted(f"{call}{_sent(each)}", 12))
    lines.append("        " + fitted(f"{call}{_sent(plain)}", 8))
    return Code("\n".join(lines))


def _sent(answer: _Answer) -> str:
    call = f"client.{answer.verb}(_{answer.constant}, arguments_)"
    return f"(self, lambda client: {call})"
