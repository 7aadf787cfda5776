"""The network: only what was allowed, and only so much of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from sdkwright.diagnostics import Report
from sdkwright.read.documents import remote
from sdkwright.read.documents.document import BrokenError
from sdkwright.read.load import load
from sdkwright.read.openapi import limits
from sdkwright.source import Pointer, source_of

HERE = frozenset({"127.0.0.1"})
ENTRY = b"""
openapi: 3.1.0
info: {title: Far, version: '1'}
paths: {/pets: {$ref: 'parts/pets.yaml'}}
components: {schemas: {Pet: {type: object}}}
"""
PETS = b"""
get:
  responses:
    '200':
      description: Pets.
      content:
        application/json:
          schema: {$ref: '../openapi.yaml#/components/schemas/Pet'}
"""


class Handler(BaseHTTPRequestHandler):
    """A few documents, and a few ways to misbehave."""

    def do_GET(self) -> None:
        match self.path:
            case "/openapi.yaml":
                self.answer(ENTRY)
            case "/parts/pets.yaml":
                self.answer(PETS)
            case "/moved":
                self.answer(b"", 302, {"Location": "/openapi.yaml"})
            case "/elsewhere":
                self.answer(b"", 302, {"Location": "http://localhost:1/x"})
            case "/port":
                self.answer(b"", 302, {"Location": "http://127.0.0.1:1/x"})
            case "/circle":
                self.answer(b"", 302, {"Location": "/circle"})
            case "/broken":
                self.answer(b"", 302, {"Location": "http://[::1"})
            case "/large":
                self.answer(b"x" * 2_000)
            case "/slow":
                self.send_response(200)
                self.end_headers()
                for _ in range(40):
                    self.wfile.write(b"x")
                    time.sleep(0.05)
            case _:
                self.answer(b"gone", 404)

    def answer(
        self, body: bytes, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def refusal(url: str, allowed: frozenset[str] = HERE) -> BrokenError:
    with pytest.raises(BrokenError) as caught:
        remote.fetch(url, allowed)
    return caught.value


def test_a_whole_specification(base: str) -> None:
    report = Report()
    documents = load(source_of(f"{base}/moved"), report, allow_remote=HERE)
    assert documents is not None
    documents = load(source_of(f"{base}/openapi.yaml"), report, allow_remote=HERE)
    assert documents is not None
    assert not report.failed, list(report)
    pets = documents.resolve("parts/pets.yaml", Pointer(("paths", "/pets")))
    assert pets == Pointer((), f"{base}/parts/pets.yaml")
    pet = documents.resolve("../openapi.yaml#/components/schemas/Pet", pets)
    assert pet == Pointer(("components", "schemas", "Pet"))


@pytest.mark.parametrize("allowed", [frozenset[str](), frozenset({"localhost"})])
def test_nothing_is_read_unasked(base: str, allowed: frozenset[str]) -> None:
    error = refusal(f"{base}/openapi.yaml", allowed)
    assert error.code == "reference-remote"
    assert "--allow-remote 127.0.0.1" in error.help
    report = Report()
    assert load(source_of(f"{base}/openapi.yaml"), report) is None
    assert report.failed


def test_a_public_name_of_a_private_address(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = base.rsplit(":", 1)[1]
    look_up = remote.socket.getaddrinfo

    def fake(host: str, *rest: int, **options: int) -> object:
        return look_up(host.replace("specs.example.com", "127.0.0.1"), *rest, **options)

    monkeypatch.setattr(remote.socket, "getaddrinfo", fake)
    url = f"http://specs.example.com:{port}/openapi.yaml"
    error = refusal(url, frozenset({"specs.example.com"}))
    assert error.message == "specs.example.com is the private address 127.0.0.1."
    both = frozenset({"specs.example.com", "127.0.0.1"})
    assert remote.fetch(url, both).data == ENTRY


def test_a_redirect_to_a_private_address_is_refused(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that means a public address first, and a private one after a redirect."""
    port = int(base.rsplit(":", 1)[1])
    meanings = iter(["93.184.216.34", "10.0.0.7"])
    look_up = remote.socket.getaddrinfo
    connect = remote.socket.create_connection
    asked: list[str] = []

    def fake(host: str, *rest: int, **options: int) -> object:
        meant = next(meanings) if host == "specs.example.com" else host
        return look_up(meant, *rest, **options)

    def connected(address: tuple[str, int], timeout: float) -> object:
        asked.append(address[0])
        return connect(("127.0.0.1", port), timeout)

    monkeypatch.setattr(remote.socket, "getaddrinfo", fake)
    monkeypatch.setattr(remote.socket, "create_connection", connected)
    url = f"http://specs.example.com:{port}/moved"
    error = refusal(url, frozenset({"specs.example.com", "10.0.0.7"}))
    assert "redirects from a public address to 10.0.0.7" in error.message
    assert asked == ["93.184.216.34"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1",
        "::", "::1", "fe80::1", "fe80::1%lo", "fd00::1", "fec0::1", "ff0e::1",
        "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::7f00:1",
        "2002:7f00:1::", "64:ff9b::a00:1", "64:ff9b:1::1", "2001:db8::1",
    ],
)  # fmt: skip
def test_private_addresses_in_all_their_forms(address: str) -> None:
    assert not remote.is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert remote.is_public(address)


def test_localhost_is_this_machine(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(base.rsplit(":", 1)[1])
    url = f"http://localhost:{port}/openapi.yaml"

    def meaning(address: str) -> None:
        monkeypatch.setattr(
            remote.socket,
            "getaddrinfo",
            lambda *_, **__: [(2, 1, 6, "", (address, port))],
        )

    meaning("127.0.0.1")
    assert remote.fetch(url, frozenset({"localhost"})).data == ENTRY
    meaning("10.0.0.7")
    assert "private address" in refusal(url, frozenset({"localhost"})).message


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/gone", "responds with status 404"),
        ("/elsewhere", "redirects to another host, http://localhost:1/x"),
        ("/port", "redirects to another host, http://127.0.0.1:1/x"),
        ("/circle", "redirects without end"),
        ("/broken", "cannot be read"),
    ],
)
def test_what_goes_wrong(base: str, path: str, message: str) -> None:
    assert message in refusal(f"{base}{path}").message


@pytest.mark.parametrize(
    "url",
    [
        "ftp://127.0.0.1/x",
        "http://user:pass@127.0.0.1/x",
        "http://127.0.0.1:x/",
        "http://",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    assert refusal(url).code in {"remote-unreadable", "reference-remote"}


def test_size(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "REMOTE_BYTES", 1_999)
    assert refusal(f"{base}/large").code == "limit-remote"
    monkeypatch.setattr(limits, "REMOTE_BYTES", 2_000)
    assert len(remote.fetch(f"{base}/large", HERE).data) == 2_000


def test_time(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "REMOTE_SECONDS", 0.3)
    begin = time.monotonic()
    assert "took too long" in refusal(f"{base}/slow").message
    assert time.monotonic() - begin < 1.5


def test_a_port_can_be_allowed(base: str) -> None:
    host = base.removeprefix("http://")
    error = refusal(f"{base}/openapi.yaml", frozenset({host}))
    assert "private address" in error.message
    both = frozenset({host, "127.0.0.1:1"})
    assert refusal(f"{base}/openapi.yaml", both).code == "reference-remote"
