"""Framing: where responses end on a persistent connection (RFC 9112, section 6)."""

from __future__ import annotations

import re
from typing import Final

_BLANK_LINE: Final = re.compile(rb"\n\r?\n")
_REQUEST: Final = re.compile(rb"[!#-~]+ \S+ HTTP/1\.1\r\n")
_STATUS: Final = re.compile(rb"HTTP/1\.[01] (\d{3})")
_LENGTH: Final = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$")
_CHUNKED: Final = re.compile(
    rb"(?im)^transfer-encoding[ \t]*:[^\r\n]*chunked[ \t]*\r?$"
)
_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(;.*)?\r?")
_NO_BODY: Final = frozenset({204, 304})


_HEAD: Final = 0
_BODY: Final = 1
_CHUNK_SIZE: Final = 2
_CHUNK: Final = 3
_TRAILER: Final = 4
_OPEN_END: Final = 5
_DONE: Final = 6
_COUNTED: Final = (_BODY, _CHUNK)


class Framing:
    """Follows the responses of one connection."""

    __slots__ = ("_at", "_bodiless", "_left", "_rest", "excess")

    def __init__(self, *, plain: bool = True) -> None:
        self.excess = False
        self._at = _DONE if plain else _OPEN_END
        self._bodiless = False
        self._left = 0
        self._rest = b""

    def sent(self, data: bytes) -> None:
        if self._at == _DONE:
            self._at, self._bodiless = _HEAD, False
        if self._at == _HEAD and _REQUEST.match(data):
            self._bodiless = data.startswith(b"HEAD ")

    def received(self, data: bytes) -> None:
        while data and not self.excess:
            if self._at == _OPEN_END:
                return
            if self._at == _DONE:
                self.excess = True
            elif self._at in _COUNTED:
                taken = min(self._left, len(data))
                self._left -= taken
                data = data[taken:]
                if not self._left:
                    chunk = self._at == _CHUNK
                    self._at = _CHUNK_SIZE if chunk else _DONE
            else:
                data = self._lines(self._rest + data)

    def _lines(self, data: bytes) -> bytes:
        self._rest = b""
        if self._at == _HEAD:
            end = _BLANK_LINE.search(data)
            if end is None:
                self._rest = data
                return b""
            self._read_head(data[: end.end()])
            return data[end.end() :]
        line, newline, rest = data.partition(b"\n")
        if not newline:
            self._rest = data
            return b""
        if self._at == _TRAILER:
            self._at = _TRAILER if line.strip() else _DONE
        else:
            self._read_size(line)
        return rest

    def _read_head(self, head: bytes) -> None:
        status = _STATUS.match(head.lstrip(b"\r\n"))
        code = int(status[1]) if status else 0
        length = _LENGTH.search(head)
        if 100 <= code < 200 and code != 101:
            return  # informational response
        if code < 200:
            self.excess = True
        elif self._bodiless or code in _NO_BODY:
            self._at = _DONE
        elif _CHUNKED.search(head):
            self._at = _CHUNK_SIZE
        elif length is None:
            self._at = _OPEN_END
        else:
            self._left = int(length[1])
            self._at = _BODY if self._left else _DONE

    def _read_size(self, line: bytes) -> None:
        size = _SIZE.fullmatch(line)
        if size is None:
            self.excess = True
        elif int(size[1], 16):
            self._left = int(size[1], 16) + 2  # the line end after the chunk
            self._at = _CHUNK
        else:
            self._at = _TRAILER
