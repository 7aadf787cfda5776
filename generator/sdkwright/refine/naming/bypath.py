"""Resource and method of an operation, by its path in the tree of all paths."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass, replace
from sdkwright.ir import NameCandidate, Priority
from sdkwright.refine.naming.conventions import useful_tag
from sdkwright.refine.naming.ids import id_words
from sdkwright.refine.naming.paths import Kind, Node, Token, flags, trail, word
from sdkwright.refine.naming.placing import (
    BOTH_WAYS,
    RESOURCE,
    Role,
    leads,
    leads_to,
    only_leads,
    role,
)
from sdkwright.refine.naming.standard import put_into, rule_of, standard
from sdkwright.refine.naming.survey import Route, Survey, pruned
from sdkwright.refine.naming.telling import others
from sdkwright.refine.naming.verbs import ABOUT_SERVICE, ANY, BULK
from sdkwright.refine.naming.wholes import is_whole, of_many, verb_before
from sdkwright.refine.operations import is_plural, singular, split, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.ir import Operation

_LONGEST_PATH: Final = 1000
_STANDARD: Final = frozenset(
    {"list", "retrieve", "create", "update", "replace", "delete"}
)
_PLAIN_METHODS: Final = {
    "delete": {"DELETE"},
    "update": {"PUT", "PATCH"},
    "create": {"POST"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Resource and method of an operation, as words.

    Attributes:
        others: Names to try where another operation has this one.
    """

    group: tuple[Token, ...]
    words: tuple[str, ...]
    rule: str
    others: tuple[str, ...] = ()
    order: int = 0
    group_rule: str = "path"


def named(
    survey: Survey, operation: Operation, *, resource: bool = False
) -> Named | None:
    """Return how an operation is called by its path; None if the path has no words.

    Args:
        survey: All paths.
        operation: One of the operations.
        resource: Whether the last segment is known to be a resource.
    """
    route = survey.routes[operation.id]
    places = [n for n, each in enumerate(route.tokens) if each.kind is Kind.WORD]
    if not places:
        return None
    nodes = trail(survey.root, route.tokens)
    last = places[-1]
    node = nodes[last]
    params = route.tokens[last + 1 :]
    above = tuple(w for n in places[:-1] for w in route.tokens[n].words)
    found = _nested_item(survey, route, nodes, last)
    if found is not None:
        return found
    declarations = survey.api.declarations
    if route.fragment:
        return _by_fragment(survey, route, nodes, places)
    what = RESOURCE if resource else role(node, operation, above, declarations)
    group = [n for n in places if n < last or not what.action]
    led = bool(places[:-1]) and leads_to(nodes[places[-2]], node)
    if not what.action and not params and led:
        what = Role(action=True, rule="path: an action")
        group = places[:-1]
    if what.action:
        result = _action(survey, route, nodes, group, what)
    else:
        result = _on_resource(survey, route, nodes, group, on_item=bool(params))
    order = _order(route, nodes[-1])
    if what.action:
        order += _after_plain(nodes, last, result)
        # What only asks for headers comes behind what is called so.
        order += _LONGEST_PATH * 4 * (operation.method == "HEAD")
    if what == BOTH_WAYS:  # the one with the shorter id is the plain one
        order += 2 * len(id_words(operation)) + (operation.method == "GET")
    if not what.action and result.words[0] not in _STANDARD:
        order += _LONGEST_PATH * 2  # a segment that is this verb comes before
    if not what.action and not params and _changes_items(node, result):
        order += _LONGEST_PATH * 2  # behind an item that has nothing below it, too
    return replace(result, order=order)


def _by_fragment(
    survey: Survey, route: Route, nodes: Sequence[Node], places: list[int]
) -> Named:
    """Name what only a fragment tells apart: `PUT /files/{id}#add_shared_link`."""
    plain = _on_resource(
        survey,
        route,
        nodes,
        places,
        on_item=nodes[-1].token is not nodes[places[-1]].token,
    )
    words = route.fragment
    key = route.tokens[-1]
    order = _LONGEST_PATH + len(route.tokens)
    if key.kind is Kind.PARAMETER and {*words} <= {*key.words}:
        rule = f"{plain.rule}; the fragment only says the key"
        return replace(plain, rule=rule, order=order)
    if words[0] not in ANY:
        words = (*plain.words, *words)
    rule = "path: the fragment"
    return replace(plain, words=words, rule=rule, order=order)


def _order(route: Route, node: Node) -> int:
    """Return how far a path is from the plain one; `/threads/{id}/runs` has items.

    What is deprecated leaves the plain name to its successor.
    """
    length = len(route.tokens) + len(flags(route.operation.path))
    length += _LONGEST_PATH * 3 * route.operation.docs.deprecated
    return length if node.children else length + _LONGEST_PATH


def _after_plain(nodes: Sequence[Node], last: int, result: Named) -> int:
    """Return how far an action comes behind the plain call beside it, if that is called so.

    `POST /documents/delete` and `DELETE /documents/{id}`: the second is the `delete`.
    """
    parent = nodes[last].parent
    if parent is None or result.words not in {("delete",), ("update",), ("create",)}:
        return 0
    places = [parent] if parent.item is None else [parent, parent.item]
    method = _PLAIN_METHODS[result.words[0]]
    plain = any(method & each.methods for each in places)
    return 2 * _LONGEST_PATH if plain else 0


_OF_ITEMS: Final = frozenset({("update",), ("replace",), ("head",)})


def _changes_items(node: Node, result: Named) -> bool:
    """Whether what a call on a resource is called suits one on its items better.

    `PUT /lobbies` and `PATCH /lobbies/{id}`: the second is the `update`.
    """
    if node.item is None or result.words not in _OF_ITEMS:
        return False
    if result.words == ("head",):
        return any(each.method == "HEAD" for each in node.item.operations)
    return bool(node.item.methods & {"PUT", "PATCH"})


def _nested_item(
    survey: Survey, route: Route, nodes: Sequence[Node], last: int
) -> Named | None:
    """Name what has an item of an item: `/folders/{folder_id}/{file_id}`."""
    params = route.tokens[last + 1 :]
    if len(params) != 2 or not (noun := _noun(params[1].words)):
        return None
    first = nodes[last + 1]
    if not first.operations and not first.constants:
        return None
    if singular(noun[-1]) in route.tokens[last].stems:
        return None
    text = " ".join((*noun[:-1], noun[-1] if is_plural(noun[-1]) else f"{noun[-1]}s"))
    token = word(text)
    fake = Node(token=token, parent=first)
    fake.children["{}"] = nodes[last + 2]
    verb = standard(
        fake,
        route.operation,
        on_item=True,
        resource=token.words,
        declarations=survey.api.declarations,
    )
    group = [n for n in range(last + 1) if route.tokens[n].kind is Kind.WORD]
    kept = pruned(survey, route, nodes, group)
    return Named(
        group=(*kept, token),
        words=split(verb) + route.suffix,
        rule="path: an item of an item",
    )


def _noun(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a key is of: an environment, for `environment_name_or_id`."""
    noun = words[:-1]
    while noun and noun[-1] == "or":
        noun = noun[:-2]
    return noun


def _action(
    survey: Survey, route: Route, nodes: Sequence[Node], group: list[int], what: Role
) -> Named:
    last = max(n for n, each in enumerate(route.tokens) if each.kind is Kind.WORD)
    words = what.words or route.tokens[last].words
    operation = route.operation
    if len(words) == 1 and words[0] in BULK:
        words = of_many(nodes[last], operation)
    if len(group) > 1 and verb_before(nodes[last]) == words[:-1] != ():
        group = group[:-1]  # `read/all`: the words have it
    if group and is_whole(nodes[group[-1]]):
        words = (*words, *route.tokens[group[-1]].words)  # `all/read`
        group = group[:-1]
    while what.whole and len(group) > 1 and only_leads(nodes[group[-1]]):
        group = group[:-1]
    while group and leads(nodes[group[-1]]):
        words = (*route.tokens[group.pop()].words, *words)
    kept = pruned(survey, route, nodes, group)
    rule, group_rule = what.rule, "path"
    if not kept:
        tag = _tag(survey, route, route.tokens[last])
        if tag is not None:
            kept, group_rule = (tag,), "tag"
    words = _less_resource(words, kept)
    if _is_on_items_too(nodes, last):
        words = _not_of_item(words, operation)
    return Named(
        group=kept,
        words=words + route.suffix,
        rule=rule,
        others=others(survey, route, kept),
        group_rule=group_rule,
    )


def _not_of_item(words: tuple[str, ...], operation: Operation) -> tuple[str, ...]:
    """Return an action on a collection, told from that on an item.

    Its id says how: `promote all`, `create and advance`; or it is about many.
    """
    said = id_words(operation)
    if "by" in said[1:-1]:
        return (*words, *said[said.index("by", 1) :])
    before = said[: said.index(words[0])][-2:] if words[0] in said else ()
    if len(before) > 1 and before[0] in ANY and before[1] == "and":
        return (*before, *words)
    told = words[-1:] == ("many",)  # what is done to one item is told by its key
    return words if told else (*words, "all" if "all" in said else "many")


def _is_on_items_too(nodes: Sequence[Node], last: int) -> bool:
    """Whether an action on a collection is one on its items as well."""
    node = nodes[last]
    parent = node.parent
    if parent is None or not parent.words or parent.item is None or not node.operations:
        return False
    return any(
        each.words == node.words and each.operations for each in parent.item.constants
    )


def _less_resource(words: tuple[str, ...], group: Sequence[Token]) -> tuple[str, ...]:
    """Return an action's words without those of its resource: `export wallet key`.

    They are left out in front and right after the verb: `register account number` is not
    about `financial accounts`, nor `get organization integration` about integrations only.
    """
    own = tuple(w for each in group[-1:] for w in each.stems)
    size = len(own)
    if not own:
        return words
    while len(words) > size and _stems(words[:size]) == own:
        words = words[size:]
    if words[0] in ANY and _stems(words[1 : size + 1]) == own:
        return (words[0], *words[size + 1 :])
    return words


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(singular(each) for each in words)


def _tag(survey: Survey, route: Route, segment: Token) -> Token | None:
    """Return the tag of an operation whose path names no resource, if it says more."""
    tag = useful_tag(route.operation, survey.conventions.tag)
    if not tag or not stems(tag) or not any(map(str.isalpha, tag)):
        return None
    if tag in survey.conventions.sentences:
        return None
    if stems(tag)[-1] in ABOUT_SERVICE:
        return None
    if stems(tag) == segment.stems or "".join(stems(tag)) == "".join(segment.stems):
        return None
    return word(tag)


def _on_resource(
    survey: Survey,
    route: Route,
    nodes: Sequence[Node],
    group: list[int],
    *,
    on_item: bool,
) -> Named:
    operation, last = route.operation, group[-1]
    node = nodes[last]
    resource = tuple(w for n in group for w in route.tokens[n].words)
    choose = partial(
        standard,
        node,
        on_item=on_item,
        resource=resource,
        declarations=survey.api.declarations,
    )
    verb = choose(operation)
    alone = len(group) == 1 and not node.children and len(node.methods) == 1
    if alone and verb == "retrieve" and not on_item:
        tag = _tag(survey, route, route.tokens[last])
        if tag is not None:
            return Named(
                group=(tag,),
                words=_less_resource(node.words, (tag,)),
                rule="path: one thing to read",
                group_rule="tag",
            )
    if on_item and len(group) > 1 and (put := put_into(node, operation)):
        return _put_into(survey, route, nodes, group, put)
    kept = pruned(survey, route, nodes, group)
    return Named(
        group=kept,
        words=split(verb) + route.suffix,
        rule=rule_of(verb, operation, choose)
        or f"{operation.method} on {'an item' if on_item else 'a resource'}",
        others=others(survey, route, kept),
    )


def _put_into(
    survey: Survey,
    route: Route,
    nodes: Sequence[Node],
    group: Sequence[int],
    words: tuple[str, ...],
) -> Named:
    nested = nodes[group[-2]].words == nodes[group[-1]].words
    return Named(
        group=pruned(survey, route, nodes, group if nested else group[:-1]),
        words=words[:1] if nested else words,
        rule="operationId: what is put into another",
    )


def candidate(found: Named) -> NameCandidate:
    """Return the candidate for a method."""
    text = " ".join(found.words)
    others = tuple(
        f"{text} {each[2:]}" if each.startswith("+ ") else each for each in found.others
    )
    return NameCandidate(
        text=text,
        priority=Priority.GIVEN,
        alternatives=tuple(dict.fromkeys(each for each in others if each != text)),
        order=found.order,
        context=tuple(reversed([each for t in found.group for each in t.stems])),
        rule=found.rule,
    )


def resource(found: Named) -> tuple[NameCandidate, ...]:
    """Return the candidates for the resources that an operation is under, outermost first.

    Where Python or the client has a name for itself, the parent's goes in front:
    `events.event_types`.
    """
    return tuple(
        NameCandidate(
            text=each.text,
            priority=Priority.GIVEN,
            rule=found.group_rule,
            context=(" ".join(found.group[place - 1].stems),) if place else (),
        )
        for place, each in enumerate(found.group)
    )
