"""The words that an author chose for an operation id."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from sdkwright.refine.naming.verbs import ANY, ARTICLES, CERTAIN, PREPOSITIONS
from sdkwright.refine.operations import is_plural, singular, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sdkwright.ir import Operation

# The version in front of a dotted id: `v1.pets.list`.
VERSION: Final = re.compile(r"([Vv]\d+)[./](?=[A-Za-z])")
_RUN: Final = re.compile(r"_{2,}")
# What some tools put behind an id that they have seen before: `markSeen (2)`.
_AGAIN: Final = re.compile(r" ?\(\d+\)$")
_NOT_WORD: Final = re.compile(r"\W")
_FILLERS: Final = frozenset(
    {"id", "ids", "by", "for", "of", "in", "to", "on", "and", "with"}
)
# What frameworks put into ids: NestJS its classes, others the kind of thing it is.
_RESIDUE: Final = frozenset(
    {"controller", "method", "endpoint", "handler", "operation"}
)
# Verbs that only say again which method of HTTP is called.
_PLAIN: Final = frozenset(
    {
        "get",
        "list",
        "read",
        "fetch",
        "post",
        "create",
        "put",
        "update",
        "patch",
        "delete",
    }
)
# The class of a gRPC service in front of its method: `RunService_DeleteRun`.
_SERVICE: Final = re.compile(r"[A-Z]\w*Service_(?=[A-Z])")
# Verbs of two words.
_PAIRS: Final = frozenset({("look", "up"), ("log", "in"), ("log", "out")})
# Words in ids that lead to what tells one operation from another.
_LINKS: Final = PREPOSITIONS | {"using", "via", "and", "with"}


def id_words(operation: Operation) -> tuple[str, ...]:
    """Return the words of an operation id, less what frameworks add to it."""
    given = _RUN.sub("_", VERSION.sub("", operation.operation_id or ""))
    given = _SERVICE.sub("", _AGAIN.sub("", given), count=1)
    # FastAPI puts the path and the method behind the function's name; a path that was said
    # with a slash at its end leaves two underscores.
    path = _NOT_WORD.sub("_", operation.path)
    added = _RUN.sub("_", f"{path}_{operation.method.lower()}")
    words = _joined(split(given.removesuffix(added)))
    own = {singular(word) for part in operation.path.split("/") for word in split(part)}
    joined = singular("".join(split(operation.path)))
    kept = tuple(
        word
        for number, word in enumerate(words)
        if word not in _RESIDUE or word in own or word in joined or number == 0
    )
    return kept or words


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words in which `look up` is the one word that it is in paths."""
    if words[:2] in _PAIRS:
        return ("".join(words[:2]), *words[2:])
    return words


def in_service(operation: Operation) -> bool:
    """Whether an id has the class of a service in front of the method that it names."""
    return _SERVICE.search(operation.operation_id or "") is not None


def repeats_path(operation: Operation) -> bool:
    """Whether an id only repeats the method and the path, as `put_files_id` does."""
    words = id_words(operation)
    if not words or words[0] != operation.method.lower():
        return not words
    own = {singular(word) for part in operation.path.split("/") for word in split(part)}
    return all(singular(word) in own or word in _FILLERS for word in words[1:])


def _says_no_more(words: Sequence[str], operation: Operation) -> bool:
    """Whether an id has words of the path and the method alone: `ByProjectKeyCartsByIDHead`."""
    own = {singular(word) for part in operation.path.split("/") for word in split(part)}
    own.add(operation.method.lower())
    return words[:1] == ("by",) and all(
        singular(word) in own or word in _FILLERS for word in words
    )


def leading_verb(words: Sequence[str], resource: Iterable[str]) -> str:
    """Return the verb that an id begins with, the resource's own words passed over.

    Of a `download client` the first word is none, of `tenant invites` neither is; and of
    `import cancel` the second is it where the resource is called `import`.
    """
    names = [*resource]
    stems = [singular(word) for word in names]
    own = {*stems}
    nouns = dict(zip(itertools.pairwise(stems), names[1:], strict=True))
    pairs = zip(words, (*words, "")[1:], strict=True)
    for word, following in pairs:
        known = singular(word) in own
        noun = nouns.get((singular(word), singular(following)))
        if noun is not None:
            if is_plural(noun):
                next(pairs, None)
            continue
        called = known and singular(word) == stems[-1]
        if called and following in CERTAIN and singular(following) not in own:
            continue
        if word in CERTAIN or (word in ANY and not known):
            return word
        if not known:
            return ""
    return ""


def summary_words(operation: Operation) -> tuple[str, ...]:
    """Return the words of a summary; the verb of `Creates a pet` is `create`."""
    said = split(operation.docs.summary)
    plain = said[0].removesuffix("s") if said else ""
    return (plain, *said[1:]) if plain in CERTAIN else said


def says(words: Sequence[str], segment: Sequence[str], resource: Iterable[str]) -> bool:
    """Whether an id begins with the words of a segment, the resource's passed over.

    So `register_build_agents_register_build_post` says that `register-build` is what the
    call does, and not what it is about.
    """
    own = {singular(word) for word in resource}
    rest = list(words)
    while rest and rest[0] != segment[0] and singular(rest[0]) in own:
        del rest[0]
    return tuple(rest[: len(segment)]) == tuple(segment)


def less(words: Sequence[str], resource: Iterable[str]) -> tuple[str, ...]:
    """Return words without articles and without those of the resource."""
    own = {singular(word) for word in resource}
    return tuple(
        word for word in words if singular(word) not in own and word not in ARTICLES
    )


def named_by_id(operation: Operation, stems: Sequence[str]) -> Iterator[str]:
    """Yield names for an operation that only its id tells from another one.

    Args:
        operation: The operation.
        stems: The words of its resources.
    """
    words = id_words(operation)
    if repeats_path(operation) or _says_no_more(words, operation):
        return
    left = _less_in_parts(words, stems)
    rest = _whole(left)
    if leading_verb(rest, ()) and (len(rest) > 1 or not _PLAIN.issuperset(rest)):
        yield " ".join(rest)
    elif left and left[0] in _LINKS:
        yield f"+ {' '.join(left)}"
    elif leading_verb(words, ()) and (links := _links(words)):
        whole = words[links[0]] == "and"
        yield " ".join(words if whole else (words[0], *words[links[0] :]))


def _links(words: Sequence[str]) -> list[int]:
    """Return where words are that lead to another noun: not the first, not the last."""
    return [n for n, each in enumerate(words[:-1]) if n and each in _LINKS]


def _less_in_parts(words: tuple[str, ...], stems: Sequence[str]) -> tuple[str, ...]:
    """Return words without the resource's, and without what those leave in pieces.

    Of `unassign instance target to app admin role`, where the resource has an app's roles
    and targets, is left `unassign instance`, and not `to admin`.
    """
    starts = [0, *_links(words), len(words)]
    kept: list[str] = []
    for start, end in itertools.pairwise(starts):
        part = words[start:end]
        left = less(part, stems)
        whole = left == tuple(each for each in part if each not in ARTICLES)
        if start == 0 or whole or not kept:
            kept.extend(left)
        elif part[0] == "of" and len(kept) > 2 and kept[-1] in {"list", "set"}:
            kept.pop()
    return tuple(kept)


def _whole(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without those at their end that lead to a noun left out."""
    end = len(words)
    while end > 1 and words[end - 1] in PREPOSITIONS:
        end -= 1
    return words[:end]
