"""The request value that selects a stream."""

from __future__ import annotations

import json
from functools import cached_property


class Select:
    """The header, query parameter or body field that selects a stream."""

    __slots__ = ("accept", "location", "name", "value")

    def __init__(self, text: str, accept: str) -> None:
        self.location, _, rest = text.partition(":")
        self.name, _, self.value = rest.partition("=")
        self.accept = accept

    def json_value(self) -> object:
        try:
            value: object = json.loads(self.value)
        except ValueError:
            return self.value
        return value


class Selecting:
    """What asks for a stream: the base of its constant, which not every package has."""

    select: str
    accept: str

    @cached_property
    def selector(self) -> Select:
        """The parsed ``select``."""
        return Select(self.select, self.accept)
