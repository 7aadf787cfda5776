"""Names in the package that are not what they would be alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.ir import Priority
from sdkwright.lint.finding import Finding, Fix
from sdkwright.python.names import Scope, identifier
from sdkwright.read.openapi import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Json
    from sdkwright.lint.subject import Subject
    from sdkwright.source import Pointer

_CODE = "name-doubtful"
_REASON = "The name it has now; write the better one here."


def names(subject: Subject) -> Iterator[Finding]:
    """Find methods and types whose plain name was taken."""
    package, api = subject.package, subject.api
    if package is None or api is None:
        return
    at = {each.id: each.at for each in api.operations}
    found = {name: id for id, name in subject.methods.items()}
    inline = [
        node.at
        for node in subject.nodes
        if node.role is Role.SCHEMA and "properties" in node.node
    ]
    for summary in package.summaries():
        for each in summary.doubts:
            place = at.get(found.get(each.name, ""))
            if place is None:
                continue
            group, _, name = each.name.rpartition(".")
            # A name that is set says nothing of the resource; that must stay, too.
            members: dict[str, Json] = {
                "x-sdkwright-name": name,
                "x-sdkwright-group": group or [],
            }
            # Classes without a name of their own are called after the method.
            keeps = not any(_is_below(each, place) for each in inline)
            fix = Fix(at=place, members=members, reason=_REASON) if keeps else None
            message = f"The method is called {each.name}: {each.reason}."
            yield Finding(code=_CODE, message=message, at=place, fix=fix)
    for id, name in subject.types.items():
        declaration = api.declarations[id]
        candidate = declaration.candidate
        if candidate is None or candidate.priority is Priority.OVERRIDE:
            continue
        plain = identifier(Scope.TYPES, candidate.text, subject.spelling)
        if name != plain and (
            name.endswith(plain) or name.rstrip("0123456789") == plain
        ):
            message = f"The type is called {name}: another one is called {plain}."
            yield Finding(code=_CODE, message=message, at=declaration.at)


def _is_below(at: Pointer, place: Pointer) -> bool:
    length = len(place.tokens)
    return at.document == place.document and at.tokens[:length] == place.tokens
