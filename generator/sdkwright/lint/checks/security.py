"""How clients prove who they are, and whether the document says so everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.lint.finding import Finding
from sdkwright.read.openapi import Role, items, mapping, text
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.lint.subject import Subject
    from sdkwright.read.openapi import Object


def security(subject: Subject) -> Iterator[Finding]:
    """Find operations without security among others, and keys that show in addresses."""
    root = subject.documents.root
    for node, role, at in subject.nodes:
        if role is Role.SECURITY_SCHEME and (node.get("type"), node.get("in")) == (
            "apiKey",
            "query",
        ):
            message = f"The API key {text(node, 'name')!r} travels in the query."
            yield Finding(code="key-in-query", message=message, at=at)
    schemes = mapping(mapping(root, "components"), "securitySchemes")
    if "security" in root or not schemes:
        return
    silent = [each for each in subject.operations if "security" not in each.node]
    if silent and len(silent) == len(subject.operations):
        message = "There are security schemes, but no operation requires one."
        yield Finding(code="security-missing", message=message, at=Pointer())
        return
    for each in silent:
        message = f"{each.name} says nothing about security."
        yield Finding(code="security-missing", message=message, at=each.at)


def scopes(subject: Subject) -> Iterator[Finding]:
    """Find scopes that no flow of their scheme has."""
    components = mapping(subject.documents.root, "components")
    known: dict[str, set[str]] = {}
    for name, given in mapping(components, "securitySchemes").items():
        at = Pointer(("components", "securitySchemes", name))
        scheme, _ = subject.follow(given, at)
        if text(scheme, "type") == "oauth2":
            flows = mapping(scheme, "flows").values()
            each = (mapping(flow, "scopes") for flow in flows if isinstance(flow, dict))
            known[name] = {scope for one in each for scope in one}
    holders = [(subject.documents.root, Pointer())]
    holders += [(each.node, each.at) for each in subject.operations]
    for node, at in holders:
        for index, given in enumerate(items(node, "security")):
            requirement: Object = given if isinstance(given, dict) else {}
            for name in requirement.keys() & known.keys():
                place = at / "security" / index / name
                for number, scope in enumerate(items(requirement, name)):
                    if isinstance(scope, str) and scope not in known[name]:
                        message = f"The scheme {name!r} has no scope {scope!r}."
                        yield Finding(
                            code="scope-unknown", message=message, at=place / number
                        )
