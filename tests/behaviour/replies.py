"""Answers from the examples of a spec: the mock for what Prism cannot answer."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator

from tests.runtime.support.server import Script, Server, reply
from tests.specs.documents import (
    Call,
    Json,
    Object,
    as_list,
    as_object,
    calls,
    contents,
)
from tests.specs.examples import of_holder

STREAM = "text/event-stream"
SOUND = bytes(range(256)) * 40


def replies(server: Server, api: str) -> Script:
    """Return a script that answers each request by the first example of its operation."""

    def reply(connection: socket.socket) -> None:
        seen = server.last
        call = _operation(api, seen.method, seen.path)
        for status, response in call.responses():
            if status.startswith("2"):
                connection.sendall(
                    _answer(int(status), response, seen.headers["accept"])
                )
                return

    return reply


def example(api: str, operation: str, status: str) -> Json:
    """Return the first example of a response in JSON."""
    (call,) = (each for each in calls(api) if each.id == operation)
    content = as_object(contents(dict(call.responses())[status])["application/json"])
    return next(of_holder("", content))[1]


def _operation(api: str, method: str, path: str) -> Call:
    """Find an operation; the more constant parts its path has, the better."""
    for call in sorted(calls(api), key=lambda each: each.path.count("{")):
        pattern = re.sub(r"\\{.*?\\}", "[^/]+", re.escape(call.path))
        if call.method == method and re.fullmatch(f"(/v1)?{pattern}", path):
            return call
    raise AssertionError(f"{api} has no {method} {path}")


def _answer(status: int, response: Object, accept: str) -> bytes:
    declared = contents(response)
    media = accept if accept in declared else next(iter(declared), "")
    if not media:
        return reply(status)
    content = as_object(declared[media])
    header = [("Content-Type", media)]
    if media == STREAM:
        values = [value for _, value, _ in of_holder("", content)]
        return reply(status, b"".join(_events(values)), header)
    if media == "application/json":
        return reply(status, next(of_holder("", content))[1])
    return reply(status, SOUND, header)


def _events(values: list[Json]) -> Iterator[bytes]:
    for value in values:
        yield b"data: " + json.dumps(value).encode() + b"\n\n"


def two_pages(api: str, operation: str) -> list[bytes]:
    """Return two pages, made from the example of a list that counts its pages."""
    body = as_object(example(api, operation, "200"))
    (item,) = as_list(body["items"])
    return [
        reply(
            200,
            {
                **body,
                "items": [{**as_object(item), "session_id": f"session-{number}"}],
                "page": number,
                "total_pages": 2,
                "total_count": 2,
            },
        )
        for number in range(2)
    ]
