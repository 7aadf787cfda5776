"""Text laid out by black's rules, so that black has nothing to change.

Most statements need little thought: a bracketed construct stays on its line if it fits;
else its content moves to a line of its own; else each item gets a line and a trailing
comma. What that does not settle is left to :mod:`sdkwright.python.format.line_breaking`, which goes about
it as black does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.python.format.line_breaking import broken, broken_item
from sdkwright.python.format.tokens import LINE_LENGTH, STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOTTED: Final = re.compile(r"[\w.]+")
_TARGET: Final = re.compile(r"\w+(?:: \w+)? = \w+(?:\.\w+)?")
_ARGUMENT: Final = r"(?:lambda \w+: )?[\w.]+(?:\([\w., ]*\))?"
# Calls without choice: of what has a name, with several plain arguments.
_CALL: Final = re.compile(
    rf"(return (?:await )?[\w.]+)\(({_ARGUMENT}(?:, {_ARGUMENT})+)\)"
)


def break_lines(text: str, indent: int = 0) -> str:
    """Lay out a statement that is given on one line.

    Args:
        text: In black's own spacing; without trailing commas but those of single tuples.
        indent: Columns it starts at; the first line is not indented, the others are.
    """
    if indent + len(text) <= LINE_LENGTH:
        return text
    plain = _CALL.fullmatch(text)
    if plain and indent + len(plain[1]) < LINE_LENGTH:
        inner = indent + STEP
        if inner + len(plain[2]) <= LINE_LENGTH:
            return f"{plain[1]}(\n{' ' * inner}{plain[2]}\n{' ' * indent})"
    return broken(text, indent)


def bracketed(
    head: str,
    opening: str,
    items: Sequence[str],
    closing: str,
    *,
    indent: int = 0,
    tail: str = "",
) -> str:
    """Lay out the statement `head(items)tail`.

    Args:
        head: What stands before the bracket.
        opening: The opening bracket.
        items: What stands inside, each on one line.
        closing: The closing bracket.
        indent: Columns it starts at; the first line is not indented, the others are.
        tail: What stands after the bracket.
    """
    content = ", ".join(items)
    whole = f"{head}{opening}{content}{closing}{tail}"
    room = LINE_LENGTH - indent
    if len(whole) <= room:
        return whole
    called = head[-1:].isalnum() or head[-1:] in {"_", "]"}
    several = len(items) > 1 or _is_call_of_a_name(head, items, tail)
    if not several or not called or max(len(head), len(tail)) >= room:
        return broken(whole, indent)
    outer, inner = " " * indent, " " * (indent + STEP)
    if len(content) <= room - STEP:
        return f"{head}{opening}\n{inner}{content}\n{outer}{closing}{tail}"
    if len(items) < 2:
        return broken(whole, indent)
    parameter = head.startswith(("def ", "async def "))
    lines = [
        (
            f"{inner}{item},\n"
            if len(item) < room - STEP
            else f"{inner}{broken_item(item, indent + STEP, parameter=parameter)}\n"
        )
        for item in items
    ]
    return f"{head}{opening}\n{''.join(lines)}{outer}{closing}{tail}"


def _is_call_of_a_name(head: str, items: Sequence[str], tail: str) -> bool:
    """Whether it is `name: Final = function(Class.name)`, which leaves black no choice."""
    if len(items) != 1 or tail:
        return False
    return bool(_DOTTED.fullmatch(items[0]) and _TARGET.fullmatch(head))


def assigned(target: str, head: str, items: Sequence[str], *, indent: int = 0) -> str:
    """Lay out the statement `target = head(items)`."""
    return bracketed(f"{target} = {head}", "(", items, ")", indent=indent)


def typed(head: str, members: Sequence[str], *, indent: int = 0, tail: str = "") -> str:
    """Lay out a statement around a union of types, such as `name: A | B = None`.

    Args:
        head: What stands before the type, with its space.
        members: The union's members; mostly one.
        indent: Columns that the first line starts at.
        tail: What stands behind the type.
    """
    return break_lines(f"{head}{' | '.join(members)}{tail}", indent)


def typed_call(
    name: str, members: Sequence[str], called: str, items: Sequence[str], *, indent: int
) -> str:
    """Lay out the statement `name: A | B = called(items)`, as black does.

    Args:
        name: The variable.
        members: The members of the union that is its type; mostly one.
        called: The name of what is called.
        items: The arguments, each on one line.
        indent: Columns it starts at; the first line is not indented, the others are.
    """
    whole = " | ".join(members)
    head = f"{name}: {whole} = {called}"
    if indent + len(head) + 1 <= LINE_LENGTH:
        return bracketed(head, "(", items, ")", indent=indent)
    # The type goes in parentheses, and the call behind them as it fits.
    inner = " " * (indent + STEP)
    widest = max(map(len, members)) + 2 * (len(members) > 1)
    value_fits = indent + len(f"{name}: {whole} = (") <= LINE_LENGTH
    alone = len(members) == 1 and members[0].endswith("]")
    if value_fits or alone or indent + STEP + widest > LINE_LENGTH:
        # The value may rather go in parentheses, or a member be broken itself.
        return broken(f"{head}({', '.join(items)})", indent)
    if indent + STEP + len(whole) > LINE_LENGTH:
        whole = f"\n{inner}| ".join(members)
    tail = bracketed(f") = {called}", "(", items, ")", indent=indent)
    return f"{name}: (\n{inner}{whole}\n{' ' * indent}{tail}"
