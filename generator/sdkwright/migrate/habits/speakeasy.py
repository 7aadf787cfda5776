"""Speakeasy: builtins get an underscore, plural acronyms are taken apart as words.

A body is one argument, `request`, where it is all that a method takes and needs no field. The
only credential of a client is called after its scheme.
"""

from __future__ import annotations

import builtins
import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.migrate.habits.requests import (
    body_fields,
    is_needed,
    mapping,
    requests,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json
    from sdkwright.migrate.wanted import Wanted

_BUILTINS: Final = frozenset(
    each for each in dir(builtins) if each.islower() and not each.startswith("_")
)
_PLAIN: Final = re.compile(r"[A-Za-z_][\w-]*")
_PLURAL: Final = re.compile(r"[A-Z]{2,}s(?![a-z])")
_SAID: Final = ("x-speakeasy-name-override", "x-sdkwright-name")


def speakeasy_habits(wanted: Wanted, tree: Json, *, named: bool) -> Wanted:
    """Return what is wanted with the names that Speakeasy makes of itself.

    Args:
        wanted: What the configuration says; `redefined` are builtins that names may be.
        tree: The document.
        named: Whether an old package gives the names of arguments.
    """
    tables = {name: dict(table) for name, table in wanted.tables.items()}
    own = tables.setdefault("arguments", {})
    for name in sorted(_names(tree)) if not named else ():
        if _PLURAL.search(name):
            own.setdefault(name, _snake(name))
        elif _snake(name) in _BUILTINS - wanted.redefined:
            own.setdefault(name, f"{_snake(name)}_")
    operations = tables.setdefault("operations", {})
    for key in _whole(tree) if not named else ():
        operations[key] = {"body": "request"}
    schemes = tables.setdefault("security_schemes", {})
    for name in _credential(tree) if wanted.flat_security else ():
        schemes.setdefault(name, {"argument": _snake(name)})
    return replace(
        wanted, tables={name: table for name, table in tables.items() if table}
    )


def _whole(tree: Json) -> Iterator[str]:
    """Yield the operations whose body is one argument, `request`.

    They take nothing else, and could be called without it: the body may be missing, or
    needs no field.
    """
    for each in requests(tree):
        taken = "requestBody" in each.node and not each.parameters
        if taken and not is_needed(tree, each):
            yield f"{each.verb} {each.path}"


def _credential(tree: Json) -> Iterator[str]:
    """Yield the only scheme that the document asks for, if it is one secret."""
    root = mapping(tree)
    given = root.get("security")
    names = {
        name
        for each in (given if isinstance(given, list) else ())
        for name in mapping(each)
    }
    schemes = mapping(mapping(root.get("components")).get("securitySchemes"))
    for name in names if len(names) == 1 else ():
        scheme = mapping(schemes.get(name))
        bearer = text(scheme, "scheme").lower() == "bearer"
        if not any(key in scheme for key in _SAID) and (
            bearer or text(scheme, "type") == "apiKey"
        ):
            yield name


def _names(tree: Json) -> set[str]:
    """Return the names of parameters and fields that nothing else names."""
    found: set[str] = set()
    for request in requests(tree):
        found |= body_fields(tree, request)
        for each in request.parameters:
            if not any(key in each for key in _SAID):
                found.add(text(each, "name"))
    return {each for each in found if _PLAIN.fullmatch(each)}


def _snake(name: str) -> str:
    """Return a name in snake case, as Speakeasy takes it apart: `memberIDs`, `member_i_ds`."""
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    text = re.sub(r"([A-Z])([A-Z][a-z])", r"\1_\2", text)
    return re.sub(r"\W+", "_", text).strip("_").lower()
