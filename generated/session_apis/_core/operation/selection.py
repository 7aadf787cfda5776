"""What tells an operation to answer with a stream."""

from __future__ import annotations

import json


class Select:
    """What asks for a stream: a header, a parameter or a field of the body."""

    __slots__ = ("accept", "name", "place", "value")

    def __init__(self, text: str, accept: str) -> None:
        """Read ``header:x-stream=true``; empty if the operation always streams."""
        self.place, _, rest = text.partition(":")
        self.name, _, self.value = rest.partition("=")
        self.accept = accept

    def json_value(self) -> object:
        """Return the value as JSON data, if it is JSON."""
        try:
            value: object = json.loads(self.value)
        except ValueError:
            return self.value
        return value
