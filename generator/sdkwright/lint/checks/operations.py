"""Operations: their ids, tags and responses."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from sdkwright.lint.finding import Finding, Fix
from sdkwright.read.openapi import items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json
    from sdkwright.lint.subject import OperationNode, Subject
    from sdkwright.read.openapi import Object
    from sdkwright.source import Pointer

_GOOD: Final = re.compile(r"[23](\d\d|XX)", re.IGNORECASE)
_GOOD_OLD: Final = re.compile(r"[23]\d\d")
_WITHOUT_BODY: Final = frozenset({"204", "205"})
_BAD: Final = re.compile(r"[45](\d\d|XX)|default", re.IGNORECASE)


def operation_ids(subject: Subject) -> Iterator[Finding]:
    """Find operations without an id; what they are called in the package is proposed."""
    known = Counter(text(each.node, "operationId") for each in subject.operations)
    for each in subject.operations:
        if text(each.node, "operationId"):
            continue
        name = subject.methods.get(str(each.at), "").replace(".", "_")
        fix = None
        if name and not known[name]:
            known[name] += 1
            reason = "The name of its method in the package."
            fix = Fix(at=each.at, members={"operationId": name}, reason=reason)
        message = f"{each.name} has no operationId."
        yield Finding(code="operation-id-missing", message=message, at=each.at, fix=fix)


def tags(subject: Subject) -> Iterator[Finding]:
    """Find operations with no tag, with several, or with one that is declared nowhere."""
    listed = items(subject.documents.root, "tags")
    declared = {text(each, "name") for each in listed if isinstance(each, dict)}
    for each in subject.operations:
        given = items(each.node, "tags")
        at = each.at / "tags" if "tags" in each.node else each.at
        if not given:
            message = f"{each.name} has no tag."
            yield Finding(code="tag-missing", message=message, at=at)
        elif len(given) > 1:
            message = f"{each.name} has {len(given)} tags."
            yield Finding(code="tags-several", message=message, at=at)
        for index, name in enumerate(given if declared else ()):
            if isinstance(name, str) and name not in declared:
                message = f"The tag {name!r} of {each.name} is not declared."
                yield Finding(code="tag-unknown", message=message, at=at / index)


def responses(subject: Subject) -> Iterator[Finding]:
    """Find operations whose results or errors are not described."""
    good = _GOOD_OLD if subject.is_old() else _GOOD
    for each in subject.operations:
        declared = mapping(each.node, "responses")
        if not declared:
            continue
        at = each.at / "responses"
        if not any(good.fullmatch(status) for status in declared):
            message = f"{each.name} declares no 2XX or 3XX response."
            yield Finding(code="response-missing", message=message, at=at)
        yield from _untyped(subject, each, declared, at)
        if not any(
            _BAD.fullmatch(status) and _has_schema(subject, response, at / status)
            for status, response in declared.items()
        ):
            message = f"No error response of {each.name} has a schema."
            yield Finding(code="error-untyped", message=message, at=at)


def _untyped(
    subject: Subject, operation: OperationNode, declared: Object, at: Pointer
) -> Iterator[Finding]:
    """Find successful responses without a schema; without content they return nothing."""
    for status, given in declared.items():
        if not status.startswith("2") or status in _WITHOUT_BODY:
            continue
        response, place = subject.follow(given, at / status)
        content = mapping(response, "content")
        empty = [
            media
            for media, each in content.items()
            if "json" in media and isinstance(each, dict) and not _typed(each)
        ]
        for media in empty:
            yield Finding(
                code="result-untyped",
                message=f"The {status} response of {operation.name} is {media} without"
                " a schema.",
                at=place / "content" / media,
            )
        if not content and operation.method == "get":
            message = f"The {status} response of {operation.name} has no content."
            yield Finding(code="result-untyped", message=message, at=place)


def _typed(media: Object) -> bool:
    schema = media.get("schema", media.get("itemSchema"))
    return isinstance(schema, bool) or bool(schema)


def _has_schema(subject: Subject, given: Json, at: Pointer) -> bool:
    content = mapping(subject.follow(given, at)[0], "content")
    return any(isinstance(each, dict) and _typed(each) for each in content.values())
