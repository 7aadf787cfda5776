"""What holds for the names of a whole document: decided once, and kept in gen.lock.

A new endpoint must not rename the others. So what depends on all of them together (which
prefix they have in common, whether their ids are names) is decided in the first build,
recorded, and from then on taken from the record.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.refine.naming.ids import VERSION
from sdkwright.refine.naming.paths import Kind, Token, tokens, word
from sdkwright.refine.naming.verbs import ANY, CERTAIN, TENANTS
from sdkwright.refine.operations import singular, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sdkwright.ir import Api, Operation

# A prefix is only one if this many different segments follow it.
_FEWEST_AFTER_PREFIX: Final = 3
_FEWEST_AFTER_TENANT: Final = 2
# A tag says nothing if all of this many operations have it.
_FEWEST_WITH_TAG: Final = 4
# The share of ids that must have the form of names: `pets_list`, `pets/list`, `pets.list`.
_MOST: Final = 0.9
_ID_NAMES: Final = re.compile(
    r"[A-Za-z][\w-]*(?:[./][A-Za-z][\w-]*)+|[A-Za-z][A-Za-z0-9]*_[A-Za-z][A-Za-z0-9-]*"
)
_FERN: Final = "fern"
_DIALECTS: Final = {
    "speakeasy": ("x-speakeasy-group", "x-speakeasy-name-override"),
    _FERN: ("x-fern-sdk-group-name", "x-fern-sdk-method-name"),
}
_INITIALS: Final = re.compile(r"(.*\S)\s*\(([A-Za-z]{2,})\)")
_VERSION_ALONE: Final = re.compile(r"[Vv]?\d+(\.\d+)*|")
_ENDING: Final = "ending of resources"
_BARE: Final = "methods named without a resource"
# What classes of servers end in, which says nothing of what they are about.
_CLASSES: Final = frozenset({"service", "controller", "resource", "handler", "api"})
_FEWEST_WITH_ENDING: Final = 3
_LONGEST_TAG: Final = 3
_NO_TAGS: Final = frozenset({"", "default", "api", "public", "general", "global"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What was decided about a document.

    Attributes:
        prefix: Keys of the tokens in front of all paths that name no resource.
        staged: Whether versions such as `v1beta` are told apart from stable ones.
        ids: Whether the operation ids are names already.
        dialect: The generator whose extensions name things in the document, if any.
        at_client: Whether a method that is named without a resource is one of the client.
        version: The version that all such ids begin with, and that says nothing therefore.
        tag: The tag that all operations have, and that says nothing therefore.
        ending: The word that all tags, or the resources of all ids, end in: `FlagsService`.
        runs: Words that the document writes apart elsewhere, by how they run together.
        sentences: Tags that say at length what the one operation does that has them.
    """

    prefix: tuple[str, ...]
    staged: bool
    ids: bool
    dialect: str
    at_client: bool
    version: str
    tag: str
    ending: str
    runs: Mapping[str, tuple[str, ...]]
    sentences: frozenset[str]

    def decisions(self) -> dict[str, str]:
        """Return what to record."""
        ending = {_ENDING: self.ending} if self.ending else {}
        bare = {_BARE: "of the client"} if self.at_client else {}
        return (
            ending
            | bare
            | {
                "common prefix": "/".join(self.prefix),
                "pre-release versions": "resources" if self.staged else "left out",
                "operation ids": "names" if self.ids else "words",
                "named for": self.dialect,
                "version of operation ids": self.version,
                "tag of all": self.tag,
            }
        )

    def path(self, operation: Operation) -> tuple[Token, ...]:
        """Return the tokens of an operation's path that name something."""
        found = [
            _stage(each) if each.kind is Kind.VERSION else each
            for each in tokens(operation.path)
            if each.kind is not Kind.VERSION or (self.staged and each.stage)
        ]
        place = 1 if found and self.staged and found[0].text in STAGES else 0
        for key in self.prefix:
            if place < len(found) - 1 and found[place].key == key:
                del found[place]
        return tuple(self._apart(each) for each in found)

    def _apart(self, token: Token) -> Token:
        """Return a token with its words written apart as elsewhere in the document."""
        if token.kind is not Kind.WORD or not any(w in self.runs for w in token.words):
            return token
        words = [part for w in token.words for part in self.runs.get(w, (w,))]
        return word(" ".join(words))


STAGES: Final = frozenset({"alpha", "beta", "rc", "preview"})


def _stage(token: Token) -> Token:
    return word(token.stage)


def conventions(api: Api) -> Conventions:
    """Return what holds for an API: as recorded, or as its operations say."""
    known = api.decisions
    every = [each for each in api.operations if each.skipped is None]
    paths = [tokens(each.path) for each in every]
    plain = [[each for each in path if each.kind is not Kind.VERSION] for path in paths]
    prefix = known.get("common prefix")
    staged, ids = known.get("pre-release versions"), known.get("operation ids")
    tag, dialect = known.get("tag of all"), known.get("named for")
    version = known.get("version of operation ids")
    new = prefix is None
    dialect = _dialect(every) if dialect is None else dialect
    return Conventions(
        prefix=(
            _common_prefix(plain)
            if prefix is None
            else tuple(each for each in prefix.split("/") if each)
        ),
        staged=_is_staged(paths) if staged is None else staged == "resources",
        ids=_are_names(every) if ids is None else ids == "names",
        dialect=dialect,
        # What an earlier build has not recorded stands under tags.
        at_client=dialect == _FERN if new else _BARE in known,
        version=_version(every) if version is None else version,
        tag=_common_tag(every) if tag is None else tag,
        # What an earlier build has not recorded was part of its names.
        ending=known.get(_ENDING, "") if prefix is not None else _common_ending(every),
        runs=_runs(api),
        sentences=_sentences(every),
    )


def useful_tag(operation: Operation, common: str) -> str:
    """Return the first tag that says something; empty for none.

    Of `listen > v1 > media`, as tools with folders for tags have it, the words count, and of
    `Payment Initiation Service (PIS)` not the initials.
    """
    for each in operation.tags:
        folders = [part.strip() for part in each.split(">")]
        said = [part for part in folders if not _VERSION_ALONE.fullmatch(part)]
        tag = " ".join(said) if len(folders) > 1 else folders[0]
        if tag != common and tag.lower() not in _NO_TAGS:
            return less_initials(tag)
    return ""


def less_initials(tag: str) -> str:
    """Return a tag without the initials of its own words in brackets behind it."""
    found = _INITIALS.fullmatch(tag)
    words = found[1].split() if found is not None else ()
    initials = "".join(each[0] for each in words).lower()
    return tag if found is None or found[2].lower() != initials else found[1]


def _dialect(operations: Sequence[Operation]) -> str:
    """Return the generator that a document has been prepared for."""
    for name, members in _DIALECTS.items():
        if any(key in each.extensions for each in operations for key in members):
            return name
    return ""


def _version(operations: Sequence[Operation]) -> str:
    """Return the version that dotted ids begin with, if it is one: `v1.pets.list`.

    Beside `pets.list` it says something.
    """
    ids = {each.operation_id or "" for each in operations}
    matches = [match for each in ids if (match := VERSION.match(each)) is not None]
    found = {match[1] for match in matches}
    alone = all(match.string[match.end() :] not in ids for match in matches)
    return found.pop() if len(found) == 1 and alone else ""


def _sentences(operations: Sequence[Operation]) -> frozenset[str]:
    """Return the tags of many words that one operation has alone: they name no resource."""
    counts = Counter(useful_tag(each, "") for each in operations)
    return frozenset(
        tag
        for tag, count in counts.items()
        if count == 1 and len(split(tag)) > _LONGEST_TAG
    )


def _common_tag(operations: Sequence[Operation]) -> str:
    counts = Counter(each.tags[0].strip() for each in operations if each.tags)
    if len(operations) < _FEWEST_WITH_TAG or not counts:
        return ""
    tag, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tag if count == len(operations) else ""


def _common_ending(operations: Sequence[Operation]) -> str:
    """Return the word that all tags end in, or without tags what ids begin with."""
    tags = {each.tags[0].strip() if each.tags else "" for each in operations}
    ids = {re.split("[./_]", each.operation_id or "")[0] for each in operations}
    for names in (tags, ids):
        words = [split(each) for each in names]
        endings = {each[-1] if each[1:] else "" for each in words}
        ending = endings.pop() if len(endings) == 1 else ""
        if len(names) >= _FEWEST_WITH_ENDING and ending in _CLASSES:
            return ending
    return ""


def without_ending(text: str, ending: str) -> str:
    """Return a resource's name without what all of them end in: `flags`."""
    words = split(text)
    said = ending and words[1:] and words[-1] == ending
    return " ".join(words[:-1]) if said else text


def _common_prefix(paths: Sequence[Sequence[Token]]) -> tuple[str, ...]:
    """Return the keys in front of all paths that name no resource.

    A constant segment is one if it is never the end of a path, never has an item, and many
    different segments follow it: `where` in `/api/where/{agency, block, stop, …}`. So are
    tenants that hold everything: `accounts/{account_id}`.
    """
    found: list[str] = []
    while paths:
        start = len(found)
        rest = [path[start:] for path in paths]
        if (
            any(len(path) < 2 for path in rest)
            or len({path[0].key for path in rest}) > 1
        ):
            break
        after = {path[1].key for path in rest}
        if rest[0][0].kind is Kind.PARAMETER:
            step = 1
            after = {path[1].key for path in rest}
        elif after == {"{}"} and rest[0][0].stems[-1] in TENANTS:
            if any(len(path) < 3 for path in rest):
                break
            step = 2
            after = {path[2].key for path in rest}
            if len(after) < _FEWEST_AFTER_TENANT:
                break
        else:
            step = 1
            if len(after) < _FEWEST_AFTER_PREFIX:
                break
        if "{}" in after:
            break
        found.extend(each.key for each in rest[0][:step])
    return tuple(found)


def _is_staged(paths: Iterable[Sequence[Token]]) -> bool:
    """Whether there are both stable versions and others, such as `v1` and `v1alpha`."""
    stages = {
        each.stage for path in paths for each in path[:2] if each.kind is Kind.VERSION
    }
    return "" in stages and len(stages) > 1


def _are_names(operations: Sequence[Operation]) -> bool:
    """Whether the ids are names: a resource and a method, one after the other."""
    given = [each.operation_id for each in operations]
    ids = [each for each in given if each]
    if not ids or len(ids) < _MOST * len(operations):
        return False
    shaped = [each for each in ids if _ID_NAMES.fullmatch(each) and not _is_class(each)]
    if len(shaped) < _MOST * len(ids):
        return False
    if len(ids) > _FEWEST_AFTER_PREFIX and len({*map(_class, shaped)}) == 1:
        return False  # one class has everything, and says nothing therefore
    paths = [each for each in operations if _begins_as_path(each)]
    if len(paths) > (1 - _MOST) * len(ids):
        return (
            False  # `get-api-v1-chat.search`: what is in front of the dot is the path's
        )
    starts = [each for each in shaped if _starts_with_verb(each)]
    ends = [each for each in shaped if _method_is_verb(each)]
    return len(starts) <= (1 - _MOST) * len(ids) and len(ends) >= len(ids) / 2


def _begins_as_path(operation: Operation) -> bool:
    """Whether an id begins with the method of HTTP, and goes on with a word of the path."""
    said = split(operation.operation_id or "")[:2]
    return (
        len(said) > 1
        and said[0] == operation.method.lower()
        and said[1] in split(operation.path)
    )


def _class(text: str) -> str:
    """Return what stands in front of the method in an id; empty for nothing."""
    return re.split(r"[./_](?=[^./_]+$)", text)[0]


def _is_class(text: str) -> bool:
    """Whether an id begins with a class of the framework, as NestJS' do."""
    return split(re.split(r"[./_]", text)[0])[-1] in {"controller", "resource"}


def _starts_with_verb(text: str) -> bool:
    return split(text)[0] in CERTAIN and not re.search(r"[./]", text)


def _method_is_verb(text: str) -> bool:
    words = split(re.split(r"[./_]", text)[-1])
    return bool(words) and words[0] in ANY


def _runs(api: Api) -> dict[str, tuple[str, ...]]:
    """Return how words that run together are written apart in ids and tags.

    `replicationcontrollers` in a path is `replication controllers` where an id says
    `ReplicationController`; but not where another id has it as one word. A verb in front is
    read so only at the end of the operation's own path: `/threads/{id}/advancestream`.
    """
    apart: dict[str, tuple[str, ...]] = {}
    whole: set[str] = set()
    for operation in api.operations:
        path = tokens(operation.path)
        end = path[-1].words[-1:] if path else ()
        for text in (operation.operation_id or "", *operation.tags):
            words = split(text)
            whole.update(singular(each) for each in words)
            for size in (2, 3):
                for start in range(len(words) - size + 1):
                    run = words[start : start + size]
                    noun = run[0] not in ANY or ("".join(run),) == end
                    if all(len(each) > 1 for each in run) and noun:
                        one = singular("".join(run))
                        apart[one] = min(apart.get(one, run), run)
    found: dict[str, tuple[str, ...]] = {}
    for operation in api.operations:
        for token in tokens(operation.path):
            for each in token.words if token.kind is Kind.WORD else ():
                one = singular(each)
                if one in apart and one not in whole and len(one) > 6:
                    run = apart[one]
                    last = each[len("".join(run[:-1])) :]
                    found[each] = (*run[:-1], last)
    return found
