"""Rules about single objects, checked on the way through the documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.read.openapi import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.source import Pointer

_CONTROL: Final = re.compile("[\0-\x1f\x7f]")
# RFC 9110, section 5.6.2.
TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FILE: Final = re.compile(r"[#/]|\.(?:json|ya?ml)\Z", re.IGNORECASE)
_OUT: Final = "It is left out."
_TYPES: Final[dict[str, type | tuple[type, ...]]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "null": type(None),
}


def check_node(node: dict[str, Json], role: Role, at: Pointer, report: Report) -> None:
    """Report what no client could send, and defaults that are of another type."""
    if role is Role.SCHEMA:
        if "default" in node:
            _check_default(node, at, report)
        return
    name = node.get("name")
    if isinstance(name, str) and _CONTROL.search(name):
        report.fault(
            "name-form",
            f"The name {name!r} holds control characters.",
            at / "name",
            instead=_OUT,
        )
        # A parameter without a name is left out; other objects do not need theirs.
        del node["name"]
    elif role is Role.PARAMETER and node.get("in") == "header":
        _check_header(str(name), at, report)
    for key in ("content", "headers"):
        names = node.get(key)
        for each in list(names) if isinstance(names, dict) else ():
            if _CONTROL.search(each):
                message = f"The name {each!r} holds control characters."
                report.fault("name-form", message, at / key / each, instead=_OUT)
                if isinstance(names, dict):
                    del names[each]


def _check_header(name: str, at: Pointer, report: Report) -> None:
    if not TOKEN.fullmatch(name):
        report.warning(
            "header-name", f"A header cannot be called {name!r}.", at / "name"
        )


def mapped(node: dict[str, Json]) -> Iterator[tuple[str, str]]:
    """Yield the values of a schema's discriminator and the schemas they stand for.

    A schema is named by reference, or by its name among the components.
    """
    discriminator = node.get("discriminator")
    mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    for value, schema in mapping.items() if isinstance(mapping, dict) else ():
        if isinstance(schema, str) and schema:
            bare = not _FILE.search(schema)
            yield value, f"#/components/schemas/{schema}" if bare else schema


def _check_default(node: dict[str, Json], at: Pointer, report: Report) -> None:
    declared = node.get("type")
    names = declared if isinstance(declared, list) else [declared]
    value = node["default"]
    if value is None or not names:
        return
    for name in names:
        expected = _TYPES.get(name) if isinstance(name, str) else None
        if expected is None or _is_a(value, str(name), expected):
            return
    report.warning(
        "default-mismatch",
        f"The default {_short(value)} is not of the type {' or '.join(map(str, names))}.",
        at / "default",
    )


def _is_a(value: Json, name: str, expected: type | tuple[type, ...]) -> bool:
    if isinstance(value, bool) and name in {"integer", "number"}:
        return False
    whole = name == "integer" and isinstance(value, float) and value.is_integer()
    return whole or isinstance(value, expected)


def _short(value: Json) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
