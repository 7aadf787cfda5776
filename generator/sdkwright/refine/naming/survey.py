"""All paths of an API, ready to be named: their tokens, and the tree they make.

And of a resource's path, what is left without the tokens that add nothing to it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass
from sdkwright.refine.naming.conventions import STAGES, useful_tag
from sdkwright.refine.naming.paths import (
    Kind,
    Node,
    Token,
    flags,
    grow,
    plant,
    tokens,
    word,
)
from sdkwright.refine.naming.verbs import CERTAIN, KEYS, READS
from sdkwright.refine.operations import is_plural, split, stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.ir import Api, Operation
    from sdkwright.refine.naming.conventions import Conventions


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """An operation's path, ready to be named.

    Attributes:
        tokens: Without segments that only say by which key: `by-name`.
        suffix: Those: `by name`.
        variant: Constant query of a path that exists without one too.
    """

    operation: Operation
    tokens: tuple[Token, ...]
    suffix: tuple[str, ...]
    variant: tuple[str, ...] = ()

    @property
    def fragment(self) -> tuple[str, ...]:
        """The words of the path's fragment."""
        return split(self.operation.path.partition("#")[2])

    @property
    def key(self) -> tuple[str, ...]:
        """What routes have in common that would get one name."""
        keys = (each.key for each in self.tokens)
        return (self.operation.method, *keys, *self.suffix, *self.fragment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """All routes of an API, and the tree they make.

    Attributes:
        routes: By the operation's id.
        anchors: Constant paths at which a resource begins, whatever is in front.
        patched: The paths that have a PATCH.
        versioned: The versions in paths, by the key of routes that differ in them only.
        keys: Those of all routes.
        parts: Of a first segment that says whose its things are, both resources.
    """

    api: Api
    conventions: Conventions
    root: Node
    routes: Mapping[str, Route]
    anchors: frozenset[tuple[str, ...]]
    patched: frozenset[str]
    versioned: Mapping[tuple[str, ...], frozenset[str]]
    keys: frozenset[tuple[str, ...]]
    parts: Mapping[str, tuple[Token, Token]]


def survey(api: Api, conventions: Conventions) -> Survey:
    """Look at all paths of an API."""
    routes = _routes(api, conventions)
    counts = Counter(each.key for each in routes)
    plain = {each.key for each in routes if not flags(each.operation.path)}
    routes = [_with_variant(each, counts, plain) for each in routes]
    root = grow(
        (each.tokens, each.operation)
        for each in routes
        if not each.suffix and not each.variant and not each.fragment
    )
    for each in routes:
        if each.suffix or each.variant or each.fragment:
            plant(root, each.tokens)
    return Survey(
        api=api,
        conventions=conventions,
        root=root,
        routes={each.operation.id: each for each in routes},
        versioned=_versioned(routes),
        keys=frozenset(each.key for each in routes),
        parts=_parts(routes, root, conventions.tag),
        patched=frozenset(
            each.path for each in api.operations if each.method == "PATCH"
        ),
        anchors=_anchors(routes, root, conventions.tag),
    )


def _versioned(
    routes: Sequence[Route],
) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the versions by the keys of routes that have different ones."""
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for each in routes:
        path = tokens(each.operation.path)
        versions = tuple(one.text for one in path if one.kind is Kind.VERSION)
        found.setdefault(each.key, set()).add(versions)
    return {
        key: frozenset(each for several in versions for each in several)
        for key, versions in found.items()
        if len(versions) > 1
    }


def _with_variant(
    route: Route, counts: Mapping[tuple[str, ...], int], plain: set[tuple[str, ...]]
) -> Route:
    words = flags(route.operation.path)
    if not words or counts[route.key] < 2 or route.key not in plain:
        return route
    return Route(
        operation=route.operation,
        tokens=route.tokens,
        suffix=route.suffix,
        variant=words,
    )


def _routes(api: Api, conventions: Conventions) -> list[Route]:
    """Return the routes, with the keys of their parents where these tell them apart.

    `/in-store/key={storeKey}/carts` is `in_store.carts.list`: no other path says whose carts
    by another key.
    """
    found = [(each, *_keyed(each, conventions)) for each in api.operations]
    others = {_shape(path) for _, path, parents, _ in found if not parents}
    return [
        Route(
            operation=operation,
            tokens=path,
            suffix=(*parents, *own) if _shape(path) in others else own,
        )
        for operation, path, parents, own in found
    ]


def _shape(path: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(each.key for each in path)


def _keyed(
    operation: Operation, conventions: Conventions
) -> tuple[tuple[Token, ...], tuple[str, ...], tuple[str, ...]]:
    """Return a path without words that say by which key; those of its parents, and its own."""
    path = conventions.path(operation)
    parents: tuple[str, ...] = ()
    place = 0
    while place < len(path):
        found = _key_at(path, place) if path[place].kind is Kind.WORD else None
        if found is not None:
            path, words = found
            if place == len(path) - 1:
                return path, parents, words
            parents += words
        place += 1
    return path, parents, ()


def _key_at(
    path: tuple[Token, ...], place: int
) -> tuple[tuple[Token, ...], tuple[str, ...]] | None:
    """Return a path without the words that say by which key, and those words.

    They begin with `by`, or are the end of the parameter's own name:
    `/tasks/name/{task_name}`.
    """
    token = path[place]
    behind = next(
        (n for n, t in enumerate(path) if n > place and t.kind is Kind.PARAMETER), None
    )
    if behind is None:
        return None
    key = path[behind].words
    if token.words[0] == "by":
        end, words = place + 1, list(token.words[1:])
        while end < behind and set(path[end].stems) <= set(key):
            words.extend(path[end].words)
            end += 1
        # `by/external/{externalId}` is by the whole of it, `by/name/{volumeName}` is not.
        full = key if key[: len(words)] == tuple(words) else tuple(words)
        return (*path[:place], *path[end:]), ("by", *full)
    known = place and behind == place + 1 and path[place - 1].kind is Kind.WORD
    single = len(token.words) == 1 and token.words[0] in KEYS
    if known and single and key and key[-1] == token.words[0]:
        return (*path[:place], *path[place + 1 :]), ("by", *token.words)
    return None


def _anchors(
    routes: Sequence[Route], root: Node, common: str
) -> frozenset[tuple[str, ...]]:
    """Return the constant paths at which the resource begins that the tag names.

    `/polymarket/ctf/merge` with the tag `CTF` is about `ctf`; but not if there is more
    than one `ctf`.
    """
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for route in routes:
        front: list[str] = []
        for token in route.tokens:
            if token.kind is not Kind.WORD:
                break
            front.append(token.key)
        tag = stems(useful_tag(route.operation, common))
        for size in range(2, len(front) + 1):
            if route.tokens[size - 1].stems == tag:
                found.setdefault(tag, set()).add(tuple(front[:size]))
    tops = {each.stems for each in root.constants}
    return frozenset(
        next(iter(paths))
        for tag, paths in found.items()
        if len(paths) == 1 and tag not in tops
    )


def _parts(
    routes: Sequence[Route], root: Node, common: str
) -> dict[str, tuple[Token, Token]]:
    """Return the first segments that are parts of another, which their tag names.

    With the tag `Event`, `/event_subscriptions` are the `subscriptions` of `/events`, if
    `/events/{id}/event_subscriptions` or `/events/{id}/subscriptions` says so too.
    """
    tags: dict[str, set[tuple[str, ...]]] = {}
    for route in routes:
        if route.tokens and route.tokens[0].kind is Kind.WORD:
            tag = stems(useful_tag(route.operation, common))
            tags.setdefault(route.tokens[0].key, set()).add(tag)
    wholes = {
        each.token.stems: each.token
        for each in root.constants
        if each.token is not None
        and each.item is not None
        and is_plural(each.words[-1])
    }
    found: dict[str, tuple[Token, Token]] = {}
    for key, said in tags.items():
        tag = next(iter(said))
        whole = wholes.get(tag)
        own = root.children[key].token
        if len(said) > 1 or whole is None or own is None or tags[whole.key] != said:
            continue
        if len(own.words) == len(tag) or own.stems[: len(tag)] != tag:
            continue
        part = word(" ".join(own.words[len(tag) :]))
        item = root.children[whole.key].item
        if item is not None and {own.key, part.key} & {*item.children}:
            found[key] = (whole, part)
    return found


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
