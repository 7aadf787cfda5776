"""Packages built from small documents, and servers on this machine that answer their calls."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sdkwright.cli.main import run

MODES = ("sync", "async", "aiohttp")
CASES = "cases"


def built(document: Path | str, package: str, folder: Path) -> ModuleType:
    """Build a package with the command itself and import it.

    Args:
        document: The document's file, or its text.
        package: A name that no other test uses.
        folder: Where to build.
    """
    if isinstance(document, str):
        text, document = document, folder / f"{package}.yaml"
        document.write_text(text, encoding="utf-8")
    out = folder / package
    config = folder / f"{package}.toml"
    text = f'out = "{package}"\npackage = "{package}"\nspec = "{document}"\n'
    config.write_text(f'{text}core = "all"\n', encoding="utf-8")
    code = run(["build", "--config", str(config)])
    assert code == 0, f"`gen build` ends with {code}"
    sys.path.insert(0, str(out))
    try:
        return importlib.import_module(package)
    finally:
        sys.path.remove(str(out))


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server saw it."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Site:
    """A server: where it is, and what it was asked."""

    url: str = ""
    seen: list[Asked] = field(default_factory=list)


Reply = tuple[int, dict[str, str], bytes]


def as_json(value: object, **headers: str) -> Reply:
    """Return a JSON answer."""
    named = {key.replace("_", "-"): text for key, text in headers.items()}
    return (
        200,
        {"content-type": "application/json", **named},
        json.dumps(value).encode(),
    )


@contextmanager
def serving(reply: Callable[[Asked], Reply]) -> Iterator[Site]:
    """Serve what a function answers, for as long as the block runs."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Heads and bodies leave at once: no body waits until the head is acknowledged.
        disable_nagle_algorithm = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _answer(self) -> None:
            size = int(self.headers.get("content-length") or 0)
            parts = urlsplit(self.path)
            query = parse_qs(parts.query, keep_blank_values=True)
            asked = Asked(
                self.command,
                parts.path,
                {key: values[-1] for key, values in query.items()},
                {key.lower(): text for key, text in self.headers.items()},
                self.rfile.read(size),
            )
            site.seen.append(asked)
            status, headers, body = reply(asked)
            self.send_response(status)
            for key, text in headers.items():
                self.send_header(key, text)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _answer  # noqa: N815 - the library's names

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True, slots=True)
class Caller:
    """Makes the same calls in each mode.

    Attributes:
        mode: One of `MODES`.
        package: The built package.
        client: The name of its client.
    """

    mode: str
    package: ModuleType
    client: str

    def items(self, url: str | None, call: Callable[[Any], Any], **options: Any) -> Any:
        """Return the items of all pages, or all events, that a call gives."""
        if self.mode == "sync":
            with self._client(url, options) as client:
                return list(call(client))

        async def main() -> list[Any]:
            async with self._client(url, options) as client:
                found = call(client)
                found = await found if asyncio.iscoroutine(found) else found
                return [item async for item in found]

        return asyncio.run(main())

    def pages(self, url: str, call: Callable[[Any], Any]) -> list[list[Any]]:
        """Return the items of each page, by iterating over pages and then over each."""
        if self.mode == "sync":
            with self._client(url, {}) as client:
                return [list(page) for page in call(client).pages()]

        async def main() -> list[list[Any]]:
            async with self._client(url, {}) as client:
                return [
                    [item async for item in page] async for page in call(client).pages()
                ]

        return asyncio.run(main())

    def cursors(self, url: str, call: Callable[[Any], Any]) -> list[Any]:
        """Return the cursor of each page."""
        if self.mode == "sync":
            with self._client(url, {}) as client:
                return [page.cursor for page in call(client).pages()]

        async def main() -> list[Any]:
            async with self._client(url, {}) as client:
                return [page.cursor async for page in call(client).pages()]

        return asyncio.run(main())

    def _client(self, url: str | None, options: dict[str, Any]) -> Any:
        given = {"max_retries": 0, **options}
        if url is not None:
            given["base_url"] = url
        if self.mode == "sync":
            return getattr(self.package, self.client)(**given)
        if self.mode == "aiohttp":
            given["http_client"] = "aiohttp"
        return getattr(self.package, f"Async{self.client}")(**given)
