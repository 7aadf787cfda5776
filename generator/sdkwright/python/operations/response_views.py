"""Views on resources: the same methods, giving back something else.

A view wraps a method in one line, in another way if it has overloads; `Final` declares it, so that every type checker takes
the wrapper's result for its type (typing specification, "Type inference rules" for
distributed packages). Naming a deprecated method is itself a use of it, which strict type
checkers report, so these are written out; so are those with overloads for earlier names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code
from sdkwright.frozen import dataclass, replace
from sdkwright.python.docstrings import docstring
from sdkwright.python.format import Import, bracketed, break_lines
from sdkwright.python.operations.accepts import (
    EITHER,
    Spelling,
    overload,
    overloaded,
    signature,
    stream_argument,
    streams_both,
    whatever_comes,
    with_stream,
)
from sdkwright.python.operations.methods import (
    accepting,
    call_of,
    call_text,
    decorated,
    deprecation,
    given_arguments,
    stream_type,
)
from sdkwright.python.operations.signatures import form_parameters, parameters_of
from sdkwright.python.types import TypeExpr
from sdkwright.python.views import MethodView, WrapperView

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from sdkwright.python.operations.methods import Mode, Planned
    from sdkwright.python.types import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseView:
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


RESPONSE_VIEWS: Final = (
    ResponseView(
        attribute="with_raw_response",
        suffix="WithRawResponse",
        wrapper="raw",
        result="APIResponse",
        typed=True,
        doc="The same methods, giving the whole response.",
    ),
    ResponseView(
        attribute="with_streaming_response",
        suffix="WithStreamingResponse",
        wrapper="streaming",
        result="StreamedCall",
        typed=True,
        doc="The same methods, giving the response before its body is read.",
    ),
    ResponseView(
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
    mode: Mode,
    response_view: ResponseView,
    with_overloads: Container[str],
    imports: set[Import],
) -> WrapperView:
    """Spell a view's class; adds the imports it needs."""
    name = f"{mode.prefix}{class_name}"
    context = _within(context, planned)
    apart = [each for each in planned if _is_apart(each, with_overloads)]
    # Requests are the same in both modes: that view has its methods from the other one, or
    # those of the other resource, where some are written out.
    owner = name if response_view.typed else class_name
    inherited = name != owner and not apart
    kept = [] if inherited else [each.name for each in planned if each not in apart]
    base = f"{class_name}{response_view.suffix}"
    if not inherited:
        kind = f"{mode.prefix}View" if response_view.typed else "PrepareView"
        base = f"{kind}[{owner}]"
        imports.add(context.core(kind))
    waits = "async_" if mode.prefix and name == owner else ""
    wrapping = f"{waits}{response_view.wrapper}"
    if kept:
        imports |= {Import("typing", "Final"), context.core(wrapping)}
    lines = [
        Code(_wrapped(owner, each, wrapping, overloads=each in with_overloads))
        for each in kept
    ]
    said = f"{response_view.doc[0].lower()}{response_view.doc[1:]}"
    return WrapperView(
        head=Code(break_lines(f"class {name}{response_view.suffix}({base}):")),
        doc=docstring(f"`{name}`: {said}", 4),
        lines=tuple(lines),
        methods=tuple(
            _written_out(context, each, mode, response_view, imports) for each in apart
        ),
    )


def _within(context: Context, planned: Sequence[Planned]) -> Context:
    """Return the place where a view's methods are: they are named before those written out."""
    hidden = frozenset(each.name for each in planned)
    return replace(context, place=replace(context.place, hidden=hidden))


def _is_apart(planned: Planned, with_overloads: Container[str]) -> bool:
    """Whether a view has a method written out.

    Not every type checker finds the earlier names that stand in a wrapped method's overloads.
    """
    renamed = planned.arguments.is_renamed and planned.name in with_overloads
    return renamed or planned.operation.docs.deprecated


def _wrapped(owner: str, name: str, function: str, *, overloads: bool) -> str:
    """Spell a view's method in one line."""
    how = f"{function}.forms" if overloads else function
    return bracketed(f"{name}: Final = {how}", "(", [f"{owner}.{name}"], ")", indent=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class _ResponseMode:
    """One way to call an operation: the class of its result, its operation, its result."""

    carrier: str
    constant: str
    result: TypeExpr


def _response_modes(
    context: Context, planned: Planned, mode: Mode
) -> tuple[_ResponseMode, ...]:
    """Return the ways to call an operation: two where it can stream, but need not."""
    result, carrier, _ = call_of(context, planned, mode)
    if planned.paged and mode.prefix:
        # A view awaits, and so gets to the first page.
        name = result.text.replace(mode.page, "AsyncPage", 1)
        imports = result.imports - {context.core(mode.page)}
        result = TypeExpr((name,), imports | {context.core("AsyncPage")})
    result = whatever_comes(context, planned.offers, result)
    streamed = f"{mode.prefix}Stream"
    constant = planned.stream if carrier == streamed else planned.constant
    plain = _ResponseMode(carrier=carrier, constant=constant, result=result)
    if not streams_both(planned.operation):
        return (plain,)
    result = stream_type(context, planned, mode)
    return plain, _ResponseMode(
        carrier=streamed, constant=planned.stream, result=result
    )


def _written_out(
    context: Context,
    planned: Planned,
    mode: Mode,
    response_view: ResponseView,
    imports: set[Import],
) -> MethodView:
    """Spell a view's method in full, with its deprecation."""
    waits = response_view.wrapper == "raw" and bool(mode.prefix)
    definition = "async def" if waits else "def"
    modes = _response_modes(context, planned, mode)
    texts = _results(context, modes, mode, response_view, imports)
    imports |= {context.core(each.carrier) for each in modes if each.carrier}
    parameters = parameters_of(context, planned.arguments, imports)
    parameters = accepting(context, planned, parameters, imports)
    returns = " | ".join(dict.fromkeys(texts))
    decorator = deprecation(planned.operation, imports)
    head = definition, planned.name
    forms = form_parameters(context, planned.arguments, imports, paged=planned.paged)
    overloads = tuple(overload(*head, each, returns, imports) for each in forms)
    asked = stream_argument(planned.operation)
    if len(modes) > 1:
        if response_view.typed:
            results = (texts[0], texts[1], returns)
            forms = forms or [Spelling(parameters=parameters)]
            overloads = overloaded(context, *head, forms, results, imports, asked)
        parameters = with_stream(context, parameters, EITHER, imports, asked)
        imports |= {context.core("Omit"), context.core("omit")}
    given = given_arguments(context, planned, imports)
    function = f"{'async_' if mode.prefix else ''}{response_view.wrapper}_call"
    imports.add(context.core(function))
    call = f"return {'await ' if waits else ''}{function}"
    return MethodView(
        signature=signature(definition, planned.name, parameters, f"{returns}:"),
        doc=docstring(f"See `{planned.owner}.{planned.name}`.", 8),
        body=_body(modes, given, call, asked),
        overloads=decorated(decorator, overloads),
        decorator=decorator,
    )


def _results(
    context: Context,
    modes: Sequence[_ResponseMode],
    mode: Mode,
    response_view: ResponseView,
    imports: set[Import],
) -> list[str]:
    """Return what a view's method gives back for each way to call its operation."""
    kind = response_view.result
    if response_view.typed and response_view.wrapper != "raw":
        kind = f"{mode.prefix}{kind}"
    imports.add(context.core(kind))
    if not response_view.typed:
        return [kind for _ in modes]
    for each in modes:
        imports |= each.result.imports
    return [f"{kind}[{each.result.text}]" for each in modes]


def _body(modes: Sequence[_ResponseMode], given: str, call: str, asked: str) -> Code:
    """Spell the body of a view's method: the arguments, and the call it makes of them."""
    plain, *streamed = modes
    lines = [f"arguments_ = {given}"]
    for each in streamed:
        lines.append(f"        if {asked} is True:")
        lines.append("            " + break_lines(f"{call}{_sent(each)}", 12))
    lines.append("        " + break_lines(f"{call}{_sent(plain)}", 8))
    return Code("\n".join(lines))


def _sent(response_mode: _ResponseMode) -> str:
    carrier, constant = response_mode.carrier, response_mode.constant
    call = call_text(carrier, "client", constant, "arguments_")
    return f"(self, lambda client: {call})"
