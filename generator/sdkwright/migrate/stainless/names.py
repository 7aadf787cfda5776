"""Casings of a configuration: the rules for class names, and the words it writes otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.python.compat import casing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.migrate.config_files import Node


_SNAKE: Final = re.compile(r"[a-z_][a-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Casings:
    """How words are written.

    Attributes:
        pascals: In class names, by the word in lower case.
        snakes: In names of resources and methods, by the word in lower case.
    """

    pascals: Mapping[str, str] = field(default_factory=dict[str, str])
    snakes: Mapping[str, str] = field(default_factory=dict[str, str])

    def pascal(self, text: str) -> str:
        """Return a class name."""
        return casing.pascal(text, self.pascals)

    def snake(self, text: str) -> str:
        """Return a name of a resource or a method; an identifier in snake case stays."""
        if _SNAKE.fullmatch(text):
            return text
        parts = casing.words(text)
        return "_".join(self.snakes.get(each, each) for each in parts)


def casings_of(node: Node) -> Casings:
    """Read `custom_casings`: per word its casings, or whether it is an initialism."""
    pascals: dict[str, str] = {}
    snakes: dict[str, str] = {}
    for word, each in node.items():
        known = "".join(casing.words(word))
        if each.get("initialism").value is True:
            pascals[known] = known.upper()
        elif each.get("initialism").value is False:
            pascals[known] = known.capitalize()
        if each.get("pascal").text():
            pascals[known] = each.get("pascal").text()
        if each.get("snake").text():
            snakes[known] = each.get("snake").text()
        if each.has("singular") or each.has("plural"):
            each.note(
                f"The plural of `{word}` is not carried.",
                "Types that are named after it can be renamed under [types].",
            )
    return Casings(pascals=pascals, snakes=snakes)
