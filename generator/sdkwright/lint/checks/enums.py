"""Enumerations that repeat themselves, and arrays of nobody knows what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sdkwright.lint.finding import Finding
from sdkwright.read.openapi import Role, items, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.lint.subject import Subject


def enums(subject: Subject) -> Iterator[Finding]:
    """Find values that stand twice, or differ only in case."""
    for node, role, at in subject.nodes:
        values = items(node, "enum") if role is Role.SCHEMA else []
        seen: dict[str, int] = {}
        for index, value in enumerate(values):
            first = seen.setdefault(json.dumps(value, sort_keys=True), index)
            if first != index:
                message = f"The value {value!r} stands twice in the enumeration."
                yield Finding(code="enum-repeated", message=message, at=at / "enum")
        folded: dict[str, str] = {}
        for value in texts(node, "enum") if values else ():
            other = folded.setdefault(value.casefold(), value)
            if other != value:
                message = f"The values {other!r} and {value!r} differ only in case."
                yield Finding(code="enum-case", message=message, at=at / "enum")


def arrays(subject: Subject) -> Iterator[Finding]:
    """Find arrays that do not say what is in them."""
    for node, role, at in subject.nodes:
        if role is not Role.SCHEMA or "array" not in (
            node.get("type"),
            *texts(node, "type"),
        ):
            continue
        if not node.keys() & {
            "items",
            "prefixItems",
            "contains",
            "$ref",
            "enum",
            "const",
        }:
            message = "The array does not say what its items are."
            yield Finding(code="array-items-missing", message=message, at=at)
