"""A statement as black sees it: leaves, brackets, and the places where a line may break.

Parentheses that may be added around a value are there from the start, as leaves without
text; they get a text when the line is broken at them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import auto
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE_LENGTH: Final = 88
STEP: Final = 4

COMMA: Final = 18
STRING: Final = 12
DOT: Final = 1
# How strongly black wants to break before these, outermost first.
_BEFORE: Final = {"if": 16, "else": 16, "and": 14, "or": 14, "|": 9}
_CLOSING: Final = {"(": ")", "[": "]", "{": "}"}
_TOKEN: Final = re.compile(
    r"""(?P<space>\s*)(?:
    (?P<string>[bru]?"(?:\\.|[^"\\])*"|[bru]?'(?:\\.|[^'\\])*')
    |(?P<name>[^\W\d]\w*)
    |(?P<number>\d(?:[\w.]|(?<=e)[+-])*)
    |(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comma>,)
    |(?P<other>->|\*\*|\.\.\.|[^\s\w])
    )""",
    re.VERBOSE,
)


class Kind(Enum):
    """What a leaf is, as far as breaking lines goes."""

    NAME = auto()
    STRING = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()
    OTHER = auto()


_KINDS: Final = {
    "string": Kind.STRING,
    "name": Kind.NAME,
    "number": Kind.OTHER,
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "comma": Kind.COMMA,
    "other": Kind.OTHER,
}


@dataclass(slots=True, eq=False)
class Token:
    """One token.

    Attributes:
        text: Empty for a parenthesis that is not there yet.
        space: What stands before it on its line.
        opening: A closing bracket's other half.
        atom: Whether a bracket is a display or a tuple, and not the arguments of something.
        depth: How many brackets it is in, counted from the start of its line.
        added: Whether it is a comma of ours.
    """

    text: str
    space: str
    kind: Kind
    opening: Token | None = None
    atom: bool = False
    depth: int = 0
    added: bool = False

    @property
    def length(self) -> int:
        """Columns it takes."""
        return len(self.space) + len(self.text)


@dataclass(slots=True)
class Line:
    """Leaves that stand on one line, and where it could be broken."""

    tokens: list[Token]
    depth: int
    inside: bool = False
    explode: bool = False
    delimiters: dict[int, int] = field(default_factory=dict[int, int])
    invisible: list[Token] = field(default_factory=list[Token])

    @property
    def text(self) -> str:
        """The line as it would be written."""
        first, *others = self.tokens
        start = f"{first.space}{' ' * (STEP * self.depth)}{first.text}"
        return start + "".join(each.space + each.text for each in others)

    @property
    def fits(self) -> bool:
        """Whether it is short enough."""
        return len(self.text) <= LINE_LENGTH

    @property
    def is_function(self) -> bool:
        """Whether it is the head of a function."""
        words = [each.text for each in self.tokens[:2]]
        return words[:1] == ["def"] or words == ["async", "def"]

    def count(self, priority: int) -> int:
        """Return how many delimiters have a priority."""
        return list(self.delimiters.values()).count(priority)


def mark(line: Line, tokens: Iterable[Token]) -> None:
    """Find the delimiters among leaves of a line, and how deep each leaf is in brackets."""
    depth = 0
    lambdas: list[int] = []
    previous: Token | None = None
    for token in tokens:
        kind, text = token.kind, token.text
        if kind is Kind.CLOSE:
            if not depth:
                continue
            depth -= 1
        elif lambdas and text == ":" and lambdas[-1] == depth:
            depth -= 1
            lambdas.pop()
        token.depth = depth
        if not depth:
            before = _before(token, previous)
            if before and previous is not None:
                line.delimiters[id(previous)] = before
            elif kind is Kind.COMMA:
                line.delimiters[id(token)] = COMMA
        if kind is Kind.OPEN:
            depth += 1
        elif text == "lambda":
            depth += 1
            lambdas.append(depth)
        if not text:
            line.invisible.append(token)
        previous = token


def _before(token: Token, previous: Token | None) -> int:
    """Return how strongly black wants to break before a leaf; 0 for not at all."""
    if token.kind is Kind.STRING:
        return STRING if previous is not None and previous.kind is Kind.STRING else 0
    if token.text == ".":
        return DOT if previous is None or previous.kind is Kind.CLOSE else 0
    return _BEFORE.get(token.text, 0)


def statement(text: str) -> list[Token]:
    """Return the leaves of a statement that is written on one line."""
    tokens = list(_tokens(text))
    _conditions(tokens)
    ends = _ends(tokens)
    words = [each.text for each in tokens[:2]]
    if "def" in words:
        _annotations(tokens, ends)
    elif words[0] == "return":
        _wrap(tokens, 1, len(tokens))
    elif words[0] not in {"class", "@"}:
        _values(tokens)
    return tokens


def _tokens(text: str) -> Iterator[Token]:
    opened: list[Token] = []
    previous: Token | None = None
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or "other"
        kind = _KINDS[group]
        space = match["space"] if previous else ""
        token = Token(match[group], space, kind)
        if kind is Kind.OPEN:
            called = previous is not None and not space
            token.atom = not (called and _ends_operand(previous))
            opened.append(token)
        elif kind is Kind.CLOSE:
            token.opening = opened.pop()
            token.atom = token.opening.atom
        previous = token
        yield token


def _ends_operand(token: Token | None) -> bool:
    return token is not None and (
        token.kind is Kind.NAME or token.kind is Kind.CLOSE or token.kind is Kind.STRING
    )


def _ends(tokens: list[Token]) -> dict[int, int]:
    """Return where each bracket closes, by the index of where it opens."""
    index = {id(token): number for number, token in enumerate(tokens)}
    return {
        index[id(token.opening)]: number
        for number, token in enumerate(tokens)
        if token.opening is not None
    }


def _annotations(tokens: list[Token], ends: dict[int, int]) -> None:
    """Put parentheses around a function's result, and around unions of its parameters."""
    start = min(ends)
    end = ends[start]
    colon = _find(tokens, ":", end, len(tokens), ends)
    if tokens[end + 1].text == "->":
        _wrap(tokens, end + 2, colon)
    found: list[tuple[int, int]] = []
    at = start + 1
    while at < end:
        stop = _find(tokens, ",", at, end, ends)
        first = _find(tokens, ":", at, stop, ends)
        last = _find(tokens, "=", at, stop, ends)
        if _find(tokens, "|", first, last, ends) < last:
            found.append((first + 1, last))
        at = stop + 1
    for first, last in reversed(found):
        _wrap(tokens, first, last)


def _conditions(tokens: list[Token]) -> None:
    """Put parentheses around `a if b else c`, which only the body of a lambda is."""
    for word in [each for each in tokens if each.text == "if"]:
        at = tokens.index(word)
        start = max(n for n in range(at) if tokens[n].text == ":") + 1
        ends = _ends(tokens)
        stop = start
        while stop < len(tokens) and tokens[stop].text not in {",", ")", "]", "}"}:
            stop = ends.get(stop, stop) + 1
        _wrap(tokens, start, stop)
        tokens[start].atom = tokens[stop + 1].atom = False


def _find(
    tokens: list[Token], text: str, start: int, stop: int, ends: dict[int, int]
) -> int:
    """Return where a token is, outside of brackets; `stop` if it is not there."""
    at = start
    while at < stop:
        if tokens[at].text == text:
            return at
        at = ends.get(at, at) + 1
    return stop


def _values(tokens: list[Token]) -> None:
    """Put parentheses around what is assigned, and around the annotation before it."""
    ends = _ends(tokens)
    equals = _find(tokens, "=", 0, len(tokens), ends)
    colon = _find(tokens, ":", 0, equals, ends)
    if equals < len(tokens):
        _wrap(tokens, equals + 1, len(tokens))
    if colon < equals and colon + 1 < len(tokens):
        _wrap(tokens, colon + 1, equals)


def _wrap(tokens: list[Token], start: int, stop: int) -> None:
    first = tokens[start]
    if first.text == "(" and first.atom and tokens[stop - 1].opening is first:
        return
    opening = Token("", first.space, Kind.OPEN, atom=True)
    first.space = ""
    tokens.insert(stop, Token("", "", Kind.CLOSE, opening=opening, atom=True))
    tokens.insert(start, opening)


def show(token: Token) -> None:
    """Make a parenthesis visible."""
    if not token.text:
        token.text = "(" if token.kind is Kind.OPEN else ")"


def closed(tokens: list[Token]) -> Iterator[Token]:
    """Yield, in order, the leaves of bracket pairs that are whole, brackets included."""
    found: set[int] = set()
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is Kind.OPEN:
            stack.append(index)
        elif token.kind is Kind.CLOSE and stack:
            found.update(range(stack.pop(), index + 1))
        elif token.kind is Kind.CLOSE:
            break
    return (tokens[index] for index in sorted(found))


def copied(line: Line) -> Line:
    """Return a line of new leaves, to be broken in another way."""
    siblings: dict[int, Token] = {}
    for token in line.tokens:
        opening = siblings.get(id(token.opening)) if token.opening else None
        siblings[id(token)] = Token(
            token.text, token.space, token.kind, opening=opening, atom=token.atom
        )
    found = Line(list(siblings.values()), line.depth, inside=line.inside)
    mark(found, found.tokens)
    return found
