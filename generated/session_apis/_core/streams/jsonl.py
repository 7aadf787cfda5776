"""JSON Lines: one document per line, from chunks of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .sse import LONGEST, check_length

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK: Final = b" \t\r\x1e"


class LineParser:
    """Splits a stream of bytes into lines that are not blank."""

    def __init__(self, *, longest: int = LONGEST) -> None:
        self._longest = longest
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if b"\n" in chunk:
            lines = (bytes(self._rest) + chunk).split(b"\n")
            self._rest = bytearray(lines.pop())
            for line in lines:
                check_length(line, self._longest)
                if text := line.strip(_BLANK):
                    yield text
        else:
            self._rest += chunk
        check_length(self._rest, self._longest)

    def finish(self) -> Iterator[bytes]:
        if text := bytes(self._rest).strip(_BLANK):
            yield text
