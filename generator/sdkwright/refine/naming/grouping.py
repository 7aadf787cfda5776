"""Put each operation under a resource, and name its method."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import NameCandidate, Priority
from sdkwright.refine.naming.bypath import (
    candidate as candidate_of,
    named,
    resource as resource_of,
)
from sdkwright.refine.naming.conventions import (
    conventions,
    less_initials,
    useful_tag,
    without_ending,
)
from sdkwright.refine.naming.methods import is_mechanical, method_name
from sdkwright.refine.naming.overrides import (
    is_fern_method,
    is_to_the_letter,
    overridden_group,
    overridden_method,
    overridden_path,
)
from sdkwright.refine.naming.survey import survey
from sdkwright.refine.naming.verbs import ARTICLES, PREPOSITIONS
from sdkwright.refine.operations import is_plural, segments, split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Operation
    from sdkwright.refine.naming.conventions import Conventions
    from sdkwright.refine.naming.survey import Survey

_DOTTED: Final = re.compile(r"[\w-]+(\.[\w-]+)+")
_VERSIONED: Final = re.compile(r"(?:Api|API|api)?[Vv]?(\d+)[ _-]?(?=[A-Z])")
_PREFIXED: Final = re.compile(
    r"([A-Z][A-Za-z0-9]*(?=_[A-Za-z0-9]+$)|[A-Za-z][\w-]*(?:[/.][A-Za-z][\w-]*)*(?=[/.]))"
    r"[_/.][A-Za-z0-9][\w-]*"
)
# The identifier's length; longer ones would get a digest at their end.
_LONGEST: Final = 56
_DANGLING: Final = ARTICLES | PREPOSITIONS | {"or", "all"}
_NO_TAGS: Final = frozenset({"", "default", "global"})


def group(api: Api, config: ApiConfig, _report: Report) -> Api:
    """Set every operation's resource and method name."""
    held = conventions(api)
    view = survey(api, held)
    placed = [_placed(each, view, config) for each in api.operations]
    taken = {path for each in placed for path in _resources(each)}
    placed = [_not_resource(each, view, taken) for each in placed]
    spelling: dict[tuple[str, ...], tuple[bool, str]] = {}
    for each in placed:
        for candidate in each.group:
            key = _spelled(candidate)
            text = (not is_to_the_letter(candidate), candidate.text)
            spelling[key] = min(spelling.get(key, text), text)
    operations = tuple(
        replace(
            each,
            group=tuple(replace(w, text=spelling[_spelled(w)][1]) for w in each.group),
            candidate=None if each.candidate is None else _shortened(each.candidate),
        )
        for each in placed
    )
    decisions = {**api.decisions, **held.decisions()}
    return replace(
        api, operations=operations, decisions=dict(sorted(decisions.items()))
    )


def _resources(operation: Operation) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Yield the resources that an operation is under, each by all words of its path."""
    words = tuple(_spelled(each) for each in operation.group)
    yield from (words[: size + 1] for size in range(len(words)))


def _not_resource(
    operation: Operation, view: Survey, taken: set[tuple[tuple[str, ...], ...]]
) -> Operation:
    """Return an operation under the resource that is called like it, if there is one.

    `POST /files/content` is an action by itself, but beside `/files/{id}/content` with
    methods of its own it creates what is read there.
    """
    candidate = operation.candidate
    if candidate is None or candidate.priority is Priority.OVERRIDE:
        return operation
    path = (*(_spelled(each) for each in operation.group), split(candidate.text))
    if path not in taken or not operation.group or operation.id not in view.routes:
        return operation
    found = named(view, operation, resource=True)
    if found is None or any(w.rule != "path" for w in operation.group):
        return operation
    return replace(operation, group=resource_of(found), candidate=candidate_of(found))


def _spelled(candidate: NameCandidate) -> tuple[str, ...]:
    return split(candidate.text) or (candidate.text,)


def _placed(operation: Operation, view: Survey, config: ApiConfig) -> Operation:
    api = view.api
    name_override = overridden_path(operation, config)
    if name_override is not None:
        return replace(operation, group=name_override[0], candidate=name_override[1])
    resource = overridden_group(operation)
    name = overridden_method(operation, api)
    held = view.conventions
    if name is None and held.dialect == "speakeasy" and operation.operation_id:
        name = _verbatim(operation.operation_id)
    if resource is None and held.at_client and is_fern_method(name):
        resource = ()
    tag = useful_tag(operation, held.tag)
    unnamed = held.dialect == "fern" and name is None and not tag
    if resource is None and not held.ids and (unnamed or not held.dialect):
        found = named(view, operation)
        if found is not None:
            return replace(
                operation,
                group=resource_of(found),
                candidate=name or candidate_of(found),
            )
    if resource is None:
        resource = (
            (_by_id(operation, held) if held.ids else ())
            or _by_tag(operation, api.tag_parents, held.ending)
            or _by_id(operation, held)
            or _by_path(operation)
        )
    name = name or method_name(
        operation,
        # The id may have what the resource is called without.
        [text for each in resource for text in _with(each.text, held.ending)],
        api.declarations,
        patched=operation.path in view.patched,
    )
    return replace(operation, group=resource, candidate=name)


def _with(name: str, ending: str) -> tuple[str, ...]:
    return (f"{name} {ending}", name) if ending else (name,)


def _verbatim(text: str) -> NameCandidate:
    """Return the name that Speakeasy gives where its extensions give none: the id."""
    return NameCandidate(
        text=text, priority=Priority.GIVEN, rule="operationId, as Speakeasy takes it"
    )


def _by_tag(
    operation: Operation, parents: Mapping[str, str], ending: str
) -> tuple[NameCandidate, ...]:
    """Return the resource that the first tag names; dots and declared parents nest.

    Args:
        operation: The operation.
        parents: The tag that each tag is part of.
        ending: What all tags end in, if that says nothing.
    """
    for tag in operation.tags:
        text = less_initials(_without_version(tag.strip(), operation.path))
        if text.lower() in _NO_TAGS or not split(text):
            continue
        parts = text.split(".") if _DOTTED.fullmatch(text) else _nested(text, parents)
        return tuple(
            NameCandidate(
                text=without_ending(part, ending), priority=Priority.GIVEN, rule="tag"
            )
            for part in parts
            if split(part)
        )
    return ()


def _without_version(tag: str, path: str) -> str:
    """Return a tag without the version in front that the path says too.

    Twilio's `Api20100401Account` stands for `/2010-04-01/Accounts`.
    """
    found = _VERSIONED.match(tag)
    if found is None or found[1] not in re.sub(r"(?<=\d)-", "", path):
        return tag
    return tag[found.end() :]


def _nested(tag: str, parents: Mapping[str, str]) -> list[str]:
    """Return a tag below the tags it is part of, outermost first."""
    found = [tag]
    while (parent := parents.get(found[0])) and parent not in found:
        found.insert(0, parent)
    return found


def _by_id(operation: Operation, held: Conventions) -> tuple[NameCandidate, ...]:
    """Return the resource in front of the method in ids as `Pets_list` or `pets/list`.

    Args:
        operation: The operation.
        held: The version that all ids begin with, which names no resource; and the word
            that all these resources end in.
    """
    found = _PREFIXED.fullmatch(operation.operation_id or "")
    if found is None:
        return ()
    parts = re.split(r"[/.]", found[1])
    if len(parts) > 1 and parts[0] == held.version:
        del parts[0]
    return tuple(
        NameCandidate(
            text=without_ending(part, held.ending),
            priority=Priority.GIVEN,
            rule="operationId",
        )
        for part in parts
    )


def _by_path(operation: Operation) -> tuple[NameCandidate, ...]:
    """Return the resource that the path names.

    It is the first literal segment that is no version; and where the operation id says
    nothing of its own, all of them down to the last collection.
    """
    place = [each for each in segments(operation.path) if split(each.literal)]
    names = [each.literal for each in place if not each.parameter]
    if not names:
        return ()
    depth = 1
    if is_mechanical(operation):
        plural = [n for n, each in enumerate(names) if is_plural(split(each)[-1])]
        depth = max((1, *(n + 1 for n in plural)))
    return tuple(
        NameCandidate(text=each, priority=Priority.DERIVED, rule="path")
        for each in names[:depth]
    )


def _shortened(candidate: NameCandidate) -> NameCandidate:
    """Return a candidate whose words are cut where there are too many of them.

    Names that the configuration gives are not; the short ones that they once had stay.
    """
    text = _cut(candidate.text)
    if text == candidate.text:
        return candidate
    if is_to_the_letter(candidate):
        return replace(candidate, alternatives=(*candidate.alternatives, text))
    return replace(
        candidate,
        text=text,
        alternatives=(
            _ends(candidate.text),
            *(_cut(each) for each in candidate.alternatives),
        ),
        rule=f"{candidate.rule}, cut to {_LONGEST} letters",
    )


def _ends(text: str) -> str:
    """Return the first words of a long text and the last two."""
    words = split(text)
    size = len(words) - 2
    while size > 1 and len("_".join((*words[:size], *words[-2:]))) > _LONGEST:
        size -= 1
    return " ".join((*words[:size], *words[-2:]))


def _cut(text: str) -> str:
    """Return as many words of a text as make a name that is not too long."""
    words = list(split(text))
    if len("_".join(words)) <= _LONGEST or len(words) < 2:
        return text
    while len(words) > 1 and (
        len("_".join(words)) > _LONGEST or words[-1] in _DANGLING
    ):
        words.pop()
    return " ".join(words)
