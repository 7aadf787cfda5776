"""Responses of broken and hostile servers."""

from __future__ import annotations

import socket
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from tests.runtime.support.server import Script, reply

BLOCK: Final = bytes(1 << 20)
_MOMENT: Final = 0.03


def to(location: str, status: int = 302, body: bytes = b"") -> bytes:
    """Redirect the client."""
    return reply(status, body, [("Location", location)])


def encoded(data: bytes, encoding: str) -> bytes:
    """Respond with compressed data."""
    return reply(200, data, [("Content-Encoding", encoding)])


@cache
def bomb(mebibytes: int, window: int = 31) -> bytes:
    """Pack many zeros: a thousandth of them is sent."""
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    packed = [packer.compress(BLOCK) for _ in range(mebibytes)]
    return b"".join([*packed, packer.flush()])


def head(*fields: str, status: int = 200) -> bytes:
    """Return the head of a response without a length."""
    return "\r\n".join([f"HTTP/1.1 {status} X", *fields, "", ""]).encode()


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    """Respond in chunks; ``end`` sends the last chunk."""
    sized = (f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n" for chunk in chunks)
    return head("Transfer-Encoding: chunked") + b"".join(sized) + end


def zeros() -> Iterator[bytes]:
    """Yield zeros that have no end."""
    while True:
        yield BLOCK


def endless(begin: bytes, pieces: Callable[[], Iterator[bytes]] = zeros) -> Script:
    """Send something and then, until nobody listens, more and more."""

    def run(connection: socket.socket) -> bool:
        connection.sendall(begin)
        for piece in pieces():
            connection.sendall(piece)
        return True

    return run


def packed_zeros() -> Iterator[bytes]:
    """Yield packed zeros that have no end."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    while True:
        yield packer.compress(BLOCK) + packer.flush(zlib.Z_SYNC_FLUSH)


def zeros_in_chunks() -> Iterator[bytes]:
    """Yield zeros that have no end, in the form of chunks."""
    whole = chunked(BLOCK, end=b"").partition(b"\r\n\r\n")[2]
    while True:
        yield whole


def in_pieces(*pieces: bytes) -> Script:
    """Send each piece in a packet of its own, and close."""

    def run(connection: socket.socket) -> bool:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(_MOMENT)
        connection.shutdown(socket.SHUT_RDWR)
        return True

    return run


def reset_after(data: bytes) -> Script:
    """Send something and, when it has arrived, reset the connection."""

    def run(connection: socket.socket) -> bool:
        connection.sendall(data)
        time.sleep(_MOMENT)
        linger = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        connection.close()
        return True

    return run


def stall_after(data: bytes, seconds: float = 5.0) -> Script:
    """Send something, then nothing more."""

    def run(connection: socket.socket) -> bool:
        connection.sendall(data)
        connection.settimeout(seconds)
        try:
            connection.recv(1)
        except OSError:
            pass
        return True

    return run
