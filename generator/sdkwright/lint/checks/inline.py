"""Objects that are declared where they are used, and so have no name of their own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Record
from sdkwright.lint.finding import Finding, Fix
from sdkwright.python.names import Scope, identifier
from sdkwright.read.openapi import text

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from sdkwright.ir import Json
    from sdkwright.lint.subject import Subject

_FEW: Final = 2


def inline(subject: Subject) -> Iterator[Finding]:
    """Find objects without a name, in operations; the name they have got is proposed."""
    for id, each in _unnamed(subject):
        node, at = subject.follow(subject.node(each.at), each.at)
        if at.tokens[:1] not in {("paths",), ("x-ms-paths",)} or text(node, "title"):
            continue
        name = subject.types.get(id, "")
        if not name:
            continue
        title: dict[str, Json] = {"title": name}
        reason = "The name that its class has in the package."
        # A title that is not the place's own name would set it apart from equal objects.
        candidate = each.candidate
        own = candidate and name == identifier(
            Scope.TYPES, candidate.text, subject.spelling
        )
        fix = Fix(at=at, members=title, reason=reason) if own else None
        yield Finding(
            code="schema-inline",
            message=f"The object has no name; its class is called {name}.",
            at=at,
            fix=fix,
        )


def repeated(subject: Subject) -> Iterator[Finding]:
    """Find objects without a name that are equal."""
    shapes: defaultdict[Hashable, list[tuple[str, Record]]] = defaultdict(list)
    for id, each in _unnamed(subject):
        if len(each.fields) >= _FEW and id in subject.types:
            shape = tuple((f.wire, f.type, f.required, f.access) for f in each.fields)
            shapes[(shape, str(each.extra))].append((id, each))
    for group in shapes.values():
        names = ", ".join(subject.types[id] for id, _ in group[:4])
        more = ", ..." if len(group) > 4 else ""
        if len(group) > 1:
            message = (
                f"There are {len(group)} classes for the same object: {names}{more}."
            )
            yield Finding(code="schema-repeated", message=message, at=group[0][1].at)


def _unnamed(subject: Subject) -> Iterator[tuple[str, Record]]:
    """Yield the objects whose names are made of their places."""
    api = subject.api
    for id, each in api.declarations.items() if api is not None else ():
        candidate = each.candidate
        if (
            isinstance(each, Record)
            and candidate is not None
            and candidate.rule == "place"
        ):
            yield id, each
