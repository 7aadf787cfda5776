"""Lines of a text that arrives in chunks."""

from __future__ import annotations

from collections.abc import Callable


class Lines:
    """Splits text into lines, without I/O."""

    def __init__(self, longest: int, refuse: Callable[[int], Exception]) -> None:
        self._longest = longest
        self._refuse = refuse
        self._rest: list[str] = []
        self._size = 0

    def feed(self, piece: str) -> list[str]:
        *lines, rest = piece.split("\n")
        if lines:
            lines[0] = "".join([*self._rest, lines[0]])
            self._rest.clear()
            self._size = 0
        self._rest.append(rest)
        self._size += len(rest)
        if self._size > self._longest:
            raise self._refuse(self._longest)
        return [line.removesuffix("\r") for line in lines]

    def finish(self) -> list[str]:
        last = "".join(self._rest)
        return [last] if last else []
