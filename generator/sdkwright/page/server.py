"""The server of the page: on loopback, behind a token, for its own origin alone.

What it serves may stand in a document that somebody else wrote. So it is data, which the
page shows as text, and the page may load and run nothing but itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
import threading
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import parse_qs, urlsplit

from sdkwright.page.details import details, python_path, tree
from sdkwright.page.rename import RenameError, renaming, save

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping

    from sdkwright.page.snapshot import Snapshot

_HOST: Final = "127.0.0.1"
_PAGE: Final = Path(__file__).with_name("page.html")
_MOST_BYTES: Final = 1 << 14
_MOST_LISTENERS: Final = 8
_HEARTBEAT: Final = 15.0
_INLINE: Final = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PageServer:
    """Serves the page of the builds that are published."""

    def __init__(self) -> None:
        """Listen on a free port of loopback."""
        self.token: Final = secrets.token_urlsafe(24)
        self._news = threading.Condition()
        self._snapshot: Snapshot | None = None
        self._listeners = threading.Semaphore(_MOST_LISTENERS)
        self._closed = False
        self._server = _Server((_HOST, 0), partial(_Handler, self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.1,), daemon=True
        )
        self._thread.start()

    @property
    def port(self) -> int:
        """The port."""
        return self._server.server_port

    @property
    def url(self) -> str:
        """The address of the page, which holds the token."""
        return f"http://{_HOST}:{self.port}/{self.token}/"

    @property
    def snapshot(self) -> Snapshot | None:
        """The last build; None before the first."""
        return self._snapshot

    def publish(self, snapshot: Snapshot) -> None:
        """Show a build."""
        with self._news:
            self._snapshot = snapshot
            self._news.notify_all()

    def close(self) -> None:
        """Stop serving."""
        with self._news:
            self._closed = True
            self._news.notify_all()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wait(self, number: int) -> int | None:
        """Wait for another build than one; return its number, None after a while.

        Raises:
            ConnectionAbortedError: The server stops.
        """
        with self._news:
            self._news.wait_for(
                lambda: self._closed or self._number() != number, _HEARTBEAT
            )
            if self._closed:
                raise ConnectionAbortedError
            found = self._number()
        return found if found != number else None

    def _number(self) -> int:
        return 0 if self._snapshot is None else self._snapshot.number

    def listen(self, handler: _Handler) -> None:
        """Write a line for each build, until the page is closed."""
        if not self._listeners.acquire(blocking=False):
            handler.refuse(HTTPStatus.SERVICE_UNAVAILABLE, "too many pages are open")
            return
        try:
            handler.begin(HTTPStatus.OK, "text/event-stream", None)
            number = 0
            while True:
                found = self.wait(number)
                number = number if found is None else found
                line = ":\n\n" if found is None else f"data: {number}\n\n"
                handler.wfile.write(line.encode())
        finally:
            self._listeners.release()

    def allows(self, headers: Mapping[str, str]) -> bool:
        """Tell whether a request is for this host and from this origin.

        A name that an attacker's server resolves to this machine is another host, and a
        page of theirs another origin.
        """
        hosts = {f"{_HOST}:{self.port}", f"localhost:{self.port}"}
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "none")
        return (
            headers.get("host") in hosts
            and (origin is None or origin in {f"http://{each}" for each in hosts})
            and site in {"same-origin", "none"}
        )


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of pages that are closed while they are written to."""
        del request, client_address


class _Handler(BaseHTTPRequestHandler):
    timeout = 30

    def __init__(
        self,
        page: PageServer,
        request: socket.socket,
        client: tuple[str, int],
        server: _Server,
    ) -> None:
        """Serve the requests of a connection."""
        self._of = page
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        """Reply with the page or its data."""
        address = self._admitted()
        if address is None:
            return
        path, query = address
        snapshot = self._of.snapshot
        if path == "":
            self._page()
        elif path == "events":
            self._of.listen(self)
        elif snapshot is None:
            self.refuse(HTTPStatus.SERVICE_UNAVAILABLE, "nothing was built yet")
        elif path == "state":
            self._json(_state(snapshot))
        elif path == "diagnostics":
            self._json(snapshot.diagnostics())
        elif path == "details":
            found = details(snapshot, query.get("name", ""))
            if found is None:
                self.refuse(HTTPStatus.NOT_FOUND, "there is no such name")
            else:
                self._json(found)
        else:
            self.refuse(HTTPStatus.NOT_FOUND, "there is no such address")

    def do_POST(self) -> None:
        """Rename a method, or say what that would change."""
        address = self._admitted()
        if address is None:
            return
        given = self._body()
        snapshot = self._of.snapshot
        if address[0] != "rename" or snapshot is None:
            self.refuse(HTTPStatus.NOT_FOUND, "there is no such address")
        elif given is None:
            self.refuse(HTTPStatus.BAD_REQUEST, "the body is not what it should be")
        else:
            try:
                self._json({"difference": _rename(snapshot, given)})
            except RenameError as error:
                self.refuse(HTTPStatus.CONFLICT, str(error))

    def begin(self, status: HTTPStatus, media: str, length: int | None) -> None:
        """Write the head of a response."""
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Type": media}.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def refuse(self, status: HTTPStatus, why: str) -> None:
        """Reply with a sentence."""
        self._json({"error": why}, status)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests; the terminal belongs to the builds."""
        del format, args

    def version_string(self) -> str:
        """Say nothing of versions."""
        return "sdkwright"

    def _admitted(self) -> tuple[str, Mapping[str, str]] | None:
        """Return path and query below the token; None after a refusal."""
        page = self._of
        headers = {name.lower(): value for name, value in self.headers.items()}
        address = urlsplit(self.path)
        token, _, path = address.path.removeprefix("/").partition("/")
        known = secrets.compare_digest(token.encode(), page.token.encode())
        if not known or not page.allows(headers):
            self.refuse(HTTPStatus.FORBIDDEN, "this page is for nobody else")
            return None
        query = parse_qs(address.query, max_num_fields=8)
        return path, {name: values[0] for name, values in query.items()}

    def _body(self) -> Mapping[str, object] | None:
        """Return the JSON object of a request; forms of other pages send none."""
        length = self.headers.get("content-length", "")
        media = self.headers.get("content-type", "")
        if not length.isdigit() or int(length) > _MOST_BYTES:
            return None
        if media != "application/json":
            return None
        try:
            found: object = json.loads(self.rfile.read(int(length)))
        except ValueError:
            return None
        is_object = isinstance(found, dict)
        return cast("dict[str, object]", found) if is_object else None

    def _page(self) -> None:
        text = _PAGE.read_text(encoding="utf-8")
        body = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Security-Policy", _policy(text))
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _json(self, value: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        body = json.dumps(value).encode()
        self.begin(status, "application/json", len(body))
        self.wfile.write(body)


def _state(snapshot: Snapshot) -> dict[str, object]:
    package = snapshot.built[0].package if snapshot.built is not None else ""
    return {
        "number": snapshot.number,
        "ok": snapshot.ok,
        "message": snapshot.message,
        "package": package,
        "tree": tree(snapshot),
        "findings": list(snapshot.findings),
    }


def _rename(snapshot: Snapshot, given: Mapping[str, object]) -> list[str]:
    """Rename a method if that is confirmed; return the lines that differ.

    Raises:
        RenameError: It cannot be renamed so.
    """
    name, to = given.get("name"), given.get("to")
    entry = next(
        (x for x in snapshot.entries if x.kind == "method" and x.name == name), None
    )
    if entry is None or not isinstance(to, str):
        raise RenameError("There is no such method.")
    if snapshot.config_file is None:
        raise RenameError("There is no configuration file to write the name to.")
    if to == python_path(snapshot, entry):
        raise RenameError("This is its name.")
    api = snapshot.api_of(entry.name)
    is_flat = snapshot.built is None or snapshot.built[0].flat
    keys = [entry.pointer, *snapshot.operation_ids(entry)]
    found = renaming(
        snapshot.config_file, "" if is_flat or api is None else api.name, keys, to
    )
    if given.get("confirmed") is True:
        save(found)
    return found.difference


def _policy(text: str) -> str:
    """Return the policy that lets the page run and load nothing but itself."""
    digests: dict[str, list[str]] = {"script": [], "style": []}
    for kind, content in _INLINE.findall(text):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        digests[kind].append(f"'sha256-{digest}'")
    return (
        "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors 'none'; script-src {' '.join(digests['script'])}; "
        f"style-src {' '.join(digests['style'])}"
    )
