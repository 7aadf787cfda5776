"""Fern: how names of a document become names of Python.

Digits are words of their own, unless the casing is the smart one: `vo2_max` is `vo_2_max` or
`vo2max`. Some words get an underscore, whether Python needs it or not. Classes have a capital
for each word, and no more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.config import is_module
from sdkwright.migrate.habits.requests import body_fields, mapping, requests, text
from sdkwright.python.names import Scope, identifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json
    from sdkwright.migrate.habits.requests import Request
    from sdkwright.migrate.wanted import Setting

_RESERVED: Final = frozenset(
    {"float", "int", "complex", "bool", "uuid", "list", "set", "map", "long", "self", "all"}
)  # fmt: skip
_WORD: Final = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_PLAIN: Final = re.compile(r"[A-Za-z_][\w.-]*")
_SAID: Final = ("x-fern-parameter-name", "x-fern-property-name", "x-sdkwright-name")


def snake(name: str, *, smart: bool = False) -> str:
    """Return a name in snake case.

    Args:
        name: Any text.
        smart: Whether digits belong to the words around them.
    """
    if not smart:
        return "_".join(each.lower() for each in _WORD.findall(name))
    parts = (re.split(r"(\d+)", each) for each in name.split(" "))
    return "_".join("".join(snake(each) for each in part) for part in parts)


def argument_names(tree: Json, *, smart: bool) -> dict[str, Setting]:
    """Return the arguments that have other names than those of the document in snake case."""
    found: dict[str, Setting] = {}
    for request in requests(tree):
        for name in _names(tree, request):
            made = snake(name, smart=smart)
            if made in _RESERVED:
                found[name] = f"{made}_"
            elif made != _plain(name) and is_module(made):
                found[name] = made
    return dict(sorted(found.items()))


def _names(tree: Json, request: Request) -> Iterator[str]:
    """Yield the names of parameters and fields that nothing else names; no headers."""
    for each in request.parameters:
        said = any(key in each for key in _SAID) or each.get("in") in {"header", "body"}
        name = text(each, "name")
        if not said and _PLAIN.fullmatch(name):
            yield name
    yield from (e for e in body_fields(tree, request) if _PLAIN.fullmatch(e))


def _plain(name: str) -> str:
    """Return a name in snake case with its digits where they are."""
    spaced = re.sub(r"([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])", r"\1\3_\2\4", name)
    return re.sub(r"[\W_]+", "_", spaced).strip("_").lower()


def casings(tree: Json) -> dict[str, Setting]:
    """Return the words of schemas that our classes would write with more capitals."""
    root = mapping(tree)
    schemas = mapping(mapping(root.get("components")).get("schemas"))
    names = [*schemas, *mapping(root.get("definitions"))]
    for each in schemas.values():
        names += mapping(mapping(each).get("properties"))
    words = {word for name in names for word in _WORD.findall(name) if len(word) > 1}
    return {
        word.lower(): word.capitalize()
        for word in sorted(words)
        if word.isalpha() and identifier(Scope.TYPES, word) != word.capitalize()
    }
