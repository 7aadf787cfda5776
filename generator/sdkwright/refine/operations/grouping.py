"""Put each operation under a resource, and name its method."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sdkwright.ir import NameCandidate, Priority
from sdkwright.refine.operations.methods import is_mechanical, method_name
from sdkwright.refine.operations.overrides import (
    overridden_group,
    overridden_method,
    overridden_path,
)
from sdkwright.refine.operations.shapes import segments
from sdkwright.refine.operations.words import is_plural, split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import ApiConfig
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Operation

_DOTTED: Final = re.compile(r"[\w-]+(\.[\w-]+)+")
_VERSIONED: Final = re.compile(r"(?:Api|API|api)?[Vv]?(\d+)[ _-]?(?=[A-Z])")
_PREFIXED: Final = re.compile(
    r"([A-Z][A-Za-z0-9]*(?=_[A-Za-z0-9]+$)|[A-Za-z][\w-]*(?:[/.][A-Za-z][\w-]*)*(?=[/.]))"
    r"[_/.][A-Za-z0-9][\w-]*"
)
_NO_TAGS: Final = frozenset({"", "default"})


def group(api: Api, config: ApiConfig, _report: Report) -> Api:
    """Set every operation's resource and method name."""
    placed = [_placed(each, api, config) for each in api.operations]
    spelling: dict[tuple[str, ...], str] = {}
    for each in placed:
        for candidate in each.group:
            key = split(candidate.text)
            spelling[key] = min(spelling.get(key, candidate.text), candidate.text)
    operations = tuple(
        replace(
            each,
            group=tuple(replace(w, text=spelling[split(w.text)]) for w in each.group),
        )
        for each in placed
    )
    return replace(api, operations=operations)


def _placed(operation: Operation, api: Api, config: ApiConfig) -> Operation:
    name_override = overridden_path(operation, config)
    if name_override is not None:
        return replace(operation, group=name_override[0], candidate=name_override[1])
    resource = overridden_group(operation)
    if resource is None:
        resource = (
            _by_tag(operation, api.tag_parents)
            or _by_id(operation)
            or _by_path(operation)
        )
    name = overridden_method(operation, api) or method_name(
        operation, [each.text for each in resource], api.declarations
    )
    return replace(operation, group=resource, candidate=name)


def _by_tag(
    operation: Operation, parents: Mapping[str, str]
) -> tuple[NameCandidate, ...]:
    """Return the resource that the first tag names; dots and declared parents nest."""
    for tag in operation.tags:
        text = _without_version(tag.strip(), operation.path)
        if text.lower() in _NO_TAGS or not split(text):
            continue
        parts = text.split(".") if _DOTTED.fullmatch(text) else _nested(text, parents)
        return tuple(
            NameCandidate(text=part, priority=Priority.GIVEN, rule="tag")
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


def _by_id(operation: Operation) -> tuple[NameCandidate, ...]:
    """Return the resource in front of the method in ids as `Pets_list` or `pets/list`."""
    found = _PREFIXED.fullmatch(operation.operation_id or "")
    if found is None:
        return ()
    parts = re.split(r"[/.]", found[1])
    return tuple(
        NameCandidate(text=part, priority=Priority.GIVEN, rule="operationId")
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
