"""A server on loopback that runs scripts, byte for byte if needed."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Final

_RECEIVE: Final = 1 << 16


@dataclass(slots=True)
class Seen:
    """A request that the server has received."""

    method: str
    target: str
    headers: dict[str, str]
    names: list[str]
    body: bytes
    connection: int

    @property
    def path(self) -> str:
        """The path without the query."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The query as sent."""
        return self.target.partition("?")[2]

    def json(self) -> object:
        """The body as JSON data."""
        return json.loads(self.body)


Script = Callable[[socket.socket], object]
CannedResponse = bytes | Script


def reply(
    status: int = 200,
    body: bytes | str | object = b"",
    headers: Iterable[tuple[str, str]] = (),
    *,
    length: int | None = None,
) -> bytes:
    """Return a complete HTTP response; other bodies than text and bytes become JSON."""
    fields = list(headers)
    names = {name.lower() for name, _ in fields}
    if isinstance(body, str):
        body = body.encode()
    elif not isinstance(body, bytes):
        body = json.dumps(body).encode()
        if "content-type" not in names:
            fields.append(("Content-Type", "application/json"))
    if "transfer-encoding" not in names and status not in (204, 304):
        fields.append(("Content-Length", str(len(body) if length is None else length)))
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in fields)]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass
class Server:
    """A server; use it by ``with``."""

    answers: list[CannedResponse] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    tls: ssl.SSLContext | None = None
    connections: int = 0

    def __post_init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._echo: Callable[[socket.socket, Seen], object] | None = None

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    @property
    def url(self) -> str:
        scheme = "http" if self.tls is None else "https"
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def last(self) -> Seen:
        return self.seen[-1]

    def script(self, *answers: CannedResponse) -> None:
        """Respond with these in order; the last one repeats."""
        self.seen.clear()
        self.answers[:] = answers

    def reply_with(self, script: Callable[[socket.socket, Seen], object]) -> None:
        """Respond to each request by a function of the connection and the request."""
        self._echo = script
        self.script(b"")

    def __enter__(self) -> Server:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        # Closing alone does not wake a thread that waits for a connection.
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._socket.close()
        with self._lock:
            for one in list(self._open):
                try:
                    one.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
        for thread in self._threads:
            thread.join(5)

    def _start(self, function: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=function, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._start(self._serve, connection, self.connections)

    def _serve(self, connection: socket.socket, number: int) -> None:
        try:
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with self._lock:
                self._open.add(connection)
            rest = b""
            while True:
                request, rest = _receive(connection, rest, number)
                if request is None:
                    return
                with self._lock:
                    self.seen.append(request)
                    known = self.answers
                    reply = known.pop(0) if len(known) > 1 else known[0]
                if self._echo is not None:
                    self._echo(connection, request)
                elif isinstance(reply, bytes):
                    connection.sendall(reply)
                elif reply(connection) is not None:
                    return
        except OSError:
            pass
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()


def close(connection: socket.socket) -> bool:
    """Close the connection without a response."""
    connection.close()
    return True


def then_close(data: bytes) -> Script:
    """Send something and close the connection."""

    def run(connection: socket.socket) -> bool:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_RDWR)
        return True

    return run


def drip(data: bytes, pause: float, *, first: int = 0) -> Script:
    """Send something byte by byte."""
    stop = threading.Event()

    def run(connection: socket.socket) -> None:
        connection.sendall(data[:first])
        for index in range(first, len(data)):
            connection.sendall(data[index : index + 1])
            stop.wait(pause)

    return run


def silence(seconds: float) -> Script:
    """Send nothing for some seconds, then close."""

    def run(connection: socket.socket) -> bool:
        connection.settimeout(seconds)
        try:
            connection.recv(1)
        except OSError:
            pass
        return True

    return run


def _receive(
    connection: socket.socket, rest: bytes, number: int
) -> tuple[Seen | None, bytes]:
    data = rest
    while b"\r\n\r\n" not in data:
        more = connection.recv(_RECEIVE)
        if not more:
            return None, b""
        data += more
    head, _, data = data.partition(b"\r\n\r\n")
    first, _, lines = head.partition(b"\r\n")
    method, target, _ = first.decode("latin-1").split(" ", 2)
    message = message_from_bytes(lines)
    headers = {name.lower(): value for name, value in message.items()}
    if headers.get("transfer-encoding") == "chunked":
        body, data = _chunked(connection, data)
    else:
        length = int(headers.get("content-length", "0"))
        while len(data) < length:
            data += _more(connection)
        body, data = data[:length], data[length:]
    names = list(message.keys())
    return Seen(method, target, headers, names, body, number), data


def _chunked(connection: socket.socket, data: bytes) -> tuple[bytes, bytes]:
    body = b""
    while True:
        while b"\r\n" not in data:
            data += _more(connection)
        size, _, data = data.partition(b"\r\n")
        count = int(size, 16)
        while len(data) < count + 2:
            data += _more(connection)
        body, data = body + data[:count], data[count + 2 :]
        if not count:
            return body, data


def _more(connection: socket.socket) -> bytes:
    data = connection.recv(_RECEIVE)
    if not data:
        raise ConnectionResetError("the client stopped in the middle")
    return data
