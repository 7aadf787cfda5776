"""Unions of objects, and how their alternatives are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.ir import Record, Ref, UnionOf
from sdkwright.ir.api_walk import outputs
from sdkwright.ir.walk import graph, nodes, reachable, references, types
from sdkwright.lint.finding import Finding, Fix
from sdkwright.read.openapi import Role, items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir import Api, Json, Type
    from sdkwright.lint.subject import Node, Subject
    from sdkwright.source import Pointer


def unions(subject: Subject) -> Iterator[Finding]:
    """Find unions of results that only their shape decides, and those without a word on it."""
    api = subject.api
    if api is None:
        return
    found = {each.at: each for each in _unions(api) if each.at is not None}
    for at, union in found.items():
        records = [
            each.target
            for each in union.variants
            if isinstance(each, Ref)
            and isinstance(api.declarations[each.target], Record)
        ]
        if union.resolved_discriminator is None and len(records) > 1:
            names = ", ".join(subject.types.get(each, each) for each in records[:4])
            more = ", ..." if len(records) > 4 else ""
            message = (
                f"Nothing tells these {len(records)} objects apart: {names}{more}."
            )
            yield Finding(code="union-undiscriminated", message=message, at=at)
    for node in subject.nodes:
        if node.role is Role.SCHEMA and "discriminator" not in node.node:
            yield from _implied(subject, node, found)


def _unions(api: Api) -> Iterator[UnionOf]:
    """Yield the unions that responses can hold."""
    used: list[Type] = [each for one in api.operations for each in outputs(one)]
    roots = [id for each in used for id in references(each)]
    for id in reachable(graph(api.declarations), roots):
        used += types(api.declarations[id])
    for type in used:
        yield from (each for each in nodes(type) if isinstance(each, UnionOf))


def _implied(
    subject: Subject, given: Node, found: dict[Pointer, UnionOf]
) -> Iterator[Finding]:
    """Find a union whose discriminator is known from its constants, and say it."""
    node, _, at = given
    union = found.get(at)
    discriminator = union.resolved_discriminator if union is not None else None
    if union is None or discriminator is None or discriminator.inner:
        return
    property = discriminator.property
    message = f"The alternatives differ in {property!r}, and no discriminator says so."
    references: dict[str, str] = {}
    for keyword in ("oneOf", "anyOf"):
        for index, each in enumerate(items(node, keyword)):
            reference = each.get("$ref") if isinstance(each, dict) else None
            if isinstance(reference, str):
                target = subject.documents.find(reference, at / keyword / index)
                references[str(target)] = reference
            elif each != {"type": "null"}:
                return  # a discriminator knows alternatives by name only
    mapping: dict[str, Json] = {}
    for value, number in discriminator.mapping:
        variant = union.variants[number]
        reference = references.get(variant.target) if isinstance(variant, Ref) else None
        if reference is None or not isinstance(value, str):
            return
        mapping[value] = reference
    said: dict[str, Json] = {"propertyName": property, "mapping": mapping}
    fix = Fix(
        at=at,
        members={"discriminator": said},
        reason="Each alternative requires that property with constants of its own.",
    )
    yield Finding(code="discriminator-implied", message=message, at=at, fix=fix)
