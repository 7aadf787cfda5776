"""Runs commands of generated packages in this process, before a server of their own."""

from __future__ import annotations

import importlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A request as the server got it."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True, kw_only=True)
class Reply:
    """What the server replies, by default an empty object."""

    status: int = 200
    content: bytes = b"{}"
    media: str = "application/json"


@dataclass(slots=True, kw_only=True)
class Server:
    """A server on loopback that keeps requests.

    Attributes:
        replies: By path; the empty path is for all others.
    """

    url: str
    sent: list[Sent] = field(default_factory=list[Sent])
    replies: dict[str, Reply] = field(default_factory=dict[str, Reply])

    def reply(self, value: object, path: str = "", status: int = 200) -> None:
        """Reply with JSON."""
        self.replies[path] = Reply(status=status, content=json.dumps(value).encode())


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Heads and bodies leave at once: no body waits until the head is acknowledged.
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None: ...

        def handle_any(self) -> None:
            body = _body(self)
            server.sent.append(
                Sent(
                    method=self.command,
                    target=self.path,
                    headers={k.lower(): v for k, v in self.headers.items()},
                    body=body,
                )
            )
            path = urlsplit(self.path).path
            found = server.replies.get(self.path) or server.replies.get(path)
            reply = found or server.replies.get("", Reply())
            self.send_response(reply.status)
            self.send_header("content-type", reply.media)
            self.send_header("content-length", str(len(reply.content)))
            self.end_headers()
            self.wfile.write(reply.content)

    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        setattr(Handler, f"do_{method}", Handler.handle_any)
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(url=f"http://127.0.0.1:{http.server_port}")
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _body(handler: BaseHTTPRequestHandler) -> bytes:
    if handler.headers.get("transfer-encoding") != "chunked":
        return handler.rfile.read(int(handler.headers.get("content-length") or 0))
    found = b""
    while size := int(handler.rfile.readline(), 16):
        found += handler.rfile.read(size)
        handler.rfile.readline()
    handler.rfile.readline()
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def run(
    capsys: pytest.CaptureFixture[str], *words: str, api: str = "", apis: bool = False
) -> Ended:
    """Run a command of the package in generated/, of one API or of all."""
    capsys.readouterr()
    module: Any = importlib.import_module("session_apis._core.cli.main")
    names = ("stagehand", "mix", "sipher", "syllable") if apis else ()
    package = f"session_apis.{api}" if api else "session_apis"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["session-apis", *words])
        code = module.run(package, "session-apis", names)
    found = capsys.readouterr()
    return Ended(code=code, out=found.out, err=found.err)
