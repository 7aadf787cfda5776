"""The resource's path without what adds nothing to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.refine.naming.conventions import STAGES, useful_tag
from sdkwright.refine.naming.paths import Token, word
from sdkwright.refine.naming.verbs import CERTAIN, READS
from sdkwright.refine.operations import is_plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.refine.naming.paths import Node
    from sdkwright.refine.naming.survey import Route, Survey


def pruned(
    survey: Survey, route: Route, nodes: Sequence[Node], group: Sequence[int]
) -> tuple[Token, ...]:
    """Return the tokens of a resource's path without those that add nothing."""
    path = route.tokens
    start = 0
    staged = bool(path) and path[0].text in STAGES
    for size in range(len(path), 1, -1):
        if (
            tuple(each.key for each in path[:size]) in survey.anchors
            and size - 1 in group
        ):
            start = size - 1
    kept: list[Token] = [word(each) for each in route.variant]
    before: Token | None = None
    for n in group:
        passed = n != group[-1] and _is_passage(nodes[n])
        passed = passed and not any(_is_many_of(each) for each in nodes[n].constants)
        if not (staged and n == 0) and (n < start or passed):
            continue
        if before is None and n == 0 and path[n].key in survey.parts:
            kept.extend(survey.parts[path[n].key])
        elif kept and _is_many_of(nodes[n]):
            kept[-1] = word(f"{path[n].text} {kept[-1].text}")
        else:
            kept.append(path[n] if before is None else _less_parent(path[n], before))
        before = path[n]
    return _spelt(survey, route, tuple(kept))


def _spelt(survey: Survey, route: Route, kept: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return tokens with the tag's word for a first one that is its letter.

    `/t/{id}` is about `Topics`.
    """
    tag = useful_tag(route.operation, survey.conventions.tag)
    if not kept or kept[0].text.lower() != tag[:1].lower():
        return kept
    said = word(tag)
    return (said, *(each for each in kept[1:] if each.stems != said.stems))


def _is_many_of(node: Node) -> bool:
    """Whether a verb is what the things in front are for: `/jobs/delete/{id}`."""
    before = node.parent
    if before is None or not before.words or len(node.words) != 1:
        return False
    alone = not before.operations and before.item is None
    things = node.item is not None and is_plural(before.words[-1])
    return alone and things and node.words[0] in CERTAIN - READS


def _is_passage(node: Node) -> bool:
    """Whether a constant segment only leads to the one below it."""
    if node.operations or node.item is not None or len(node.children) != 1:
        return False
    below = node.constants[0]
    same = node.stems == below.stems
    parent = node.parent
    under_item = parent is not None and parent.token is not None and not parent.words
    # `/forms/{id}/versions` has its name beside `/forms/{id}/relationships/versions`.
    beside = parent is not None and any(
        each is not node and each.words == below.words for each in parent.constants
    )
    return same or (under_item and not beside)


def _less_parent(token: Token, parent: Token) -> Token:
    """Return a segment without its parent's words in front: `account-settings`."""
    size = len(parent.stems)
    if token.stems[:size] == parent.stems and len(token.words) > size:
        return word(" ".join(token.words[size:]))
    return token
