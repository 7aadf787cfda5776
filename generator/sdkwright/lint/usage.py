"""Which methods a part of a document is used by, through references.

Sets of methods are bits of one number: a document may have a thousand operations, and each
of them most of its schemas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.lint.subject import Subject

# What holds for all methods wherever nothing else is said.
_GENERAL: Final = frozenset({"servers", "security", "info", "tags"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Which methods use which unit: an operation, or what a reference leads to."""

    units: dict[Pointer, int]
    count: int

    def methods(self, at: Pointer) -> int:
        """Return the methods that use a node, as bits."""
        tokens = at.tokens
        for length in range(len(tokens), 0, -1):
            found = self.units.get(Pointer(tokens[:length], at.document))
            if found is not None:
                return found
        general = not tokens or tokens[0] in _GENERAL or "securitySchemes" in tokens[:2]
        return (1 << self.count) - 1 if general and not at.document else 0


def usage_of(subject: Subject) -> Usage:
    """Return which methods use what."""
    edges = _edges(subject)
    units = dict.fromkeys(edges, 0)
    for number, operation in enumerate(subject.operations):
        bit = 1 << number
        waiting = [operation.at]
        while waiting:
            unit = waiting.pop()
            if not units[unit] & bit:
                units[unit] |= bit
                waiting += edges[unit]
    return Usage(units=units, count=len(subject.operations))


def _edges(subject: Subject) -> dict[Pointer, set[Pointer]]:
    """Return the units that each unit refers to, or holds."""
    edges: dict[Pointer, set[Pointer]] = {}
    references: list[tuple[Pointer, Pointer]] = []
    for operation in subject.operations:
        shared = operation.item_at / "parameters"
        edges.setdefault(operation.at, set()).add(shared)
        edges.setdefault(shared, set())
    for node, _, at in subject.nodes:
        reference = node.get("$ref")
        if isinstance(reference, str):
            target = subject.documents.find(reference, at)
            if target is not None:
                edges.setdefault(target, set())
                references.append((at, target))
    for at, target in references:
        owner = _owner(edges, at)
        if owner is not None:
            edges[owner].add(target)
    for unit in list(edges):
        owner = _owner(edges, unit.parent)
        if owner is not None:
            edges[owner].add(unit)
    return edges


def _owner(edges: dict[Pointer, set[Pointer]], at: Pointer) -> Pointer | None:
    """Return the innermost unit that a node belongs to."""
    for length in range(len(at.tokens), 0, -1):
        unit = Pointer(at.tokens[:length], at.document)
        if unit in edges:
            return unit
    return None
