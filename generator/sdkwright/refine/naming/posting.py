"""What a POST does: it creates, changes or only asks, as its id and the calls beside it say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.refine.naming.answers import gives_json, gives_list
from sdkwright.refine.naming.ids import id_words, leading_verb, less, summary_words
from sdkwright.refine.naming.verbs import (
    ANY,
    ASKED,
    ASKED_BY_POST,
    CERTAIN,
    CREATES,
    DELETES,
    GETS,
    PLAIN,
    READS,
    SAY_METHOD,
    UPDATES,
)
from sdkwright.refine.operations import is_plural, singular

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sdkwright.ir import Declaration, Operation
    from sdkwright.refine.naming.paths import Node

MAKES: Final = CREATES - {"post", "put"}
"""Verbs of ids that say more of a creation than the HTTP method does."""
_GETS: Final = GETS | {"list", "retrieve"}
# What is made for its caller by asking for it.
_MADE: Final = frozenset({"token", "tokens", "session", "key"})


def asked(
    place: Node,
    operation: Operation,
    resource: Sequence[str],
    declarations: Mapping[str, Declaration],
) -> str:
    """Return the verb of a POST that only reads by its id, where no GET does: `getOrders`.

    What is got by a POST is made by it where it is for its caller: a token, a session. The
    summary counts where there is no id, and a list comes back.
    """
    if not operation.operation_id:
        said = summary_words(operation)[:1]
        asks = bool(said) and said[0].removesuffix("s") in _GETS | {"return"}
        silent = "GET" in place.methods or not gives_list(operation, declarations)
        return "list" if asks and not silent else ""
    words = _less_format(id_words(operation), operation)
    verb = leading_verb(words, resource)
    items = place.item.operations if place.item is not None else ()
    beside = [each for each in items if each.method == "GET"]
    if verb not in _GETS or "GET" in place.methods or words[-1] in _MADE:
        return ""
    if less(words[-1:], resource) or not gives_json(operation):
        return ""
    if not beside:
        return "list" if gives_list(operation, declarations) else "retrieve"
    one = not any(gives_list(each, declarations) for each in beside)
    return "list" if one and gives_list(operation, declarations) else ""


def _less_format(words: tuple[str, ...], operation: Operation) -> tuple[str, ...]:
    """Return the words of an id without the format that its path ends with: `.json`."""
    ending = operation.path.rpartition(".")[2].lower()
    return words[:-1] if len(words) > 1 and words[-1] == ending else words


def posted_to_item(place: Node, verb: str) -> str:
    """Return the verb of a POST with a key, by the verb of its id."""
    if verb in ANY and verb not in PLAIN:
        return verb
    if verb in DELETES and "DELETE" not in place.methods:
        return "delete"
    if verb in UPDATES and "PUT" in place.methods and only_put_makes(place):
        return "update"
    if posts_changes(place):
        return "update"
    if place.methods & {"PUT", "PATCH"}:
        if verb == "update" and "PUT" not in place.methods:
            return "replace"
        if verb in ANY and verb not in READS | CREATES | SAY_METHOD | {"update"}:
            return verb
        return "create" if verb in CREATES else "post"
    return "create" if verb in MAKES else "update"


def posted(
    place: Node,
    operation: Operation,
    verb: str,
    resource: Sequence[str],
    *,
    many: bool,
) -> str:
    """Return the verb of a POST on a resource.

    Args:
        place: The resource's place.
        operation: What is to be named.
        verb: The verb of its id.
        resource: All words of the resource's path.
        many: Whether the resource is a collection.
    """
    if verb in ASKED_BY_POST or _is_behind_resource(verb, operation, resource):
        return verb
    if "GET" in place.methods and _asks_below(operation, resource):
        return id_words(operation)[0]
    if verb in DELETES and "DELETE" not in place.methods:
        return "delete many" if many else "delete"
    if verb in UPDATES and "PUT" in place.methods and only_put_makes(place):
        return "update"
    if not many and verb in {"update", "edit", "modify", "change", "set", "save"}:
        only_patch = "PATCH" in place.methods and "PUT" not in place.methods
        return "replace" if only_patch else "update"
    if leading_verb(id_words(operation), resource) == "update" and not _changes(place):
        several = place.item is not None and is_plural(id_words(operation)[-1])
        return "update many" if several else "update"
    return "create many" if _is_said_of_one_too(place, operation) else "create"


def _is_behind_resource(
    verb: str, operation: Operation, resource: Sequence[str]
) -> bool:
    """Whether an id has a verb behind a resource that is called like one: `importStart`."""
    called = resource[-1] if resource else ""
    words = id_words(operation)
    return called in CERTAIN and words[:2] == (called, verb) and verb not in PLAIN


def _asks_below(operation: Operation, resource: Sequence[str]) -> bool:
    """Whether a path says what its id does: `searchPetsByContent` of `/search/pets`."""
    words = id_words(operation)
    return bool(words) and words[0] in ASKED and words[0] in resource[:1]


def _is_said_of_one_too(place: Node, operation: Operation) -> bool:
    """Whether one path makes several things by this call, and one by another."""
    noun = id_words(operation)[-1:]
    return any(
        each.method == "POST" and id_words(each)[-1:] == (singular(noun[0]),) != noun
        for each in place.operations
        if noun
    )


def only_put_makes(place: Node) -> bool:
    """Whether of the calls on a path only the PUT is said to create something."""
    says = {
        each.method: (id_words(each) or summary_words(each))[:1]
        for each in place.operations
    }
    made = {method for method, words in says.items() if {*words} <= MAKES and words}
    return made == {"PUT"} and "PATCH" not in says


def posts_changes(place: Node) -> bool:
    """Whether a POST is said to update what the PUT beside it replaces."""
    verbs = {each.method: id_words(each)[:1] for each in place.operations}
    posted, put = verbs.get("POST", ()), verbs.get("PUT", ())
    return (
        "PATCH" not in verbs
        and posted in {("update",), ("modify",), ("patch",), ("partial",)}
        and bool(put)
        and put != posted
    )


def _changes(place: Node) -> bool:
    """Whether something beside a POST changes things of a collection."""
    beside = place.item.methods if place.item is not None else frozenset[str]()
    return bool(place.methods & {"PUT", "PATCH"} or beside & {"PUT", "PATCH", "POST"})
