"""The other side: a server on loopback that does next to nothing.

A process of its own, so that its time is not counted. It prints its port and serves until
its standard input ends.
"""

from __future__ import annotations

import asyncio
import json
import sys

EVENTS = 2_000


def item(number: int) -> dict[str, object]:
    """Return one item of about 700 bytes."""
    return {
        "id": f"item_{number:08}",
        "name": f"A thing with the number {number}",
        "status": ("new", "open", "done", "lost")[number % 4],
        "owner": {"id": f"user_{number % 97}", "email": "a@b.example", "admin": False},
        "changedAt": "2026-11-21T12:00:00Z",
        "created_at": 1_790_000_000 + number,
        "size": number * 3,
        "weight": number / 7,
        "archived": number % 5 == 0,
        "tags": ["red", "round", "heavy"],
        "labels": {"mode": "red", "shape": "round"},
        "parent": None,
        "url": f"https://example.com/items/{number}",
        "note": "Some words about it, as long as such words usually are. " * 3,
        "places": [{"shelf": "a", "row": 1}, {"shelf": "b", "row": 2}],
        "unknown_to_the_document": True,
    }


def bodies() -> dict[str, tuple[str, bytes]]:
    """Return media type and body by path."""
    many = json.dumps([item(n) for n in range(1_500)]).encode()
    events = b"".join(
        b"data: " + json.dumps(_event(n)).encode() + b"\n\n" for n in range(EVENTS)
    )
    return {
        "/items": ("application/json", many),
        "/items/1": ("application/json", json.dumps(item(1)).encode()),
        "/licenses/mit": ("application/json", json.dumps(_license()).encode()),
        "/models/1": ("application/json", json.dumps(_model()).encode()),
        "/v1/models/1": ("application/json", json.dumps(_other_model()).encode()),
        "/events": ("text/event-stream", events),
    }


def _event(number: int) -> dict[str, object]:
    return {
        "id": number,
        "kind": ("made", "moved", "gone")[number % 3],
        "item": f"item_{number:08}",
        "text": "What happened to it, in a sentence of the usual length, and more.",
    }


def _license() -> dict[str, object]:
    """Return what GitHub's package takes for a license."""
    lists: dict[str, list[str]] = {
        name: ["one", "two"] for name in ("permissions", "conditions", "limitations")
    }
    texts = ("name", "spdx_id", "node_id", "description", "implementation", "body")
    links = dict.fromkeys(("url", "html_url"), "https://example.com/mit")
    other = {"key": "mit", "featured": True}
    return {**dict.fromkeys(texts, "words"), **lists, **links, **other}


def _model() -> dict[str, object]:
    """Return what `openai` takes for one of its models."""
    return {**item(1), "object": "model", "created": 1, "owned_by": "nobody"}


def _other_model() -> dict[str, object]:
    """Return what `mistralai` and `cohere` take for one of their models."""
    abilities = {"completion_chat": True, "function_calling": True, "vision": False}
    more = {"type": "base", "capabilities": abilities, "max_context_length": 32_768}
    return {**_model(), **more, "endpoints": ["chat"], "context_length": 4_096.0}


async def serve() -> None:
    """Serve until standard input ends."""
    answers = {
        path: (
            f"HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\n"
            f"content-length: {len(body)}\r\n\r\n"
        ).encode()
        + body
        for path, (media_type, body) in bodies().items()
    }

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ", 2)[1].decode().partition("?")[0]
                writer.write(answers[path])
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1_024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
