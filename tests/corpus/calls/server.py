"""A server on loopback that writes down raw requests and answers what it is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

_NO_BODY: Final = frozenset({204, 304})


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header; several are joined."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(found) if found else None

    @property
    def media(self) -> str:
        """The media type of the body, without its parameters."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to give: one of several contents, by what the client accepts."""

    status: int
    contents: tuple[tuple[str, bytes], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True, kw_only=True)
class Loopback:
    """The server's state: what to answer, and what was asked and given."""

    port: int
    reply: Reply = field(default_factory=lambda: Reply(status=204))
    requests: list[Raw] = field(default_factory=list)
    given: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def take(self) -> list[Raw]:
        """Return the requests since the last time."""
        found, self.requests = self.requests, []
        return found


@contextmanager
def running() -> Iterator[Loopback]:
    """Serve until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    state = Loopback(port=server.server_port)
    _STATES[server.server_port] = state
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


_STATES: dict[int, Loopback] = {}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer leaves in one piece; in two, each would wait for a delayed acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        assert isinstance(self.server, ThreadingHTTPServer)
        state = _STATES[self.server.server_port]
        state.requests.append(
            Raw(
                method=self.command,
                target=self.path,
                headers=tuple(self.headers.items()),
                body=self._body(),
            )
        )
        reply = state.reply
        media, content = _choose(reply, self.headers.get("accept", "*/*"))
        state.given.append(media)
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        if media:
            self.send_header("content-type", media)
        content = b"" if reply.status == 205 else content
        if reply.status not in _NO_BODY:
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD" and reply.status not in _NO_BODY:
            self.wfile.write(content)

    def _body(self) -> bytes:
        if "chunked" in self.headers.get("transfer-encoding", ""):
            found = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                found += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return found
        return self.rfile.read(int(self.headers.get("content-length", 0)))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _choose(reply: Reply, accept: str) -> tuple[str, bytes]:
    """Choose a content as a server does; the first if none is acceptable."""
    for pattern in _ranges(accept):
        for media, content in reply.contents:
            if matches(pattern, media):
                return concrete(media), content
    if reply.contents:
        media, content = reply.contents[0]
        return concrete(media), content
    return "", b""


def _ranges(accept: str) -> list[str]:
    found: list[tuple[float, str]] = []
    for each in accept.split(","):
        name, _, rest = each.strip().partition(";q=")
        try:
            found.append((float(rest or 1), name))
        except ValueError:
            found.append((1, name))
    return [name for _, name in sorted(found, key=lambda pair: -pair[0])]


def matches(pattern: str, media: str) -> bool:
    """Whether a media range allows a media type."""
    asked = pattern.partition(";")[0].strip().lower().split("/")
    there = media.partition(";")[0].strip().lower().split("/")
    if len(asked) != 2 or len(there) != 2:
        return asked == there or pattern in {"*", "*/*"}
    pairs = zip(asked, there, strict=True)
    return all(one == "*" or two in ("*", one) for one, two in pairs)


def concrete(media: str) -> str:
    """A media type that a range allows."""
    known = {"*/*": "application/json", "image/*": "image/png", "text/*": "text/plain"}
    return known.get(media, media.replace("*", "octet-stream"))
