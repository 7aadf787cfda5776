"""Overloads of methods, and the text of a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.code import Code, literal
from sdkwright.frozen import replace
from sdkwright.python.format import Import, bracketed, break_lines
from sdkwright.python.operations.accepts import LEFT_OUT, with_stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.python.operations.signatures import Spelling
    from sdkwright.python.types import Context


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
