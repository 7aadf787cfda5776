"""Proposed fixes as the actions of an OpenAPI Overlay (1.0.0, section 4.4.3).

An overlay changes the entry document as it is written, so a fix goes back to where its
object stood before it was brought to the shape of 3.1. Targets are normalized paths
(RFC 9535, section 2.7), which select exactly that object.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Report
from sdkwright.frozen import dataclass
from sdkwright.read.documents import Text, admit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.ir import Json
    from sdkwright.lint.run import Item, Linted
    from sdkwright.read.documents import Documents
    from sdkwright.read.openapi import Tokens

_SPECIAL: Final = re.compile(r"['\\\x00-\x1f]")
_SHORT: Final = {
    "\b": "b",
    "\f": "f",
    "\n": "n",
    "\r": "r",
    "\t": "t",
    "'": "'",
    "\\": "\\",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One change of a document.

    Attributes:
        target: The normalized path of the object that is changed.
        description: Why: the rules and their reasons.
        update: What is merged into it.
        fixes: How many findings it mends.
    """

    target: str
    description: str
    update: dict[str, Json]
    fixes: int

    def record(self) -> dict[str, Json]:
        """Return it as the specification writes it."""
        return {
            "target": self.target,
            "description": self.description,
            "update": self.update,
        }


def actions(linted: Linted, documents: Documents) -> tuple[tuple[Action, ...], int]:
    """Return the fixes of all findings that are not ignored, one action for each object.

    With them comes how many fixes there are for other files, which no overlay can change.
    """
    tree = _written(documents)
    groups: defaultdict[Tokens, list[Item]] = defaultdict(list)
    outside = 0
    for group in linted.groups:
        for item in group.items if not group.reason else ():
            if item.fix is None:
                continue
            place = documents.written(item.fix.at)
            if place.document:
                outside += 1
            elif _fits(_node(tree, place.tokens), item.fix.members):
                groups[place.tokens].append(item)
    return tuple(_action(tree, *each) for each in groups.items()), outside


def _action(tree: Json, tokens: Tokens, items: Iterable[Item]) -> Action:
    update: dict[str, Json] = {}
    reasons: dict[str, None] = {}
    count = 0
    for item in items:
        if item.fix is not None:
            _merge(update, item.fix.members)
            reasons[f"{item.diagnostic.code}: {item.fix.reason}"] = None
            count += 1
    return Action(
        target=normalized(tree, tokens),
        description=" ".join(reasons),
        update=update,
        fixes=count,
    )


def _merge(into: dict[str, Json], members: dict[str, Json]) -> None:
    for key, value in members.items():
        known = into.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            _merge(known, value)
        else:
            into[key] = _copied(value)


def _copied(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return value


def _written(documents: Documents) -> Json:
    """Return the entry as its text has it, with the overlays that are applied already."""
    data = documents.validated_texts()[""]
    return admit(Text(name="", file="", data=data), "", Report()).tree


def _node(tree: Json, tokens: Tokens) -> Json:
    for token in tokens:
        if isinstance(tree, dict) and token in tree:
            tree = tree[token]
        elif isinstance(tree, list) and token.isdecimal() and int(token) < len(tree):
            tree = tree[int(token)]
        else:
            return None
    return tree


def _fits(node: Json, members: dict[str, Json]) -> bool:
    """Whether an overlay can merge members into a node, and changes something."""
    if not isinstance(node, dict):
        return False
    for key, value in members.items():
        known = node.get(key)
        if key not in node:
            continue
        if isinstance(value, dict) != isinstance(known, dict) or isinstance(
            known, list
        ):
            return False
        if isinstance(value, dict) and not _fits(known, value):
            return False
    return any(node.get(key) != value for key, value in members.items())


def normalized(tree: Json, tokens: Tokens) -> str:
    """Return the normalized path of a node."""
    path = "$"
    for token in tokens:
        if isinstance(tree, list):
            path += f"[{token}]"
            tree = tree[int(token)]
        else:
            path += f"['{_SPECIAL.sub(_escaped, token)}']"
            tree = tree.get(token) if isinstance(tree, dict) else None
    return path


def _escaped(match: re.Match[str]) -> str:
    short = _SHORT.get(match[0])
    return f"\\{short}" if short else f"\\u{ord(match[0]):04x}"
