"""Put the annotations of a configuration on the nodes that they name.

They come after the checks of the documents and before anything is read from these, so that
whatever reads an extension finds what the configuration says, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.annotations import Target, place
from sdkwright.read.annotations.nodes import Nodes
from sdkwright.read.openapi import items, mapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.annotations import Annotation
    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.read.documents import Documents
    from sdkwright.read.openapi import Object

_WHAT: Final = {
    Target.OPERATION: "no operation's id, pointer or `GET /path`",
    Target.SCHEMA: "no schema's name or pointer",
    Target.PROPERTY: "no property of a schema itself, as `Schema.property` or pointer",
    Target.SCHEME: "no security scheme, and without a `type` none is made",
}


def annotate(
    documents: Documents, annotations: Iterable[Annotation], report: Report
) -> None:
    """Put annotations on nodes; who names a node that is not there gets a warning.

    Args:
        documents: The linked documents, in the shape of OpenAPI 3.1.
        annotations: What to put where.
        report: Where findings go.
    """
    nodes = Nodes(documents=documents)
    every = tuple(annotations)
    _make_schemes(documents.root, every)
    for each in every:
        found = nodes.find(each)
        if not found:
            near = nodes.near(each)
            report.warning(
                "configuration-matches-nothing",
                f"`{each.name}` is {_WHAT[each.target]}.",
                place(each.key),
                help=f"Did you mean `{near}`?" if near else "",
            )
        for at in found:
            node = nodes.own(at)
            if node is None:
                continue
            value = each.value
            if each.target is Target.ROOT and each.member == "servers":
                value = _described(value, node)
            _set(node, each.member, value)
            documents.said_at(at / each.member, place(each.key))


def _set(node: Object, member: str, value: Json) -> None:
    """Set a member; one that has members itself keeps those that it is not given."""
    known = node.get(member)
    if isinstance(known, dict) and isinstance(value, dict) and member.startswith("x-"):
        node[member] = {**known, **value}
    else:
        node[member] = value


def _make_schemes(root: Object, annotations: Iterable[Annotation]) -> None:
    """Add the security schemes that the document lacks."""
    for each in annotations:
        if each.target is Target.SCHEME and each.member == "type":
            components = dict(mapping(root, "components"))
            schemes = dict(mapping(components, "securitySchemes"))
            schemes.setdefault(each.name, {})
            root["components"] = {**components, "securitySchemes": schemes}


def _described(value: Json, root: Object) -> Json:
    """Return servers with what the document says of servers with the same URLs."""
    known = {
        str(each.get("url")): each
        for each in items(root, "servers")
        if isinstance(each, dict)
    }
    return [
        {**known.get(str(each.get("url")), {}), **each}
        for each in (value if isinstance(value, list) else ())
        if isinstance(each, dict)
    ]
