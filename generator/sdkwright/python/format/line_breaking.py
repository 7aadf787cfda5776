"""Breaking a statement that is too long for its line, exactly as black does.

black tries, in this order: a function's head at its parameters; inside of brackets at the
delimiters that bind least; else at the last pair of brackets whose first line then fits.
Every piece is treated the same way again. Where a value may have parentheses of its own,
black weighs the split at them against the one without.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.python.format.tokens import (
    COMMA,
    DOT,
    LINE_LENGTH,
    STEP,
    Kind,
    Line,
    Token,
    closed,
    copied,
    mark,
    show,
    statement,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    _Way = Callable[[Line, bool], list[Line]]

# Parentheses that are not there yet have no text.
_BRACKETS: Final = frozenset({"", "(", ")", "[", "]", "{", "}"})


class _CannotBreakError(Exception):
    """A way to break a line that does not work here."""


def broken(text: str, indent: int) -> str:
    """Lay out a statement that is given on one line.

    Args:
        text: Of one line, in black's own spacing and without trailing commas.
        indent: Columns it starts at; the first line is not indented, the others are.
    """
    tokens = statement(text)
    line = Line(tokens, indent // STEP)
    mark(line, tokens)
    lines = _transformed(line, forced=False)
    return "\n".join(each.text for each in lines).lstrip(" ")


# Methods come in pairs, so that most items are laid out twice.
@lru_cache(maxsize=1_024)
def broken_item(text: str, indent: int, *, parameter: bool) -> str:
    """Lay out one item that has lines of its own, with the comma behind it.

    Args:
        text: Of one line; too long for it.
        indent: Columns it starts at; the first line is not indented, the others are.
        parameter: Whether it is one of a function's head, not of a call.
    """
    tokens = statement(f"def _({text}, _):" if parameter else f"_({text}, _)")
    group = tokens[3:-3] if parameter else tokens[2:-2]
    line = Line(group, indent // STEP, inside=True)
    mark(line, group)
    lines = _transformed(line, forced=False)
    return "\n".join(each.text for each in lines).lstrip(" ")


def _transformed(line: Line, *, forced: bool) -> list[Line]:
    if line.fits and not line.explode:
        return [line]
    if line.is_function:
        return _function(line, forced=forced)
    ways = (_at_delimiters, _at_brackets) if line.inside else (_at_brackets,)
    for way in ways:
        try:
            return _tried(line, way, forced=forced)
        except _CannotBreakError:
            continue
    return [line]


def _function(line: Line, *, forced: bool) -> list[Line]:
    """Break the head of a function.

    Commas that come to stand at the end of lines in the type of the result make black try
    again, from the end: the parameters may then stay where they are.
    """
    again = copied(line)
    try:
        pieces = _tried(line, _at_parameters, forced=forced)
    except _CannotBreakError:
        return [line]
    end = next(n for n, each in enumerate(pieces) if each.tokens[0].text == ")")
    together = end == 2 and not pieces[1].tokens[-1].added
    if together and any(token.added for each in pieces[end:] for token in each.tokens):
        return _tried(again, _at_last_brackets, forced=forced)
    return pieces


def _tried(line: Line, way: _Way, *, forced: bool) -> list[Line]:
    """Break a line in one way, and each piece again; maybe have a second opinion."""
    before = line.text
    optional = [each for each in line.invisible if not each.depth]
    pieces: list[Line] = []
    for piece in way(line, forced):
        if piece.text == before:
            raise _CannotBreakError
        pieces.extend(_transformed(piece, forced=forced))
    if (
        forced
        or way not in {_at_brackets, _at_last_brackets}
        or not line.invisible
        or any(each.text for each in optional)
        or pieces[0].fits
        or any(each.added for each in line.tokens)
    ):
        return pieces
    second = _tried(copied(line), way, forced=True)
    return second if all(each.fits for each in second) else pieces


def _at_parameters(line: Line, _forced: bool) -> list[Line]:
    """Break the head of a function at its parameters."""
    start = next(n for n, each in enumerate(line.tokens) if each.text == "(")
    opening = line.tokens[start]
    tokens = enumerate(line.tokens)
    end = next((n for n, each in tokens if each.opening is opening), None)
    if end is None:  # it is broken already, and its name alone is too long
        raise _CannotBreakError
    return [
        _head(line.tokens[: start + 1], line),
        _body(line.tokens[start + 1 : end], line, opening),
        Line(line.tokens[end:], line.depth),
    ]


def _head(tokens: list[Token], line: Line) -> Line:
    found = Line(tokens, line.depth)
    mark(found, closed(tokens))
    return found


def _body(tokens: list[Token], line: Line, opening: Token) -> Line:
    if (
        line.is_function
        and opening.text == "("
        and all(each.kind is not Kind.COMMA for each in tokens)
        and tokens
    ):
        tokens = [*tokens, Token(",", "", Kind.COMMA, added=True)]
    found = Line(tokens, line.depth + 1, inside=True)
    mark(found, tokens)
    commas = [each for each in tokens[:-1] if found.delimiters.get(id(each)) == COMMA]
    found.explode = opening.atom and bool(commas)
    return found


def _at_delimiters(line: Line, _forced: bool) -> list[Line]:
    """Break a line at the delimiters that bind least."""
    last = line.tokens[-1]
    priorities = [
        priority for key, priority in line.delimiters.items() if key != id(last)
    ]
    if not priorities:
        raise _CannotBreakError
    priority = max(priorities)
    if priority == DOT and line.count(DOT) == 1:
        raise _CannotBreakError
    groups: list[list[Token]] = [[]]
    for token in line.tokens:
        groups[-1].append(token)
        if line.delimiters.get(id(token)) == priority:
            groups.append([])
    if not groups[-1]:
        groups.pop()
    if priority == COMMA and groups[-1][-1].kind is not Kind.COMMA:
        groups[-1].append(Token(",", "", Kind.COMMA, added=True))
    found: list[Line] = []
    for group in groups:
        group[0].space = ""
        piece = Line(group, line.depth, inside=line.inside)
        mark(piece, group)
        found.append(piece)
    return found


@dataclass(frozen=True, slots=True)
class _Break:
    """A line at one pair of its brackets."""

    head: Line
    body: Line
    tail: Line
    opening: Token
    closing: Token


def _at_brackets(line: Line, forced: bool) -> list[Line]:
    """Break at the last brackets, or at earlier ones whose first line then fits."""
    prefix: dict[int, int] = {}
    columns = STEP * line.depth
    for token in line.tokens:
        prefix[id(token)] = columns
        columns += token.length
    first: list[Line] | None = None
    for omit in _omissions(line):
        if omit:
            target = next(
                (
                    each.opening
                    for each in reversed(line.tokens)
                    if each.kind is Kind.CLOSE and id(each) not in omit
                ),
                None,
            )
            if target and target.text and prefix.get(id(target), 0) > LINE_LENGTH:
                continue
        pieces = _weighed(_last_brackets(line, omit), line, omit, forced=forced)
        if first is None and not omit:
            first = pieces
        if pieces[0].fits:
            return pieces
    return _at_last_brackets(line, forced) if first is None else first


def _at_last_brackets(line: Line, forced: bool) -> list[Line]:
    break_at = _last_brackets(line, frozenset())
    return _weighed(break_at, line, frozenset(), forced=forced)


def _omissions(line: Line) -> Iterator[frozenset[int]]:
    """Yield closing brackets to pass over: ever more of the end, while it fits a line."""
    omit: set[int] = set()
    yield frozenset()
    length = STEP * line.depth
    opening: Token | None = None
    closing: Token | None = None
    inner: set[int] = set()
    for index in range(len(line.tokens) - 1, -1, -1):
        token = line.tokens[index]
        length += token.length
        if length > LINE_LENGTH:
            return
        if opening is not None:
            if token is opening:
                opening = None
            elif token.kind is Kind.CLOSE:
                inner.add(id(token))
        elif token.kind is Kind.CLOSE:
            if index and line.tokens[index - 1].kind is Kind.OPEN:
                inner.add(id(token))
                continue
            if closing is not None:
                omit |= {id(closing), *inner}
                inner.clear()
                yield frozenset(omit)
            if token.text:
                opening, closing = token.opening, token


def _last_brackets(line: Line, omit: frozenset[int]) -> _Break:
    """Cut a line at its last brackets that hold something and are not passed over."""
    end = len(line.tokens)
    while end:
        end -= 1
        closing = line.tokens[end]
        if closing.kind is not Kind.CLOSE or id(closing) in omit:
            continue
        opening = closing.opening
        start = end - 1
        while start >= 0 and line.tokens[start] is not opening:
            start -= 1
        if opening is None or start < 0:
            break
        if start == end - 1:
            end = start
            continue
        head = _head(line.tokens[: start + 1], line)
        body = _body(line.tokens[start + 1 : end], line, opening)
        return _Break(head, body, Line(line.tokens[end:], line.depth), opening, closing)
    raise _CannotBreakError


def _weighed(
    break_at: _Break, line: Line, omit: frozenset[int], *, forced: bool
) -> list[Line]:
    """Take a split, or one without the parentheses that need not be there."""
    if not forced and not break_at.opening.text and _can_omit(break_at):
        omit = omit | {id(break_at.closing)}
        try:
            without = _last_brackets(line, omit)
            if _is_better(without, break_at):
                return _weighed(without, line, omit, forced=forced)
        except _CannotBreakError:
            if not _may_break(break_at.body) and not break_at.body.fits:
                raise
    show(break_at.opening)
    show(break_at.closing)
    return [break_at.head, break_at.body, break_at.tail]


def _may_break(line: Line) -> bool:
    """Whether it is not certain that a line cannot be broken."""
    if len(line.tokens) < 2:
        return False
    first, second = line.tokens[:2]
    return not (first.kind is Kind.STRING and second.text == ".")


def _is_better(without: _Break, break_at: _Break) -> bool:
    """Whether the split without optional parentheses is the better one."""
    head = break_at.head.tokens
    if (
        len(head) < 2
        or head[-2].text != "="
        or all(each.text not in _BRACKETS for each in head[:-1])
        or len(break_at.head.text) > LINE_LENGTH - 1
    ):
        return True
    equals = [each.text for each in head].count("=")
    if equals > 1 and equals > [e.text for e in without.head.tokens].count("="):
        return False
    for token in reversed(without.head.tokens):
        if token.text == "=":
            break
        if token.kind is Kind.CLOSE:
            return True
    return without.head.fits and any(e.text == "=" for e in without.head.tokens)


def _can_omit(break_at: _Break) -> bool:
    """Whether a value has a form that may do without parentheses of its own."""
    line = break_at.body
    if not line.delimiters:
        return True
    priority = max(line.delimiters.values())
    if line.count(priority) > 1:
        return False
    if priority == DOT:
        return True
    first, second, *_ = line.tokens
    if (
        first.kind is Kind.OPEN
        and second.kind is not Kind.CLOSE
        and _fits_behind(line, first)
    ):
        return True
    last, before = line.tokens[-1], line.tokens[-2]
    if last.text in {")", "}"} or (last.text == "]" and last.atom):
        return before.kind is not Kind.OPEN and _fits_before(line, last)
    return False


def _fits_behind(line: Line, first: Token) -> bool:
    """Whether what follows the first brackets fits, up to the next ones."""
    counting = False
    length = STEP * line.depth
    for token in line.tokens:
        if token.opening is first:
            counting = True
        if counting:
            length += token.length
            if length > LINE_LENGTH:
                return False
            if token.kind is Kind.OPEN:
                counting = False
    return True


def _fits_before(line: Line, last: Token) -> bool:
    """Whether what stands before the last brackets fits, or could be broken itself."""
    length = STEP * line.depth
    others = False
    for token in line.tokens:
        length += token.length
        if token is last.opening:
            return others or length <= LINE_LENGTH
        others |= token.kind is Kind.OPEN
    return False
