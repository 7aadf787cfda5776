"""The name of an operation's method: the operation id's words, less those of its resource.

What remains is `list`, `create` and their like where that is what the operation does, and
the author's own words everywhere else. Each operation is named by itself, so that a new
operation renames no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.ir import NameCandidate, Priority
from sdkwright.refine.naming.ids import id_words, in_service
from sdkwright.refine.naming.verbs import ARTICLES, GETS, SINGLE
from sdkwright.refine.operations import (
    Segment,
    has_list,
    is_plural,
    list_of,
    result,
    segments,
    segments_text,
    singular,
    split,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sdkwright.ir import Declaration, Operation

_READS: Final = frozenset(
    {
        ("get",),
        ("read",),
        ("fetch",),
        ("find",),
        ("show",),
        ("view",),
        ("describe",),
        ("retrieve",),
        ("get", "one"),
        ("find", "one"),
        ("get", "all"),
        ("find", "all"),
        ("get", "many"),
        ("get", "list"),
        ("list",),
        ("list", "all"),
        ("index",),
        ("all",),
        ("query",),
        ("retrieve", "all"),
    }
)
# Those that a path says as well where they are what is done: `/files/find`.
_ASKS: Final = frozenset({("find",), ("query",)})
_MANY: Final = frozenset({"list", "all", "many", "index"})
_CREATES: Final = frozenset({("create",), ("add",), ("post",), ("new",), ("insert",)})
_UPDATES: Final = frozenset(
    {
        ("update",),
        ("patch",),
        ("edit",),
        ("modify",),
        ("partial", "update"),
        ("change",),
    }
)
_REPLACES: Final = frozenset({("replace",), ("put",), ("set",)})
_DELETES: Final = frozenset({("delete",), ("remove",), ("destroy",), ("del",)})
_KEYS: Final = frozenset({"id", "ids", "name", "key", "uuid", "slug", "number"})
# Words between a verb and its noun that add nothing: `list all sessions`.
_QUANTIFIERS: Final = frozenset({"all", "many", "one", "single"}) | ARTICLES
_TAILS: Final = frozenset({"for", "of", "on", "in", "from", "to", "by", "with"})
# Last segments that say what a GET does, not what it gives.
_ACTIONS: Final = frozenset(
    {"search", "find", "query", "lookup", "preview", "download", "export", "count",
     "check", "ping", "verify", "validate", "autocomplete", "suggest"}
)  # fmt: skip


def method_name(
    operation: Operation,
    group: Sequence[str],
    declarations: Mapping[str, Declaration],
    *,
    patched: bool,
) -> NameCandidate:
    """Return the name candidate of an operation's method.

    Args:
        operation: The operation.
        group: The names of the resource it belongs to, outermost first.
        declarations: To recognize a list in the response.
        patched: Whether the same path has a PATCH: then a PUT replaces.
    """
    place = segments(operation.path)
    words = _own_words(operation, place)
    behind = [split(each.literal) for each in reversed(place)]
    context = tuple(dict.fromkeys(singular(w) for each in behind for w in each[::-1]))
    if not words:
        text = _from_path(operation, place, group, declarations, patched=patched)
        return NameCandidate(
            text=text,
            priority=Priority.DERIVED,
            context=context,
            rule="method and path",
        )
    rest, noun = without_resource(words, [split(name) for name in group])
    verb = _verb(operation, place, rest, noun, declarations, patched=patched)
    text = verb or " ".join(rest)
    if operation.method == "GET" and any(_stem(rest) == _stem(split(g)) for g in group):
        text = _shape_verb(operation, place, declarations, patched=patched)
    if operation.method == "HEAD" and text in GETS:
        text = "head"  # the id is that of the GET beside it
    own = {word for name in group for word in _stem(split(name))}
    start = next((n for n, w in enumerate(words) if singular(w) not in own), 0)
    plain = " ".join(word for word in words[start:] if word not in ARTICLES)
    return NameCandidate(
        text=text,
        priority=Priority.GIVEN,
        alternatives=tuple(
            dict.fromkeys(each for each in (" ".join(rest), plain) if each != text)
        ),
        context=context,
        order=len(place),
        rule="operationId",
    )


def _own_words(operation: Operation, place: Sequence[Segment]) -> tuple[str, ...]:
    """Return the words of the operation id that an author chose; maybe none."""
    words = id_words(operation)
    if not in_service(operation) and _is_mechanical(words, operation, place):
        return ()
    return words


def is_mechanical(operation: Operation) -> bool:
    """Whether an operation has no id, or one that only repeats method and path."""
    return not _own_words(operation, segments(operation.path))


def _is_mechanical(
    words: tuple[str, ...], operation: Operation, place: Sequence[Segment]
) -> bool:
    """Whether an id only repeats the method and the path, as in `GetUsersUser`."""
    if not words:
        return True
    if words[0] != operation.method.lower():
        return False
    natural = operation.method in {"GET", "DELETE"}
    if natural and len(place) < 2:
        return False
    rest = _stem(words[1:])
    parts = segments_text(operation.path)
    full = _stem(word for part in parts for word in split(part))
    short = _stem(
        word
        for part, segment in zip(parts, place, strict=True)
        for word in (("id",) if segment.parameter else split(part))
    )
    literal = _stem(word for each in place for word in split(each.literal))
    # `get` and `delete` are words of their own, so `getFileVersions` is a name.
    return rest in {full, short} or (not natural and rest == literal)


def without_resource(
    words: tuple[str, ...], names: Sequence[tuple[str, ...]]
) -> tuple[tuple[str, ...], str]:
    """Return the words less those that name the resource, and the last such word.

    The resource is left out where it comes first (`session_recording_stream`) or right
    after the verb (`generate_session_recording_urls`), but not where another noun stands
    between (`get_team_components`).
    """
    rest = words
    noun = ""
    # `entity_links_link_by_entity`: the second `link` is what is done.
    while (shorter := _less(rest, names, 0)) and shorter[0][0] not in _TAILS:
        noun, rest = shorter[1], shorter[0]
    start = 1
    while start < len(rest):
        if shorter := _less(rest, names, start):
            noun, rest = shorter[1], shorter[0]
        elif rest[start] in _QUANTIFIERS:
            start += 1
        else:
            break
    return _trimmed(rest, names), noun


def _trimmed(
    words: tuple[str, ...], names: Sequence[tuple[str, ...]]
) -> tuple[str, ...]:
    """Return words without articles, and without `for <resource>` at their end."""
    kept = tuple(word for word in words if word not in ARTICLES) or words
    for place in range(len(kept) - 1, 1, -1):
        behind = _stem(kept[place + 1 :])
        if kept[place] in _TAILS and any(behind == _stem(name) for name in names):
            return kept[:place]
    return kept


def _less(
    words: tuple[str, ...], names: Sequence[tuple[str, ...]], start: int
) -> tuple[tuple[str, ...], str] | None:
    """Return the words without a name, or the end of one, that stands at a place."""
    for name in names:
        for skipped in range(len(name)):
            if name[skipped] in _TAILS:  # `get_by_parent_id` of `notes_by_parent`
                continue
            run = singular("".join(name[skipped:]))
            # `addons_get` and the tag `Add-Ons`: words may be cut differently.
            longest = start + max(4, len(name) + 1)
            for end in range(start + 1, min(len(words), longest) + 1):
                found = singular("".join(words[start:end]))
                if found == run and end - start < len(words):
                    return words[:start] + words[end:], words[end - 1]
    return None


def _verb(
    operation: Operation,
    place: Sequence[Segment],
    words: tuple[str, ...],
    noun: str,
    declarations: Mapping[str, Declaration],
    *,
    patched: bool,
) -> str:
    """Return the standard verb that some words mean for this method and path."""
    on_item = bool(place) and place[-1].parameter
    plain = _without_key(words, operation) if on_item else words
    match operation.method:
        case "GET" if plain in _ASKS and plain == split(_last_literal(place)):
            return plain[0]
        case "GET" if plain in _READS:
            if on_item and not _MANY.intersection(plain):
                return "retrieve"
            if _MANY.intersection(plain) or _gives_list(operation, place, declarations):
                return "list"
            if is_plural(noun) and has_list(result(operation), declarations):
                return "list"
            return "retrieve"
        case "POST" if plain in _CREATES:
            return "create"
        case "PUT" if plain == ("create",):
            return "create"
        case "PUT" if plain in _UPDATES | _REPLACES | _CREATES:
            return "replace" if patched else "update"
        case "POST" | "PATCH" if plain in _UPDATES:
            return "update"
        case "DELETE" if plain in _DELETES:
            many = not on_item and is_plural(noun)
            return "delete many" if many else "delete"
        case _:
            return ""


def _gives_list(
    operation: Operation,
    place: Sequence[Segment],
    declarations: Mapping[str, Declaration],
) -> bool:
    found = list_of(result(operation), declarations)
    if found is None:
        return False
    last = split(place[-1].literal) if place else ()
    return found[0] == () or (bool(last) and is_plural(last[-1]))


def _from_path(
    operation: Operation,
    place: Sequence[Segment],
    group: Sequence[str],
    declarations: Mapping[str, Declaration],
    *,
    patched: bool,
) -> str:
    """Return a name for an operation whose author gave none."""
    verb = _shape_verb(operation, place, declarations, patched=patched)
    literals = [each.literal for each in place if split(each.literal)]
    if not literals:
        return verb
    last = split(literals[-1])
    names = [split(name) for name in group]
    if any(_stem(name) == _stem(last) for name in names):
        return verb
    if not place[-1].parameter and _is_action(operation.method, last):
        # POST /sessions/{id}/cancel: an action, and its own name.
        return " ".join(last)
    if verb == "list":
        return " ".join((verb, *last))
    noun = last[-1] if last[-1] in SINGLE else singular(last[-1])
    return " ".join((verb, *last[:-1], noun))


def _is_action(method: str, words: tuple[str, ...]) -> bool:
    """Whether the words at a path's end say what to do, rather than with what."""
    if method == "POST":
        return not is_plural(words[-1])
    return method == "GET" and words[0] in _ACTIONS


def _without_key(words: tuple[str, ...], operation: Operation) -> tuple[str, ...]:
    """Return the words without `by id` and the like, if the path ends in that key."""
    if "by" not in words:
        return words
    place = words.index("by")
    key = split((segments_text(operation.path) or ("",))[-1])
    if all(word in _KEYS or word in key for word in words[place + 1 :]):
        return words[:place] or words
    return words


def _stem(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(singular(word) for word in words)


def _last_literal(place: Sequence[Segment]) -> str:
    return place[-1].literal if place else ""


def _last_word(place: Sequence[Segment]) -> str:
    return (split(_last_literal(place)) or ("",))[-1]


def _shape_verb(
    operation: Operation,
    place: Sequence[Segment],
    declarations: Mapping[str, Declaration],
    *,
    patched: bool,
) -> str:
    on_item = bool(place) and place[-1].parameter
    match operation.method:
        case "GET":
            if on_item:
                return "retrieve"
            return "list" if _gives_list(operation, place, declarations) else "retrieve"
        case "POST":
            return "update" if on_item else "create"
        case "PUT":
            return "replace" if patched else "update"
        case "PATCH":
            return "update"
        case "DELETE" if not on_item and place and is_plural(_last_word(place)):
            return "delete many"
        case method:
            return method.lower()
