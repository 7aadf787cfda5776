"""Where upgrading moved things, in both directions.

An upgraded document no longer looks like its text: in 2.0 a body parameter becomes a request
body. Diagnostics must point into the text all the same, and references written for the old
places must find the new ones. Only the roots of what moved are recorded; everything below
moves along.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sdkwright.read.openapi.openapi_objects import Tokens


@dataclass(slots=True)
class PointerMap:
    """What was moved within one document."""

    _origins: dict[Tokens, Tokens] = field(default_factory=dict["Tokens", "Tokens"])
    _targets: dict[Tokens, Tokens] = field(default_factory=dict["Tokens", "Tokens"])

    def add(self, old: Tokens, new: Tokens) -> None:
        """Record that what stood at `old` in the text now stands at `new`."""
        self._origins[new] = old
        self._targets.setdefault(old, new)

    def origin(self, tokens: Tokens) -> Tokens:
        """Return where in the text a node of the upgraded document stands."""
        return _replace(self._origins, tokens)

    def target(self, tokens: Tokens) -> Tokens:
        """Return where a node of the text is in the upgraded document."""
        return _replace(self._targets, tokens)


class Place(NamedTuple):
    """Where the object being upgraded stands, and where its document records moves."""

    pointer_map: PointerMap
    tokens: tuple[str, ...]

    def below(self, *tokens: str) -> Place:
        """Return the place of something inside."""
        return Place(self.pointer_map, self.tokens + tokens)

    def origin(self, tokens: Tokens = ()) -> Tokens:
        """Return where in the text something inside stands."""
        return self.pointer_map.origin(self.tokens) + tokens

    def move(self, old: Tokens, new: Tokens) -> None:
        """Record that something inside moved, if it did."""
        self.move_from(self.origin(old), new)

    def move_from(self, origin: Tokens, new: Tokens) -> None:
        """Record that something from anywhere in the text is now inside."""
        target = self.tokens + new
        if self.pointer_map.origin(target) != origin:
            self.pointer_map.add(origin, target)


def _replace(places: dict[Tokens, Tokens], tokens: Tokens) -> Tokens:
    if not places:
        return tokens
    for length in range(len(tokens), -1, -1):
        place = places.get(tokens[:length])
        if place is not None:
            return place + tokens[length:]
    return tokens
