"""The verbs of resources, by what a call does: list, retrieve, create, update, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import Docs, Location
from sdkwright.refine.naming.answers import (
    gives_bare_list,
    gives_json,
    gives_list,
    gives_pages,
    is_named_list,
    is_silent,
    lists_of,
    same_response,
)
from sdkwright.refine.naming.ids import (
    id_words,
    leading_verb,
    less,
    repeats_path,
    summary_words,
)
from sdkwright.refine.naming.placing import head
from sdkwright.refine.naming.posting import (
    MAKES,
    asked,
    only_put_makes,
    posted,
    posted_to_item,
    posts_changes,
)
from sdkwright.refine.naming.verbs import (
    ANY,
    BULK,
    CERTAIN,
    DELETES,
    PLAIN,
    PREPOSITIONS,
    SINGLE,
    UPDATES,
)
from sdkwright.refine.operations import is_plural, singular, split

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sdkwright.ir import Declaration, Operation
    from sdkwright.refine.naming.paths import Node

_KEPT_READS = frozenset({"search", "export", "download", "count", "validate", "verify"})
_PUT_MAKES = MAKES - {"add"}


def standard(
    node: Node,
    operation: Operation,
    *,
    on_item: bool,
    resource: Sequence[str],
    declarations: Mapping[str, Declaration],
) -> str:
    """Return the verb for an operation on a resource.

    Args:
        node: The resource's place.
        operation: What is to be named.
        on_item: Whether it is about one item, by its key.
        resource: All words of the resource's path, to find the verb in the id.
        declarations: To tell a list in the answer.
    """
    either = _either(operation, resource)
    if either:
        return either
    bulk = "" if on_item else _in_bulk(node, operation, resource)
    if bulk:
        return bulk
    verb = _own_verb(operation, resource)
    place = node.item if on_item and node.item is not None else node
    noun = head(node.words)
    plural = is_plural(noun) and noun not in SINGLE
    many = not on_item and (node.item is not None or plural)
    match operation.method:
        case "GET" if on_item:
            return _of_item(node, operation, verb, declarations)
        case "GET":
            return _of_collection(node, operation, verb, declarations)
        case "POST" if reads := asked(place, operation, resource, declarations):
            return reads
        case "POST":
            if on_item:
                return posted_to_item(place, verb)
            return posted(place, operation, verb, resource, many=many)
        case "PUT" | "PATCH":
            several = node.item is not None and many and is_plural(head(node.words))
            return _updated(place, operation, verb, resource, many=several)
        case "DELETE":
            several = many and not _is_one_thing(node, declarations)
            return _deleted(node, operation, verb, resource, many=several)
        case method:
            return method.lower()


def put_into(node: Node, operation: Operation) -> tuple[str, ...]:
    """Return what a call does that only puts a thing into another one, or takes it out.

    `PUT /invoices/{id}/payment_orders/{id}` is `add payment order` where its id begins with
    `add` and says `to`: it changes no payment order.
    """
    if node.item is None or node.operations or node.item.children or node.constants:
        return ()
    said = [id_words(each) for each in node.item.operations if each.method != "DELETE"]
    adds = [words[:1] == ("add",) and "to" in words for words in said]
    if not adds or not all(adds) or operation.method not in {"PUT", "POST", "DELETE"}:
        return ()
    verb = "remove" if operation.method == "DELETE" else "add"
    return (verb, *node.words[:-1], singular(node.words[-1]))


def _either(operation: Operation, resource: Sequence[str]) -> str:
    """Return what an id says of a call that does one thing or another: `create or join`."""
    words = less(id_words(operation), resource)
    if operation.method == "GET" or len(words) != 3 or words[1] != "or":
        return ""
    return " ".join(words) if words[0] in CERTAIN and words[2] in ANY else ""


def _in_bulk(node: Node, operation: Operation, resource: Sequence[str]) -> str:
    """Return what an id says is done to many: `bulk_destroy`, `bulk_partial_update`."""
    words = less(id_words(operation), resource)
    if len(words) < 2 or words[0] not in BULK:
        return ""
    if words[1] in DELETES:
        return "delete many"
    if words[1] in MAKES and operation.method == "POST":
        return "create many"
    if words[1] not in UPDATES or operation.method not in {"PUT", "PATCH", "POST"}:
        return ""
    whole = operation.method == "PUT" and "PATCH" in node.methods
    return "replace many" if whole else "update many"


def rule_of(verb: str, operation: Operation, choose: Callable[[Operation], str]) -> str:
    """Return what chose a verb: what another verb would come out without.

    Args:
        verb: The verb.
        operation: What is named by it.
        choose: Returns the verb of an operation in the same place.
    """
    unnamed = replace(operation, operation_id=None)
    if choose(unnamed) != verb:
        return f"operationId: {verb!r}"
    if choose(replace(unnamed, docs=Docs())) != verb:
        return f"summary: {verb!r}"
    return ""


def _own_verb(operation: Operation, resource: Sequence[str]) -> str:
    """Return the verb of an id; of the summary, if the id only repeats the path.

    The summary of a PUT counts where there is no id at all.
    """
    verb = leading_verb(id_words(operation), resource) or _last_verb(operation)
    counts = operation.method == "POST" or (
        operation.method == "PUT" and not operation.operation_id
    )
    if not counts or not repeats_path(operation):
        return verb
    said = summary_words(operation)
    return said[0] if said and said[0] in CERTAIN else verb


def _last_verb(operation: Operation) -> str:
    """Return the verb that a dotted id ends with: `objects.class.references.create`.

    Other ids have colons in the place of dots: `v1-webhook:receive`.
    """
    head, _, last = (operation.operation_id or "").replace(":", ".").rpartition(".")
    words = split(last) if head else ()
    return words[0] if words and words[0] in ANY else ""


def _of_item(
    node: Node,
    operation: Operation,
    verb: str,
    declarations: Mapping[str, Declaration],
) -> str:
    """Return the verb of a GET with a key; `stops-for-route/{id}` gives a list."""
    if "GET" in node.methods:
        return "retrieve"
    if verb == "list" and gives_list(operation, declarations):
        return "list"
    related = any(each in PREPOSITIONS - {"and"} for each in node.words)
    if is_plural(head(node.words)) and related:
        return "list"
    return "list" if gives_bare_list(operation, declarations) else "retrieve"


def _of_collection(
    node: Node,
    operation: Operation,
    verb: str,
    declarations: Mapping[str, Declaration],
) -> str:
    noun = head(node.words)
    about = is_plural(noun)
    if verb in _KEPT_READS and not (verb == "search" and "POST" in node.methods):
        return verb
    if _says_one(operation, node.words) and (
        not gives_json(operation)
        or same_response(operation, node.operations, "POST", declarations)
    ):
        return "retrieve"
    if about and node.item is not None:
        return "list"
    listed = gives_list(operation, declarations) or (
        about and lists_of(operation, noun, declarations)
    )
    if listed and (about or node.item is not None or verb in {"list", "index"}):
        return "list"
    if noun not in id_words(operation) and is_named_list(operation, noun, declarations):
        return "list"
    if gives_bare_list(operation, declarations) and verb != "retrieve":
        return "list"
    if listed and gives_pages(operation):
        return "list"
    about = about and noun not in SINGLE
    if is_silent(operation) and (about or node.item is not None):
        return "list"
    return "list" if verb == "list" and node.item is not None else "retrieve"


def _deleted(
    node: Node, operation: Operation, verb: str, resource: Sequence[str], *, many: bool
) -> str:
    """Return the verb of a DELETE: of all things of a kind only where that is meant.

    Where nothing else deletes one, an id says it that has the noun in the singular; and what
    a PUT sets as a whole goes as a whole.
    """
    beside = node.item.methods if node.item is not None else frozenset[str]()
    if verb in ANY and verb not in PLAIN:
        return f"{verb} all" if many and "DELETE" in beside else verb
    if not many or "DELETE" in beside:
        return "delete many" if many else "delete"
    one = _says_one(operation, resource)
    sets = not beside and "POST" not in node.methods and node.methods & {"PUT", "PATCH"}
    chooses = operation.body or any(
        each.location is Location.QUERY and each.required
        for each in operation.parameters
    )
    whole = sets and not chooses
    return "delete" if one or whole else "delete many"


def _is_one_thing(node: Node, declarations: Mapping[str, Declaration]) -> bool:
    """Whether a path has one thing, though `/session/{id}` has others: a GET gives it."""
    beside = node.item.methods if node.item is not None else frozenset[str]()
    gets = [each for each in node.operations if each.method == "GET"]
    shown = [each for each in gets if not is_silent(each)]
    listed = any(gives_list(each, declarations) for each in shown)
    return bool(shown) and not (
        listed or "DELETE" in beside or is_plural(head(node.words))
    )


def _says_one(operation: Operation, resource: Sequence[str]) -> bool:
    """Whether an id has the resource's noun in the singular: `deleteWebhook`."""
    noun = [each for each in id_words(operation) if not less((each,), resource)]
    return (
        bool(noun)
        and not is_plural(noun[-1])
        and any(is_plural(each) and singular(each) == noun[-1] for each in resource)
    )


def _not_doubled(verb: str, operation: Operation, resource: Sequence[str]) -> str:
    """Return a verb, and all that the id says of it where the resource is called so."""
    if not resource or singular(resource[-1]) != verb:
        return verb
    words = id_words(operation)
    return " ".join(words) if words[:1] == (verb,) and len(words) > 1 else "update"


def _updated(
    place: Node,
    operation: Operation,
    verb: str,
    resource: Sequence[str],
    *,
    many: bool,
) -> str:
    method = operation.method
    if verb in CERTAIN and verb not in PLAIN:
        return _not_doubled(verb, operation, resource)
    made = _PUT_MAKES if operation.operation_id else MAKES
    if method == "PUT" and verb in made and only_put_makes(place):
        return "create"
    if method == "PUT" and ("PATCH" in place.methods or posts_changes(place)):
        return "replace"
    if method == "PATCH" and verb == "add":
        return verb
    if many:
        words = id_words(operation) or summary_words(operation)
        noun = [word for word in words if not less((word,), resource)]
        one = bool(noun) and not is_plural(noun[-1])
        makes = method == "PUT" and verb in _PUT_MAKES
        plain = "create" if makes and not one else "update"
        return plain if one else f"{plain} many"
    return "update"
