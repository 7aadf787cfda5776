"""Names in the package that are not what they would be alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.ir import Priority
from sdkwright.lint.finding import Finding, Fix
from sdkwright.python.names import Scope, identifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.lint.subject import Subject

_CODE = "name-doubtful"
_REASON = "The name it has now; write the better one here."


def names(subject: Subject) -> Iterator[Finding]:
    """Find methods and types whose plain name was taken."""
    package, api = subject.package, subject.api
    if package is None or api is None:
        return
    at = {each.id: each.at for each in api.operations}
    found = {name: id for id, name in subject.methods.items()}
    for summary in package.summaries():
        for each in summary.doubts:
            place = at.get(found.get(each.name, ""))
            if place is None:
                continue
            name = each.name.rpartition(".")[2]
            fix = Fix(at=place, members={"x-sdkwright-name": name}, reason=_REASON)
            message = f"The method is called {each.name}: {each.reason}."
            yield Finding(code=_CODE, message=message, at=place, fix=fix)
    for id, name in subject.types.items():
        declaration = api.declarations[id]
        candidate = declaration.candidate
        if candidate is None or candidate.priority is Priority.OVERRIDE:
            continue
        plain = identifier(Scope.TYPES, candidate.text)
        if name != plain and (
            name.endswith(plain) or name.rstrip("0123456789") == plain
        ):
            message = f"The type is called {name}: another one is called {plain}."
            yield Finding(code=_CODE, message=message, at=declaration.at)
