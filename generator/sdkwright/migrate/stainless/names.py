"""Casings of a configuration: the rules for class names, and the words it writes otherwise."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.python.compat import casing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.wanted import Setting


_SNAKE: Final = re.compile(r"[a-z_][a-z0-9_]*")
# What our configuration has a casing for.
_WORD: Final = re.compile(r"[a-z]+[0-9]*|[0-9]+[a-z]*")


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

    def settings(self) -> dict[str, Setting]:
        """Return the keys of our configuration that say how classes write words."""
        ours = {k: v for k, v in self.pascals.items() if is_ours(k, v)}
        initialisms: list[Setting] = [k for k, v in ours.items() if v == k.upper()]
        others: dict[str, Setting] = {
            k: v for k, v in ours.items() if k not in initialisms
        }
        found: dict[str, Setting] = {}
        if initialisms:
            found["initialisms"] = initialisms
        if others:
            found["casings"] = others
        return found

    def snake(self, text: str) -> str:
        """Return a name of a resource or a method; an identifier in snake case stays."""
        if _SNAKE.fullmatch(text):
            return text
        parts = casing.words(text)
        return "_".join(self.snakes.get(each, each) for each in parts)


def is_ours(word: str, written: str) -> bool:
    """Whether our configuration can have a casing: one word, of the same letters."""
    fits = written.lower() == word and not written[:1].islower()
    return fits and _WORD.fullmatch(word) is not None


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
        if known in pascals and not is_ours(known, pascals[known]):
            each.note(
                f"`{word}` is not written `{pascals[known]}` in every class name.",
                "Name the client and the types to the letter: `client`, [types].",
            )
        if each.has("singular") or each.has("plural"):
            each.note(
                f"The plural of `{word}` is not carried.",
                "Types that are named after it can be renamed under [types].",
            )
    return Casings(pascals=pascals, snakes=snakes)
