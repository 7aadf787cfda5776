"""Operations to methods: signature, documentation and the one call, sync or async."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code
from sdkwright.frozen import dataclass, replace
from sdkwright.python.docstrings import (
    arguments_section,
    clean,
    docstring,
    errors_section,
    example_section,
    first_sentence,
    layout,
    paragraphs,
    referring,
    shortened,
)
from sdkwright.python.format import Import, break_lines
from sdkwright.python.operations.accepts import (
    DOCUMENTATION,
    EITHER,
    Spelling,
    accept_argument,
    deprecated,
    overload,
    overloaded,
    signature,
    stream_argument,
    streams_both,
    ways,
    whatever_comes,
    with_accept,
    with_stream,
)
from sdkwright.python.operations.arguments import document
from sdkwright.python.operations.constants import page_item, result_expr
from sdkwright.python.operations.requests import REQUEST, REQUEST_DOCUMENTATION
from sdkwright.python.operations.results import ResultKind, raised_errors
from sdkwright.python.operations.signatures import form_parameters, parameters_of
from sdkwright.python.types import TypeExpr
from sdkwright.python.views import EMPTY, MethodView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sdkwright.ir import Operation
    from sdkwright.python.operations.accepts import Offer
    from sdkwright.python.operations.parameters import Arguments
    from sdkwright.python.operations.results import Result
    from sdkwright.python.types import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How one mode (sync or async) spells things; methods' names have the ending."""

    prefix: str
    definition: str
    wait: str
    page: str
    ending: str = ""
    client: str = "self._client"


SYNC: Final = Mode(prefix="", definition="def", wait="", page="Page")
ASYNC: Final = Mode(
    prefix="Async", definition="async def", wait="await ", page="AsyncPager"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One operation with everything decided about it."""

    operation: Operation
    owner: str
    name: str
    constant: str
    stream: str
    arguments: Arguments
    result: Result
    paged: bool
    rule: str
    returns: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """What writes the examples in docstrings.

    Attributes:
        of_method: None where methods have none.
    """

    of_class: Callable[[Sequence[Planned], Mode], str]
    of_method: Callable[[Planned, Mode], str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method in one mode, what it returns, and the imports its class needs for it.

    Attributes:
        inside: Those that only the method's body needs.
    """

    view: MethodView
    returns: str
    imports: frozenset[Import]
    inside: frozenset[Import] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parameters:
    """The parameters of a method, which are the same in both modes.

    Attributes:
        usual: The texts of all.
        forms: Those of each way to call the method, if there are several.
        imports: What they need.
    """

    usual: list[str]
    forms: list[Spelling]
    imports: frozenset[Import]


def _parameters(context: Context, planned: Planned) -> _Parameters:
    imports: set[Import] = set()
    usual = parameters_of(context, planned.arguments, imports)
    forms = form_parameters(context, planned.arguments, imports, paged=planned.paged)
    return _Parameters(usual=usual, forms=forms, imports=frozenset(imports))


def both_methods(
    context: Context, planned: Planned, examples: Examples
) -> tuple[Method, Method]:
    """Spell a method in both modes, the synchronous one first; see :func:`method`."""
    parameters = _parameters(context, planned)
    return (
        _method(context, planned, SYNC, examples, parameters),
        _method(context, planned, ASYNC, examples, parameters),
    )


def method(context: Context, planned: Planned, mode: Mode) -> Method:
    """Spell a method in one mode, in a place that hides the names of its class."""
    return _method(context, planned, mode, None, _parameters(context, planned))


def _method(
    context: Context,
    planned: Planned,
    mode: Mode,
    examples: Examples | None,
    spelled: _Parameters,
) -> Method:
    operation = planned.operation
    returns, carrier, definition = call_of(context, planned, mode)
    imports = {Import("typing", "Unpack"), *returns.imports, *spelled.imports}
    only = operation.streaming is not None and operation.streaming.only
    constant = planned.stream if only else planned.constant
    inside: set[Import] = set()
    given = given_arguments(context, planned, inside)
    call = call_text(carrier, mode.client, constant, given)
    # A pager is awaited by whoever has called.
    wait = "" if planned.paged and not only else mode.wait
    body = break_lines(f"return {wait}{call}", 8)
    if streams_both(operation):
        body = _streamed(planned, mode, given) + body
    head = (definition, f"{planned.name}{mode.ending}")
    calls = _calls(context, planned, mode, head, returns, spelled, imports)
    overloads, parameters, returns = calls
    decorator = deprecation(operation, imports)
    write = None if examples is None else examples.of_method
    example = "" if write is None else write(planned, mode)
    view = MethodView(
        signature=signature(*head, parameters, f"{returns.text}:"),
        doc=_documentation(planned, mode, example),
        body=Code(body),
        overloads=decorated(decorator, overloads),
        decorator=decorator,
    )
    return Method(
        view=view,
        returns=returns.text,
        imports=frozenset(imports),
        inside=frozenset(inside),
    )


def _calls(
    context: Context,
    planned: Planned,
    mode: Mode,
    head: tuple[str, str],
    returns: TypeExpr,
    spelled: _Parameters,
    imports: set[Import],
) -> tuple[tuple[Code, ...], list[str], TypeExpr]:
    """Return the overloads, the parameters and the result of a method.

    Args:
        context: Where the method is.
        planned: The operation.
        mode: Sync or async.
        head: `def` or `async def`, and the method's name.
        returns: What comes back if the caller chooses nothing.
        spelled: The parameters, without those that choose what comes back.
        imports: Receives what they need.
    """
    parameters, forms = spelled.usual, spelled.forms
    every = forms or [Spelling(parameters=parameters)]
    if streams_both(planned.operation):
        streamed = stream_type(context, planned, mode)
        results = (returns.text, streamed.text, f"{returns.text} | {streamed.text}")
        imports |= streamed.imports
        asked = stream_argument(planned.operation)
        overloads = overloaded(context, *head, every, results, imports, asked)
        whole = TypeExpr((*returns.members, *streamed.members))
        parameters = with_stream(context, parameters, EITHER, imports, asked)
        return overloads, parameters, whole
    if planned.offers:
        overloads = _accepting(context, planned, head, every, returns, imports)
        whole = whatever_comes(context, planned.offers, returns)
        imports |= whole.imports
        if overloads:
            imports.add(Import("typing", "overload"))
        return overloads, accepting(context, planned, parameters, imports), whole
    overloads = tuple(overload(*head, each, returns.text, imports) for each in forms)
    return overloads, parameters, returns


def _accepting(
    context: Context,
    planned: Planned,
    head: tuple[str, str],
    forms: Sequence[Spelling],
    usual: TypeExpr,
    imports: set[Import],
) -> tuple[Code, ...]:
    """Return the overloads of a method that takes `accept`; none where one form will do."""
    found = ways(context, planned.offers, usual)
    if len(forms) * len(found) == 1:
        return ()
    return tuple(
        overload(
            *head,
            replace(form, parameters=with_accept(form.parameters, accept)),
            expr.text,
            imports,
        )
        for form in forms
        for accept, expr in found
    )


def accepting(
    context: Context, planned: Planned, parameters: list[str], imports: set[Import]
) -> list[str]:
    """Return parameters with `accept`, where there is a choice; adds the imports."""
    if not planned.offers:
        return parameters
    imports |= {
        Import("typing", "Literal"),
        context.core("Omit"),
        context.core("omit"),
    }
    accept = accept_argument(planned.offers)
    return with_accept(parameters, f"accept: {accept} | Omit = omit")


def given_arguments(context: Context, planned: Planned, imports: set[Import]) -> str:
    """Return how a method's body spells its arguments, by their names of now."""
    given = "locals()"
    if planned.arguments.request:
        module = f"{context.dots}_core.speakeasy.requests"
        imports.add(Import(module, "members_of"))
        given = "members_of(locals())"
    if not planned.arguments.renamed:
        return given
    imports.add(context.core("current_names"))
    return f"current_names(_{planned.constant}, {given})"


def _streamed(planned: Planned, mode: Mode, given: str) -> str:
    """Return how the body of a method begins that can stream."""
    carrier = f"{mode.prefix}Stream"
    call = call_text(carrier, mode.client, planned.stream, given)
    asked = stream_argument(planned.operation)
    text = break_lines(f"return {mode.wait}{call}", 12)
    return f"if {asked} is True:\n            {text}\n        "


def deprecation(operation: Operation, imports: set[Import]) -> Code:
    """Return the decorator of a deprecated operation's methods; empty for others."""
    if not operation.docs.deprecated:
        return EMPTY
    text = clean(operation.docs.deprecation) or "This operation is deprecated."
    return deprecated(text, imports)


def decorated(decorator: Code, overloads: Sequence[Code]) -> tuple[Code, ...]:
    """Return overloads with the decorator of the whole method, where they have none."""
    if not decorator:
        return tuple(overloads)
    return tuple(
        each if each.startswith("@") else Code(f"{decorator}\n    {each}")
        for each in overloads
    )


def call_of(
    context: Context, planned: Planned, mode: Mode
) -> tuple[TypeExpr, str, str]:
    """Return the result's type, the class that makes it, and `def` or `async def`.

    The class is empty where the result is that of the client's `request`.
    """
    operation = planned.operation
    if operation.streaming is not None and operation.streaming.only:
        return (
            stream_type(context, planned, mode),
            f"{mode.prefix}Stream",
            mode.definition,
        )
    if planned.paged:
        item = page_item(context, operation)
        body = result_expr(context, planned.result)
        text = f"{mode.page}[{item.text}, {body.text}]"
        imports = item.imports | body.imports | {context.core(mode.page)}
        return TypeExpr((text,), imports), mode.page, "def"
    if planned.result.kind is ResultKind.BYTES:
        name = f"{mode.prefix}BinaryResponse"
        expr = TypeExpr((name,), frozenset({context.core(name)}))
        return expr, name, mode.definition
    expr = result_expr(context, planned.result)
    return expr, "", mode.definition


def call_text(carrier: str, client: str, constant: str, arguments: str) -> str:
    """Return the call of an operation.

    Args:
        carrier: The class of its result; empty if the client returns it.
        client: How the client is spelled.
        constant: The operation's constant, without its underscore.
        arguments: The arguments.
    """
    if not carrier:
        return f"{client}.request(_{constant}, {arguments})"
    return f"{carrier}.of({client}, _{constant}, {arguments})"


def stream_type(context: Context, planned: Planned, mode: Mode) -> TypeExpr:
    """Return the type of a stream of an operation's events."""
    streaming = planned.operation.streaming
    assert streaming is not None  # the callers looked
    item = context.speller.response(streaming.item, context.place)
    name = f"{mode.prefix}Stream"
    return TypeExpr((f"{name}[{item.text}]",), item.imports | {context.core(name)})


def _documentation(planned: Planned, mode: Mode, example: str) -> Code:
    """Return the docstring: what it does, arguments, declared errors.

    The asynchronous method says what it does and leaves the rest to the synchronous method:
    a big package is half documentation.
    """
    operation = planned.operation
    docs = operation.docs
    text = paragraphs(docs)
    if not (docs.summary or docs.description):
        call = f"Call `{operation.method} {clean(operation.path)}`."
        text = f"{call}\n\n{text}".strip()
    if mode.prefix:
        method = f"{planned.owner}.{planned.name}"
        return referring(first_sentence(text), method, example)
    blocks = [layout(shortened(text, 8, clean(docs.external_url)), 8)]
    arguments = document((*planned.arguments.every, *planned.arguments.earlier))
    if arguments and streams_both(operation):
        text = "Whether to get events as they come, not one response."
        arguments.append((stream_argument(operation), text))
    if planned.offers:
        arguments.append(("accept", DOCUMENTATION))
    if planned.arguments.request:
        arguments.append((REQUEST, REQUEST_DOCUMENTATION))
    blocks += arguments_section(arguments, planned.owner, planned.name)
    blocks += errors_section(raised_errors(operation))
    if example:
        blocks.append(example_section(example, 8))
    return docstring("\n\n".join(blocks), 8)
