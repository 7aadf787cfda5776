"""Paths as words: constant segments, parameters, and versions; and the tree they make.

In the tree a constant segment is a node, and so is the place of a parameter below it. Only
what the paths say is here; which nodes become resources is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum, dataclass
from sdkwright.refine.operations import singular, split, splitting_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sdkwright.ir import Operation

_PARAMETER: Final = re.compile(r"(\{[^{}]*\})")
_EXTENSION: Final = re.compile(r"\.(json|xml|csv|ya?ml|html?|php|aspx)$", re.IGNORECASE)
_VERSION: Final = re.compile(
    r"v?\d+([._]\d+)*((alpha|beta|rc|preview)\d*)?|\d{4}-\d{2}(-\d{2})?|latest"
)
_LATEST: Final = "latest"
_STAGE: Final = re.compile(r"alpha|beta|rc|preview")
_SEPARATOR: Final = re.compile(r"[:.;=,()'\"@!&+*$~ ]+")
# `users.suspend`
_PROCEDURE: Final = re.compile(r"[A-Za-z]\w*(\.[A-Za-z]\w*)+")
_FORMS: Final = frozenset({"json", "xml"})
_PREFIXES: Final = frozenset({"api", "apis", "rest", "public"})

ITEM: Final = "{}"
_ASIDE: Final = frozenset({"HEAD", "OPTIONS", "TRACE"})


class Kind(Enum):
    """What a token of a path is."""

    WORD = "word"
    PARAMETER = "parameter"
    VERSION = "version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A part of a path.

    Attributes:
        text: As it is written; the parameter's name for a parameter.
        words: Its words in lower case.
        stage: `alpha`, `beta`, … of a version that is not a stable one.
        called: Whether it stands behind a dot, as procedures do: `/users.suspend`.
    """

    kind: Kind
    text: str
    words: tuple[str, ...]
    stage: str = ""
    called: bool = False

    @property
    def key(self) -> str:
        """What tokens have in common that mean the same; `{}` for all parameters."""
        return "{}" if self.kind is Kind.PARAMETER else "-".join(self.words)

    @property
    def stems(self) -> tuple[str, ...]:
        """Its words in the singular."""
        return tuple(singular(word) for word in self.words)


def tokens(path: str) -> tuple[Token, ...]:
    """Return the parts of a path template, without query, fragment and file extension."""
    return _tokens(path, splitting_rule())


@cache  # each rule about a path asks again
def _tokens(path: str, _rule: re.Pattern[str]) -> tuple[Token, ...]:
    plain = path.partition("?")[0].partition("#")[0]
    parts = [part for part in plain.split("/") if part]
    found: list[Token] = []
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        found.extend(_of_segment(_EXTENSION.sub("", part) if last else part))
    while found and found[0].key in _PREFIXES and len(found) > 1:
        del found[0]
    for number, each in enumerate(found):
        if each.text == _LATEST and _is_of_thing(found, number):
            found[number] = word(each.text)
    # Docker's `/containers/{id}/json` says in which form, as an extension would.
    if len(found) > 1 and found[-1].key in _FORMS:
        del found[-1]
    return tuple(found)


def _is_of_thing(found: Sequence[Token], place: int) -> bool:
    """Whether `latest` is that of what comes before it, and no version of the API.

    It is the API's in front of the first resource: `/latest/projects`, `/jira/latest/issues`.
    """
    behind = found[place + 1 : place + 2]
    before = [each.kind for each in found[:place] if each.kind is not Kind.VERSION]
    first = before in ([], [Kind.WORD])
    return not (first and behind and behind[0].kind is Kind.WORD)


def flags(path: str) -> tuple[str, ...]:
    """Return the words of the constant query of a path: `beta` for `/x?beta=true`."""
    query = path.partition("#")[0].partition("?")[2]
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return tuple(
        name if value in {"true", "1", ""} else value
        for name, _, value in pairs
        if "{" not in name + value and split(name)
    )


def word(text: str, *, called: bool = False) -> Token:
    """Return the token of a constant segment."""
    words = split(text) or (text.lower(),)
    return Token(kind=Kind.WORD, text=text, words=words, called=called)


def _of_segment(part: str) -> list[Token]:
    lower = part.lower()
    if _VERSION.fullmatch(lower):
        stage = _STAGE.search(lower)
        return [
            Token(
                kind=Kind.VERSION, text=part, words=(), stage=stage[0] if stage else ""
            )
        ]
    pieces = _PARAMETER.split(part)
    names = [piece[1:-1] for piece in pieces[1::2]]
    if len(names) > 1:
        # `{base}...{head}` is one key, whatever stands between.
        text = " ".join(names)
        head = [word(each) for each in _constants(pieces[0])]
        return [*head, Token(kind=Kind.PARAMETER, text=text, words=split(text))]
    if _PROCEDURE.fullmatch(part):
        *rest, last = _constants(part)
        return [*map(word, rest), word(last, called=bool(rest))]
    found: list[Token] = []
    for number, piece in enumerate(pieces):
        if number % 2:
            text = piece[1:-1]
            found.append(Token(kind=Kind.PARAMETER, text=text, words=split(text)))
        else:
            found.extend(word(each) for each in _constants(piece))
    return found


def _constants(text: str) -> list[str]:
    """Return the parts of a segment; numbers say something only where they stand alone.

    So `info.0.json` is `info`.
    """
    parts = _SEPARATOR.split(text)
    found = [each for each in parts if any(character.isalnum() for character in each)]
    return [each for each in found if not each.isdecimal()] or found


@dataclass(slots=True, eq=False)
class Node:
    """A place in the tree.

    Attributes:
        token: What stands there; None at the root.
        operations: Those whose path ends there.
    """

    token: Token | None = None
    parent: Node | None = None
    children: dict[str, Node] = field(default_factory=dict[str, "Node"])
    operations: list[Operation] = field(default_factory=list["Operation"])

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a constant segment; none at the root or for a parameter."""
        if self.token is None or self.token.kind is not Kind.WORD:
            return ()
        return self.token.words

    @property
    def stems(self) -> tuple[str, ...]:
        """The words of a constant segment, in the singular."""
        return () if self.token is None or not self.words else self.token.stems

    @property
    def item(self) -> Node | None:
        """The place of a parameter right below."""
        return self.children.get(ITEM)

    @property
    def constants(self) -> list[Node]:
        """The constant segments right below."""
        return [each for key, each in self.children.items() if key != ITEM]

    @property
    def methods(self) -> frozenset[str]:
        """The HTTP methods of the operations that end here; HEAD goes with GET."""
        return frozenset(
            each.method for each in self.operations if each.method not in _ASIDE
        )


def grow(placed: Iterable[tuple[Sequence[Token], Operation]]) -> Node:
    """Return the root of the tree of some paths."""
    root = Node()
    for path, operation in placed:
        plant(root, path).operations.append(operation)
    return root


def plant(root: Node, path: Sequence[Token]) -> Node:
    """Return the place of a path, made where it was not."""
    node = root
    for token in path:
        child = node.children.get(token.key)
        if child is None:
            child = node.children[token.key] = Node(token=token, parent=node)
        node = child
    return node


def trail(root: Node, path: Sequence[Token]) -> list[Node]:
    """Return the nodes of a path, from the first segment to the last."""
    found: list[Node] = []
    node = root
    for token in path:
        node = node.children[token.key]
        found.append(node)
    return found
