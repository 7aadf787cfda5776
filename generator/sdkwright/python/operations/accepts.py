"""Arguments that choose what comes back, and the overloads that say what that is.

`accept` says which of several media types a response is asked for in, and another, mostly
`stream`, whether it comes as a stream.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, literal
from sdkwright.frozen import dataclass, replace
from sdkwright.ir import Kind
from sdkwright.ir.build import primitive
from sdkwright.ir.media import essence
from sdkwright.python.format import Import, bracketed, break_lines
from sdkwright.python.operations.results import (
    ResultKind,
    is_binary,
    is_document,
    is_text,
    plan_result,
    successes,
    text_type,
)
from sdkwright.python.types import TypeExpr, is_structure, unhidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.ir import Api, Content, Operation, Type
    from sdkwright.python.operations.results import Result
    from sdkwright.python.types import Context

LEFT_OUT: Final = " | Omit = omit"
"""The end of an argument that may be left out."""

EITHER: Final = f"bool{LEFT_OUT}"
"""The type of what asks for a stream, or not, and may be left out."""

# Tables are worth asking for, also where JSON holds the same.
_TABLES: Final = frozenset({"text/csv", "text/tab-separated-values"})
_JSON: Final = frozenset({"application/json", "text/json"})
DOCUMENTATION: Final = "The media type to ask for, where it is not to be the usual one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A media type that a response can be asked for in.

    Attributes:
        media_type: The media type.
        type: What is read from it; None for bytes.
        usual: Whether it is asked for where the caller does not choose.
    """

    media_type: str
    type: Type | None
    usual: bool


def offers_of(
    api: Api, operation: Operation, result: Result | None = None
) -> tuple[Offer, ...]:
    """Return what a caller can choose from, the usual ones first; empty without a choice.

    XML, YAML and text that hold the very object that JSON does are no choice: they would
    come back as text. Pages and streams have one form each.

    Args:
        api: The API.
        operation: The operation.
        result: What the operation gives back, if that is known already.
    """
    if operation.method == "HEAD" or operation.streaming is not None:
        return ()
    result = result or plan_result(api, operation)
    found: dict[str, Offer] = {}
    for response in successes(operation):
        contents = [each for each in response.contents if _is_choice(api, each, result)]
        if len(contents) < 2:
            continue  # the status decides, and not the caller
        for each in contents:
            usual = each.media_type in result.accept
            as_bytes = usual and result.kind is ResultKind.BYTES
            type_ = None if as_bytes else _read_as(api, each)
            offer = Offer(media_type=each.media_type, type=type_, usual=usual)
            found.setdefault(each.media_type, offer)
    every = sorted(found.values(), key=lambda each: not each.usual)
    return tuple(every) if every and every[0].usual else ()


def _is_choice(api: Api, content: Content, result: Result) -> bool:
    if content.item is not None or "*" in content.media_type:
        return False
    if content.media_type in result.accept:
        return True
    if is_document(content):
        kinds = {essence(each) for each in (content.media_type, *result.accept)}
        return not kinds <= _JSON  # two names of the same
    if is_binary(content) or not is_text(content.media_type):
        return True
    again = result.kind is ResultKind.JSON and is_structure(api, content.type)
    return not again or essence(content.media_type) in _TABLES


def _read_as(api: Api, content: Content) -> Type | None:
    if is_document(content):
        return content.type if content.type is not None else primitive(Kind.ANY)
    if is_text(content.media_type) and not is_binary(content):
        return text_type(api, content)
    return None


def accept_argument(offers: Sequence[Offer]) -> str:
    """Return the type of the `accept` argument; empty where there is no choice."""
    names = ", ".join(literal(each.media_type) for each in offers)
    return f"Literal[{names}]" if offers else ""


def offered(context: Context, offer: Offer) -> TypeExpr:
    """Return the type of what comes back for an offer, as an annotation."""
    if offer.type is None:
        return TypeExpr(("bytes",))
    return context.speller.response(offer.type, context.place)


def ways(
    context: Context, offers: Sequence[Offer], usual: TypeExpr
) -> list[tuple[str, TypeExpr]]:
    """Return the overloads of the `accept` argument, each with what comes back.

    Args:
        context: Where the method is.
        offers: What can be chosen.
        usual: What comes back if nothing is.
    """
    groups: dict[str, tuple[list[Offer], TypeExpr]] = {}
    for each in offers:
        expr = usual if each.usual else offered(context, each)
        groups.setdefault(expr.text, ([], expr))[0].append(each)
    found: list[tuple[str, TypeExpr]] = []
    for members, expr in groups.values():
        tail = " | Omit = omit" if members[0].usual else ""
        found.append((f"accept: {accept_argument(members)}{tail}", expr))
    return found


def whatever_comes(
    context: Context, offers: Sequence[Offer], usual: TypeExpr
) -> TypeExpr:
    """Return the type of what comes back, whichever media type is asked for."""
    every = [usual, *(expr for _, expr in ways(context, offers, usual))]
    members = dict.fromkeys(member for each in every for member in each.members)
    imports = frozenset(one for each in every for one in each.imports)
    return TypeExpr(tuple(members), imports)


def with_accept(parameters: Sequence[str], accept: str) -> list[str]:
    """Return the parameters of a method with the `accept` argument."""
    *others, options = parameters
    star = [] if "*" in others else ["*"]
    return [*others, *star, accept, options]


def with_stream(
    context: Context,
    parameters: list[str],
    type_: str,
    imports: set[Import],
    argument: str = "stream",
) -> list[str]:
    """Return the parameters of a method that can stream."""
    type_ = unhidden(type_, context.place.hidden, imports)
    *others, options = parameters
    star = [] if "*" in others else ["*"]
    return [*others, *star, f"{argument}: {type_}", options]


def streams_both(operation: Operation) -> bool:
    """Whether a stream is one of an operation's responses, but not the only one."""
    return operation.streaming is not None and not operation.streaming.only


def stream_argument(operation: Operation) -> str:
    """Return the argument that asks for a stream."""
    return operation.streaming.argument if operation.streaming is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """The parameters of one way to call a method, and what is said against it, if anything."""

    parameters: list[str]
    note: str = ""


def overloaded(
    context: Context,
    definition: str,
    name: str,
    forms: Sequence[Spelling],
    results: tuple[str, str, str],
    imports: set[Import],
    argument: str = "stream",
) -> tuple[Code, ...]:
    """Return the overloads of a method that can stream.

    Args:
        context: Where the method is.
        definition: `def` or `async def`.
        name: The method's.
        forms: All parameters but `stream`, for each way to call the method.
        results: What it returns without a stream, with one, and if that is not known.
        imports: Receives what the overloads need.
        argument: What asks for a stream.
    """
    imports |= {
        Import("typing", "Literal"),
        Import("typing", "overload"),
        context.core("Omit"),
        context.core("omit"),
    }
    kinds = (f"Literal[False]{LEFT_OUT}", "Literal[True]", "bool")
    # What takes any value is the last, whatever the form: it may return more than others.
    return tuple(
        overload(
            definition,
            name,
            replace(
                each,
                parameters=with_stream(
                    context, each.parameters, kind, imports, argument
                ),
            ),
            result,
            imports,
        )
        for kind, result in zip(kinds, results, strict=True)
        for each in forms
    )


def overload(
    definition: str, name: str, form: Spelling, result: str, imports: set[Import]
) -> Code:
    """Return one overload of a method, with what is said against it."""
    text = signature(definition, name, form.parameters, f"{result}: ...")
    if not form.note:
        return text
    return Code(f"{deprecated(form.note, imports)}\n    {text}")


def deprecated(text: str, imports: set[Import]) -> Code:
    """Return the decorator of what is not to be used any more."""
    imports.add(Import("typing_extensions", "deprecated"))
    return Code(break_lines(f"@deprecated({literal(' '.join(text.split()))})", 4))


def signature(definition: str, name: str, parameters: list[str], returns: str) -> Code:
    """Return everything from `def` on; what it returns ends with the colon."""
    head, tail = f"{definition} {name}", f" -> {returns}"
    return Code(bracketed(head, "(", parameters, ")", indent=4, tail=tail))
