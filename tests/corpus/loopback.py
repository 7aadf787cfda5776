"""A server on the loopback interface that gives set answers, for programs of old packages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


def _event(each: object) -> str:
    """Write an event: its data, or its name and its data."""
    name, data = each if isinstance(each, tuple) else ("", each)
    front = f"event: {name}\n" if name else ""
    return f"{front}data: {data if isinstance(data, str) else json.dumps(data)}\n\n"


@contextmanager
def serving(answers: Mapping[str, Any]) -> Iterator[str]:
    """Serve answers by `METHOD /path`; a list is a stream of events. Give the base URL.

    A request whose body has `stream` or `streamResponse` gets what stands under its path
    with ` stream` behind it.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Heads and bodies leave at once: no body waits until the head is acknowledged.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._respond()

        def do_POST(self) -> None:
            self._respond()

        def _respond(self) -> None:
            size = int(self.headers.get("content-length") or 0)
            body = json.loads(self.rfile.read(size) or b"null") if size else None
            asked = isinstance(body, dict) and (
                body.get("stream") is True or body.get("streamResponse") is True
            )
            key = f"{self.command} {self.path.partition('?')[0]}{' stream' * asked}"
            found = answers.get(key)
            kind = "text/event-stream" if asked else "application/json"
            if asked and isinstance(found, list):
                data = "".join(map(_event, found)).encode()
            else:
                data = json.dumps(
                    found if found is not None else {"error": {}}
                ).encode()
            self.send_response(200 if found is not None else 404)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
