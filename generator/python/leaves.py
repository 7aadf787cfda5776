"""A statement as black sees it: leaves, brackets, and the places where a line may break.

Parentheses that may be added around a value are there from the start, as leaves without
text; they get a text when the line is broken at them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

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
class Leaf:
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
    opening: Leaf | None = None
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

    leaves: list[Leaf]
    depth: int
    inside: bool = False
    explode: bool = False
    delimiters: dict[int, int] = field(default_factory=dict[int, int])
    invisible: list[Leaf] = field(default_factory=list[Leaf])

    @property
    def text(self) -> str:
        """The line as it would be written."""
        first, *others = self.leaves
        start = f"{first.space}{' ' * (STEP * self.depth)}{first.text}"
        return start + "".join(each.space + each.text for each in others)

    @property
    def fits(self) -> bool:
        """Whether it is short enough."""
        return len(self.text) <= LINE_LENGTH

    @property
    def is_function(self) -> bool:
        """Whether it is the head of a function."""
        words = [each.text for each in self.leaves[:2]]
        return words[:1] == ["def"] or words == ["async", "def"]

    def count(self, priority: int) -> int:
        """Return how many delimiters have a priority."""
        return list(self.delimiters.values()).count(priority)


def mark(line: Line, leaves: Iterable[Leaf]) -> None:
    """Find the delimiters among leaves of a line, and how deep each leaf is in brackets."""
    depth = 0
    lambdas: list[int] = []
    previous: Leaf | None = None
    for leaf in leaves:
        kind, text = leaf.kind, leaf.text
        if kind is Kind.CLOSE:
            if not depth:
                continue
            depth -= 1
        elif lambdas and text == ":" and lambdas[-1] == depth:
            depth -= 1
            lambdas.pop()
        leaf.depth = depth
        if not depth:
            before = _before(leaf, previous)
            if before and previous is not None:
                line.delimiters[id(previous)] = before
            elif kind is Kind.COMMA:
                line.delimiters[id(leaf)] = COMMA
        if kind is Kind.OPEN:
            depth += 1
        elif text == "lambda":
            depth += 1
            lambdas.append(depth)
        if not text:
            line.invisible.append(leaf)
        previous = leaf


def _before(leaf: Leaf, previous: Leaf | None) -> int:
    """Return how strongly black wants to break before a leaf; 0 for not at all."""
    if leaf.kind is Kind.STRING:
        return STRING if previous is not None and previous.kind is Kind.STRING else 0
    if leaf.text == ".":
        return DOT if previous is None or previous.kind is Kind.CLOSE else 0
    return _BEFORE.get(leaf.text, 0)


def statement(text: str) -> list[Leaf]:
    """Return the leaves of a statement that is written on one line."""
    leaves = list(_tokens(text))
    _conditions(leaves)
    ends = _ends(leaves)
    words = [each.text for each in leaves[:2]]
    if "def" in words:
        _annotations(leaves, ends)
    elif words[0] == "return":
        _wrap(leaves, 1, len(leaves))
    elif words[0] not in {"class", "@"}:
        _values(leaves)
    return leaves


def _tokens(text: str) -> Iterator[Leaf]:
    opened: list[Leaf] = []
    previous: Leaf | None = None
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or "other"
        kind = _KINDS[group]
        space = match["space"] if previous else ""
        leaf = Leaf(match[group], space, kind)
        if kind is Kind.OPEN:
            called = previous is not None and not space
            leaf.atom = not (called and _ends_operand(previous))
            opened.append(leaf)
        elif kind is Kind.CLOSE:
            leaf.opening = opened.pop()
            leaf.atom = leaf.opening.atom
        previous = leaf
        yield leaf


def _ends_operand(leaf: Leaf | None) -> bool:
    return leaf is not None and (
        leaf.kind is Kind.NAME or leaf.kind is Kind.CLOSE or leaf.kind is Kind.STRING
    )


def _ends(leaves: list[Leaf]) -> dict[int, int]:
    """Return where each bracket closes, by the index of where it opens."""
    index = {id(leaf): number for number, leaf in enumerate(leaves)}
    return {
        index[id(leaf.opening)]: number
        for number, leaf in enumerate(leaves)
        if leaf.opening is not None
    }


def _annotations(leaves: list[Leaf], ends: dict[int, int]) -> None:
    """Put parentheses around a function's result, and around unions of its parameters."""
    start = min(ends)
    end = ends[start]
    colon = _find(leaves, ":", end, len(leaves), ends)
    if leaves[end + 1].text == "->":
        _wrap(leaves, end + 2, colon)
    found: list[tuple[int, int]] = []
    at = start + 1
    while at < end:
        stop = _find(leaves, ",", at, end, ends)
        first = _find(leaves, ":", at, stop, ends)
        last = _find(leaves, "=", at, stop, ends)
        if _find(leaves, "|", first, last, ends) < last:
            found.append((first + 1, last))
        at = stop + 1
    for first, last in reversed(found):
        _wrap(leaves, first, last)


def _conditions(leaves: list[Leaf]) -> None:
    """Put parentheses around `a if b else c`, which only the body of a lambda is."""
    for word in [each for each in leaves if each.text == "if"]:
        at = leaves.index(word)
        start = max(n for n in range(at) if leaves[n].text == ":") + 1
        ends = _ends(leaves)
        stop = start
        while stop < len(leaves) and leaves[stop].text not in {",", ")", "]", "}"}:
            stop = ends.get(stop, stop) + 1
        _wrap(leaves, start, stop)
        leaves[start].atom = leaves[stop + 1].atom = False


def _find(
    leaves: list[Leaf], text: str, start: int, stop: int, ends: dict[int, int]
) -> int:
    """Return where a token is, outside of brackets; `stop` if it is not there."""
    at = start
    while at < stop:
        if leaves[at].text == text:
            return at
        at = ends.get(at, at) + 1
    return stop


def _values(leaves: list[Leaf]) -> None:
    """Put parentheses around what is assigned, and around the annotation before it."""
    ends = _ends(leaves)
    equals = _find(leaves, "=", 0, len(leaves), ends)
    colon = _find(leaves, ":", 0, equals, ends)
    if equals < len(leaves):
        _wrap(leaves, equals + 1, len(leaves))
    if colon < equals and colon + 1 < len(leaves):
        _wrap(leaves, colon + 1, equals)


def _wrap(leaves: list[Leaf], start: int, stop: int) -> None:
    first = leaves[start]
    if first.text == "(" and first.atom and leaves[stop - 1].opening is first:
        return
    opening = Leaf("", first.space, Kind.OPEN, atom=True)
    first.space = ""
    leaves.insert(stop, Leaf("", "", Kind.CLOSE, opening=opening, atom=True))
    leaves.insert(start, opening)


def show(leaf: Leaf) -> None:
    """Make a parenthesis visible."""
    if not leaf.text:
        leaf.text = "(" if leaf.kind is Kind.OPEN else ")"


def closed(leaves: list[Leaf]) -> Iterator[Leaf]:
    """Yield, in order, the leaves of bracket pairs that are whole, brackets included."""
    found: set[int] = set()
    stack: list[int] = []
    for index, leaf in enumerate(leaves):
        if leaf.kind is Kind.OPEN:
            stack.append(index)
        elif leaf.kind is Kind.CLOSE and stack:
            found.update(range(stack.pop(), index + 1))
        elif leaf.kind is Kind.CLOSE:
            break
    return (leaves[index] for index in sorted(found))


def copied(line: Line) -> Line:
    """Return a line of new leaves, to be broken in another way."""
    twins: dict[int, Leaf] = {}
    for leaf in line.leaves:
        opening = twins.get(id(leaf.opening)) if leaf.opening else None
        twins[id(leaf)] = Leaf(
            leaf.text, leaf.space, leaf.kind, opening=opening, atom=leaf.atom
        )
    found = Line(list(twins.values()), line.depth, inside=line.inside)
    mark(found, found.leaves)
    return found
