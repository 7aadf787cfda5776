"""Which nodes of the tree are resources, and which say what a call does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import dataclass
from sdkwright.refine.naming.answers import gives_json, gives_list, is_listing
from sdkwright.refine.naming.ids import id_words, leading_verb, less, says
from sdkwright.refine.naming.paths import tokens
from sdkwright.refine.naming.verbs import (
    ABOUT_SERVICE,
    ANY,
    ASKED,
    BULK,
    CERTAIN,
    CONTENT,
    DELETES,
    GETS,
    MANNERS,
    PLAIN,
    POSSIBLE,
    PREPOSITIONS,
    QUESTIONS,
    READS,
    SAY_METHOD,
    SHOWN,
    UPDATES,
)
from sdkwright.refine.naming.wholes import is_whole, of_whole
from sdkwright.refine.operations import is_plural, singular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.ir import Declaration, Operation
    from sdkwright.refine.naming.paths import Node

_SEARCHES = frozenset({"search", "find", "lookup", "autocomplete"})
# So many letters in common make a noun and a verb the same word: `migration`, `migrate`.
_SAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What the last constant segment of a path is.

    Attributes:
        action: Whether it says what the call does.
        words: What the call is named by, if that is not the segment itself.
        whole: Whether they say what the segments in front of it do as well.
        rule: Why, for `gen explain`.
    """

    action: bool
    rule: str
    words: tuple[str, ...] = ()
    whole: bool = False


BOTH_WAYS = Role(action=True, rule="path: a question, asked in two ways")
RESOURCE = Role(action=False, rule="path: a resource")


def head(words: Sequence[str]) -> str:
    """Return the noun that some words are about: `stops` of `stops for route`."""
    for number, word in enumerate(words):
        if number and word in PREPOSITIONS - {"and"}:
            return words[number - 1]
    return words[-1] if words else ""


def role(
    node: Node,
    operation: Operation,
    above: Sequence[str],
    declarations: Mapping[str, Declaration],
) -> Role:
    """Return what a constant segment is, the last one of an operation's path.

    Args:
        node: The segment's place.
        operation: One of those that end there, or at its item.
        above: The words of the segments in front.
        declarations: To look at answers.
    """
    item = node.item
    words = node.words
    if is_procedure(node):
        return Role(action=True, rule="path: a procedure")
    if is_whole(node) and operation in node.operations:
        return _of_whole(node, operation, above, declarations)
    if node.constants and not (operation in node.operations and acts(node)):
        return RESOURCE
    said = says(id_words(operation), words, above)
    if item is not None:
        return _with_key(node, item, said=said, top=not above)
    if (state := _marks(node, operation, above)) is not None:
        return state
    if len(node.methods) > 1:
        if _asked_both_ways(node):
            return BOTH_WAYS
        return _of_several(node, operation, above)
    if words[0] in BULK and above:
        return Role(action=True, rule="path: many at once", words=words)
    asks = operation.method == "GET" and not said and words[0] not in READS | QUESTIONS
    noun = len(words) == 1 and is_plural(words[0])
    if words[0] in CERTAIN and not asks and not noun:
        return Role(action=True, rule="path: an action")
    match operation.method:
        case "GET":
            return _of_get(node, operation, above, declarations, said=said)
        case "DELETE":
            return _action_if(said and words[0] in ANY and words[0] not in DELETES)
        case "POST":
            return _of_post(node, operation, above, said=said)
        case _:
            return _action_if(words[0] in ANY or (said and not is_plural(words[-1])))


def _of_whole(
    node: Node,
    operation: Operation,
    above: Sequence[str],
    declarations: Mapping[str, Declaration],
) -> Role:
    words = of_whole(node, operation, above, declarations)
    return Role(action=True, rule="path: all of a collection", words=words)


def is_procedure(node: Node) -> bool:
    """Whether a path ends in what is called, with one method: `/documents.drafts`."""
    called = [tokens(each.path)[-1].called for each in node.operations]
    return called == [True] and node.item is None


def _marks(node: Node, operation: Operation, above: Sequence[str]) -> Role | None:
    """Return what brings a thing into a state: `mark as seen`, with a PUT on `/seen`."""
    words = id_words(operation)
    if (
        operation.method == "GET"
        or words[:1] != ("mark",)
        or node.words[0] in CERTAIN - READS
    ):
        return None
    rule = "operationId: an action"
    left = less(words, above)
    return Role(action=True, rule=rule, words=left) if len(left) > 1 else None


def _asked_both_ways(node: Node) -> bool:
    """Whether GET and POST ask the same, the second with a body: `/search`."""
    return (
        node.methods == frozenset({"GET", "POST"})
        and node.words[0] in ASKED
        and not is_plural(node.words[-1])
    )


def acts(node: Node) -> bool:
    """Whether a segment with others below it is a verb, as in `query` and `query/batch`."""
    if (
        node.item is not None
        or len(node.words) != 1
        or node.methods != frozenset({"POST"})
    ):
        return False
    verb = node.words[0]
    said = leading_verb(id_words(node.operations[0]), ()) == verb
    listed = verb == "list" and node.parent is not None and bool(node.parent.words)
    return verb in CERTAIN or (verb in ANY and said) or listed


def _of_post(
    node: Node, operation: Operation, above: Sequence[str], *, said: bool
) -> Role:
    """Judge the end of a path with a POST: an action, or a collection."""
    words = node.words
    if words[0] in MANNERS and words[1:2] and words[1] in ANY:
        return _action_if(condition=True)
    if is_plural(words[-1]):
        return _action_if(words[0] in ANY and len(words) > 1)
    if words[0] not in ANY and not said and above:
        return _on_a_noun(words, id_words(operation), above)
    return _action_if(words[0] in ANY or said)


def _on_a_noun(
    words: tuple[str, ...], said: tuple[str, ...], above: Sequence[str]
) -> Role:
    """Return the action that a POST is whose path ends in a noun: `change billing anchor`."""
    verb = leading_verb(said, above)
    made: tuple[str, ...] = ()
    if verb in READS and "by" in said[1:-1]:
        by = said[said.index("by", 1) :]
        made = ("lookup" if verb == "lookup" else "retrieve", *by)
        rule = "path and operationId: a look-up"
        return Role(action=True, rule=rule, words=made, whole=True)
    if verb in above or verb in words:
        pass
    elif len(verb) >= _SAME and len(words) == 1 and words[0].startswith(verb[:_SAME]):
        made = (verb,)
    elif verb in READS:
        made = ("retrieve" if verb in GETS else verb, *words)
    elif verb == "create" or (verb in UPDATES and verb not in SAY_METHOD):
        made = (verb, *words)
    rule = "path and operationId: an action" if made else "path: an action"
    return Role(action=True, rule=rule, words=made)


def _action_if(condition: bool) -> Role:
    return Role(action=True, rule="path: an action") if condition else RESOURCE


def _with_key(node: Node, item: Node, *, said: bool, top: bool) -> Role:
    """Judge a segment with a parameter behind: `attach/{id}` is an action on it."""
    methods = {each.method for each in item.operations}
    if item.children or node.operations or len(methods) > 1:
        return RESOURCE
    word = node.words[0]
    changes = "GET" not in methods
    shown = len(node.words) == 1 and word in SHOWN
    if not top and ((changes and word in CERTAIN) or (not changes and shown)):
        return Role(action=True, rule="path: an action with a key")
    if said and word in ANY and not top:
        return Role(action=True, rule="path and operationId: an action with a key")
    return RESOURCE


def _of_several(node: Node, operation: Operation, above: Sequence[str]) -> Role:
    """Judge a segment with several methods: `PUT lock` and `DELETE lock` are two verbs."""
    if is_plural(node.words[-1]) and node.words[0] not in CERTAIN:
        return RESOURCE
    several = [each for each in node.operations if each.method in node.methods]
    named = [leading_verb(id_words(each), above) for each in several]
    if any(not verb or verb in PLAIN for verb in named):
        return RESOURCE
    if len(set(named)) < len(named):
        return RESOURCE
    words = id_words(operation)
    start = words.index(leading_verb(words, above))
    return Role(action=True, rule="operationId: an action", words=words[start:][:1])


def _says_one_of(
    said: Sequence[str], words: Sequence[str], above: Sequence[str]
) -> bool:
    """Whether an id has one of a collection with its name: `getReportBalanceSheet`."""
    size = len(words)
    before = said[len(said) - size - 1 : len(said) - size]
    return (
        said[:1] != ("list",)
        and not is_plural(words[-1])
        and [*said[-size:]] == [*words]
        and [*before] == [singular(above[-1])] != [above[-1]]
    )


def _of_get(
    node: Node,
    operation: Operation,
    above: Sequence[str],
    declarations: Mapping[str, Declaration],
    *,
    said: bool,
) -> Role:
    words = [*node.words]
    said = said and not (words[0] in POSSIBLE and _is_read(operation, words))
    parent = node.parent
    below_item = parent is not None and parent.token is not None and not parent.words
    if not above and not below_item:
        about = words[-1] in ABOUT_SERVICE and not _is_one_of_many(node)
        asks = words[0] in READS | QUESTIONS and len(words) > 1
        return _action_if(about or asks or (said and words[0] in ANY))
    if words[0] in QUESTIONS or (said and words[0] in POSSIBLE and len(words) > 1):
        return Role(action=True, rule="path: a question")
    if below_item and (words[0] in CONTENT or not gives_json(operation)):
        return Role(action=True, rule="path: content of an item")
    if below_item or is_plural(head(words)):
        return RESOURCE
    if gives_list(operation, declarations):
        collection = node.parent is not None and node.parent.methods
        if collection and _says_one_of(id_words(operation), words, above):
            return Role(action=True, rule="path and operationId: one thing to read")
        if not collection:
            return RESOURCE
        if is_listing(operation, (*above, *words), declarations):
            return Role(
                action=True,
                rule="path: a view of a collection",
                words=_listing(words),
            )
    return Role(action=True, rule="path: one thing to read")


def _is_read(operation: Operation, words: Sequence[str]) -> bool:
    """Whether an id says behind a segment's words that it is read: `open_api_retrieve`."""
    said = id_words(operation)
    return said[-1] in READS and [*said[-len(words) - 1 : -1]] == [*words]


def _is_one_of_many(node: Node) -> bool:
    """Whether there is a collection beside a segment, of which it is one: `model_version`."""
    beside = node.parent.constants if node.parent is not None else ()
    return len(node.words) > 1 and any(
        is_plural(each.words[-1])
        and tuple(map(singular, each.words)) == tuple(map(singular, node.words))
        for each in beside
    )


def _listing(words: list[str]) -> tuple[str, ...]:
    """Return what a view of a collection is called: `list recent`; `ls` is `list`."""
    said = ["list" if each == "ls" else each for each in words]
    return (*([] if "list" in said else ["list"]), *said)


def leads(node: Node) -> bool:
    """Whether a segment belongs to the action behind it: `batch/read`, `search/stop`."""
    if acts(node) or is_procedure(node):
        return True
    if node.operations or node.item is not None or len(node.words) != 1:
        return False
    below = [each.words[0] in PREPOSITIONS for each in node.constants]
    related = node.words[0] in CERTAIN and bool(below) and all(below)
    return related or node.words[0] in BULK | _SEARCHES


def leads_to(before: Node, node: Node) -> bool:
    """Whether the end of a path is what is done by the segment in front of it.

    Not so in `/batch/objects`, which has a POST and a DELETE.
    """
    return leads(before) and (bool(before.operations) or len(node.methods) == 1)


def only_leads(node: Node) -> bool:
    """Whether a segment is no more than the way to those below it."""
    return not node.operations and node.item is None
