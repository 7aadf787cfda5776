"""Server-sent events: a parser of the format (WHATWG HTML, section 9.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 8 * 1024 * 1024

_BOM: Final = b"\xef\xbb\xbf"
_LONGEST_RETRY: Final = 9


class StreamFormatError(ValueError):
    """The bytes are not a valid stream of events."""


class Event(NamedTuple):
    """One event."""

    data: bytes
    event: str = ""
    id: str | None = None
    retry: int | None = None


class SSEParser:
    """Splits a stream of bytes into events."""

    def __init__(self, *, longest: int = LONGEST) -> None:
        self.last_event_id = ""
        self.retry: int | None = None
        self._longest = longest
        self._rest = bytearray()
        self._begun = False
        self._after_cr = False

    def feed(self, chunk: bytes) -> Iterator[Event]:
        for found in self.parts(chunk):
            yield Event(found) if isinstance(found, bytes) else found

    def parts(self, chunk: bytes) -> Iterator[bytes | Event]:
        text = self._normalize(chunk)
        if b"\n\n" not in self._rest[-1:] + text:
            self._rest += text
            check_length(self._rest, self._longest)
            return
        whole = bytes(self._rest) + text
        blocks = whole.split(b"\n\n")
        self._rest = bytearray(blocks.pop())
        may_be_long = len(whole) > self._longest
        for block in blocks:
            if may_be_long:
                check_length(block, self._longest)
            if block.startswith(b"data: ") and b"\n" not in block:
                yield block[6:]  # the usual form of an event
            elif event := self._parse(block):
                yield event
        check_length(self._rest, self._longest)

    def finish(self) -> None:
        for line in self._rest.split(b"\n"):
            if line and not line.startswith(b":"):
                raise StreamFormatError("The stream was cut off inside an event.")

    def _normalize(self, chunk: bytes) -> bytes:
        if not self._begun:
            chunk = bytes(self._rest) + chunk
            self._rest.clear()
            if len(chunk) < len(_BOM) and _BOM.startswith(chunk):
                self._rest += chunk
                return b""
            self._begun = True
            chunk = chunk.removeprefix(_BOM)
        if self._after_cr and chunk:
            chunk = chunk.removeprefix(b"\n")
            self._after_cr = False
        if b"\r" in chunk:
            self._after_cr = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return chunk

    def _parse(self, block: bytes) -> Event | None:
        data: list[bytes] = []
        name = ""
        ident: str | None = None
        retry: int | None = None
        for line in block.split(b"\n"):
            field, _, value = line.partition(b":")
            value = value.removeprefix(b" ")
            if field == b"data":
                data.append(value)
            elif field == b"event":
                name = value.decode(errors="replace")
            elif field == b"id" and b"\0" not in value:
                ident = self.last_event_id = value.decode(errors="replace")
            elif field == b"retry" and value.isdigit():
                retry = self.retry = int(value[:_LONGEST_RETRY])
        return Event(b"\n".join(data), name, ident, retry) if data else None


def check_length(text: bytes | bytearray, longest: int) -> None:
    if len(text) > longest:
        raise StreamFormatError(f"The stream sent more than {longest} bytes at once.")
