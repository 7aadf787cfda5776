"""Text laid out by black's rules, so that black has nothing to change.

A bracketed construct stays on its line if it fits; else its content moves to a line of its
own; else each item gets a line and a trailing comma. A union that is too long is put into
parentheses, and then each member gets a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE_LENGTH: Final = 88
_STEP: Final = 4
_OPENING: Final = {"(": ")", "[": "]", "{": "}"}
_CLOSING: Final = frozenset(_OPENING.values())
_FUNCTION: Final = ("def ", "async def ")


def bracketed(
    head: str,
    opening: str,
    items: Sequence[str],
    closing: str,
    *,
    indent: int = 0,
    tail: str = "",
    extra: int = 0,
) -> str:
    """Lay out `head(items)tail`; the first line is not indented, the others are.

    Args:
        head: What stands before the bracket.
        opening: The opening bracket.
        items: What stands inside; an item of several lines is laid out for `indent + 4`.
        closing: The closing bracket.
        indent: Columns that the first line starts at.
        tail: What stands after the bracket on its line.
        extra: Columns needed behind it, such as for a comma.
    """
    content = ", ".join(items)
    whole = f"{head}{opening}{content}{closing}{tail}"
    if not items or (
        "\n" not in content and indent + len(whole) + extra <= LINE_LENGTH
    ):
        return whole
    outer, inner = " " * indent, " " * (indent + _STEP)
    together = len(items) == 1 or not _is_display(head)
    # A single item needs a comma to be a tuple, which `Required[X]` must not become.
    is_tuple = together and opening == "(" and _is_display(head)
    # A function's only parameter gets one, as a list of several would.
    is_only = head.startswith(_FUNCTION) and "," not in content
    comma = "," if is_tuple or is_only else ""
    if (
        together
        and "\n" not in content
        and indent + _STEP + len(content) + len(comma) <= LINE_LENGTH
    ):
        return f"{head}{opening}\n{inner}{content}{comma}\n{outer}{closing}{tail}"
    comma = "," if len(items) > 1 or head.startswith(_FUNCTION) else comma
    body = "".join(
        f"{inner}{fitted(item, indent + _STEP, extra=len(comma))}{comma}\n"
        for item in items
    )
    return f"{head}{opening}\n{body}{outer}{closing}{tail}"


def _is_display(head: str) -> bool:
    """Whether a bracket holds a list, tuple or dict, and not arguments."""
    return not (head[-1:].isalnum() or head[-1:] in {"_", ")", "]"})


def assigned(target: str, head: str, items: Sequence[str], *, indent: int = 0) -> str:
    """Lay out `target = head(items)`.

    Where not even the head fits, the call moves into parentheses; where the target is too
    long for these, its own last bracket is broken.
    """
    if indent + len(f"{target} = {head}(") <= LINE_LENGTH:
        return bracketed(f"{target} = {head}", "(", items, ")", indent=indent)
    inner = " " * (indent + _STEP)
    if indent + len(f"{target} = (") <= LINE_LENGTH:
        deeper = [item.replace("\n", "\n" + " " * _STEP) for item in items]
        call = bracketed(head, "(", deeper, ")", indent=indent + _STEP)
        return f"{target} = (\n{inner}{call}\n{' ' * indent})"
    parts = _scan(target)
    front = bracketed(
        parts.head,
        parts.opening,
        parts.items,
        parts.closing,
        indent=indent,
        tail=" = " + "(" * 88,
    )
    last = front.rsplit("\n", 1)[1].rstrip("(")
    body = bracketed(f"{last.strip()} {head}", "(", items, ")", indent=indent)
    return front.rsplit("\n", 1)[0] + "\n" + " " * indent + body


def typed(
    head: str,
    members: Sequence[str],
    *,
    indent: int = 0,
    tail: str = "",
    extra: int = 0,
) -> str:
    """Lay out `head` and a union of types, such as `name: A | B = None`.

    Args:
        head: What stands before the type, with its space.
        members: The union's members; mostly one.
        indent: Columns that the first line starts at.
        tail: What stands behind the type.
        extra: Columns needed behind it, such as for a comma.
    """
    whole = f"{head}{' | '.join(members)}{tail}"
    if indent + len(whole) + extra <= LINE_LENGTH:
        return whole
    outer, inner = " " * indent, " " * (indent + _STEP)
    content = " | ".join(members)
    if tail and not extra and indent + len(f"{head}{content} = (") <= LINE_LENGTH:
        return f"{head}{content} = (\n{inner}{tail.removeprefix(' = ')}\n{outer})"
    if len(members) == 1:
        return (
            fitted(whole, indent) if not tail else _one(head, members[0], tail, indent)
        )
    if indent + _STEP + len(content) > LINE_LENGTH:
        content = fitted(content, indent + _STEP, extra=0)
    return f"{head}(\n{inner}{content}\n{outer}){tail}"


def _one(head: str, member: str, tail: str, indent: int) -> str:
    """Lay out a type that is no union, before a default value."""
    parts = _scan(member)
    if not parts.closing:
        inner = " " * (indent + _STEP)
        return f"{head}(\n{inner}{member}\n{' ' * indent}){tail}"
    name, tail = f"{head}{parts.head}", parts.rest + tail
    return bracketed(
        name, parts.opening, parts.items, parts.closing, indent=indent, tail=tail
    )


def fitted(text: str, indent: int, *, extra: int = 1) -> str:
    """Break one line that does not fit: a union by its members, else its last bracket.

    Args:
        text: The line; what has several lines already is left alone.
        indent: Columns it starts at.
        extra: Columns needed behind it, such as for a comma.
    """
    if "\n" in text or indent + len(text) + extra <= LINE_LENGTH:
        return text
    parts = _scan(text)
    if len(parts.members) > 1:
        lines = [fitted(parts.members[0], indent, extra=0)]
        lines += [fitted(f"| {each}", indent, extra=0) for each in parts.members[1:]]
        return f"\n{' ' * indent}".join(lines)
    if not parts.closing:
        return text
    return bracketed(
        parts.head,
        parts.opening,
        parts.items,
        parts.closing,
        indent=indent,
        tail=parts.rest,
        extra=extra,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A line at its last outermost bracket that holds something, and as a union."""

    members: tuple[str, ...]
    head: str
    opening: str
    items: tuple[str, ...]
    closing: str
    rest: str


def _scan(text: str) -> _Parts:
    """Find brackets, commas and bars outside of strings."""
    bars: list[int] = []
    commas: list[int] = []
    found: tuple[int, int, tuple[int, ...]] | None = None
    depth, start = 0, 0
    for index, char in _outside_strings(text):
        if char in _OPENING:
            if not depth:
                start, commas = index, []
            depth += 1
        elif char in _CLOSING:
            depth -= 1
            if not depth and index > start + 1:
                found = (start, index, tuple(commas))
        elif char == "," and depth == 1:
            commas.append(index)
        elif char == "|" and not depth and index:
            bars.append(index)
    members = _cut(text, (-1, *bars, len(text)))
    if found is None:
        return _Parts(
            members=members, head="", opening="", items=(), closing="", rest=""
        )
    first, last, cuts = found
    return _Parts(
        members=members,
        head=text[:first],
        opening=text[first],
        items=_cut(text, (first, *cuts, last)),
        closing=text[last],
        rest=text[last + 1 :],
    )


def _cut(text: str, edges: tuple[int, ...]) -> tuple[str, ...]:
    pieces = (text[a + 1 : b].strip() for a, b in pairwise(edges))
    return tuple(each for each in pieces if each)


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    quote, skip = "", False
    for index, char in enumerate(text):
        if skip:
            skip = False
        elif quote:
            skip = char == "\\"
            if char == quote:
                quote = ""
        elif char in "\"'":
            quote = char
        else:
            yield index, char
