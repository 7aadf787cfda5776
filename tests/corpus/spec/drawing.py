"""Values drawn from schemas: the smallest, everything, and random ones; always the same.

The structure is walked here, since schemas of real documents contain themselves and are too
large for a general tool; strings with patterns and other small schemas are left to
hypothesis. What is drawn is valid by a validator that is not ours, or is not used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import jsonschema_rs

from tests.corpus.spec.files import Files, Json
from tests.corpus.spec.places import Place, Tree
from tests.corpus.spec.walking import Size, Undrawable, Walk

_TRIES: Final = 30


__all__ = ["Drawer", "Size", "Undrawable"]


class Drawer:
    """Draws values from the schemas of documents for one direction."""

    def __init__(self, files: Files, hidden: str) -> None:
        """Take documents in modern form; `hidden` marks what belongs to the other direction."""
        self.tree = Tree(files)
        self._hidden = hidden
        self._registry = jsonschema_rs.Registry(
            list(files.items()), draft=jsonschema_rs.Draft202012
        )
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    def faults(self, place: Place, value: Json) -> Iterator[str]:
        """What a schema has against a value, but that several branches take it."""
        for each in self._validator(place).iter_errors(value):
            if "OneOfMultipleValid" in type(each.kind).__name__:
                continue
            path = "/".join(map(str, each.instance_path))
            yield f"{path}: {each.message[-120:]}"

    def _validator(self, place: Place) -> jsonschema_rs.Draft202012Validator:
        reference = (
            self.tree.follow(place).reference
            if self._is_plain(place)
            else place.reference
        )
        if reference not in self._validators:
            self._validators[reference] = jsonschema_rs.Draft202012Validator(
                {"$ref": reference}, registry=self._registry, validate_formats=True
            )
        return self._validators[reference]

    def _is_plain(self, place: Place) -> bool:
        """Whether a reference is all there is, so that its target is meant."""
        return set(self.tree.object(place)) == {"$ref"}

    def is_valid(self, place: Place, value: Json) -> bool:
        """Whether a schema has nothing at all against a value."""
        return self._validator(place).is_valid(value)

    def draw(self, place: Place, size: Size, salt: str = "") -> Json:
        """Draw a valid value.

        Raises:
            Undrawable: If none is found.
        """
        reason, spare = "no value", list[Json]()
        for number in range(_TRIES):
            walk = Walk(self.tree, self._hidden, size, f"{salt}{place.pointer}{number}")
            try:
                value = walk.value(place.uri, self.tree.object(place), 0)
            except Undrawable as error:
                reason = str(error)
                continue
            if self.is_valid(place, value):
                return value
            fault = next(self.faults(place, value), "")
            if not fault:
                spare.append(value)
            reason = fault
            if size is not Size.RANDOM and number > _TRIES // 2:
                size = Size.RANDOM
        if spare:
            return spare[0]
        raise Undrawable(reason)
