"""Runs MCP servers of generated packages in this process, for a client of the same SDK."""

from __future__ import annotations

import base64
import importlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest

pytest.importorskip("mcp", reason="the MCP server needs the extra [mcp]")

from mcp import Client

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a tool said.

    Attributes:
        texts: Its texts: the result, and what there is to say of it.
        failed: Whether it is an error.
    """

    texts: list[str]
    failed: bool

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.texts)


def with_client(
    module: str,
    talk: Callable[[Client], Coroutine[Any, Any, T]],
    *,
    mode: str = "auto",
    **options: Any,
) -> T:
    """Talk to the server of a package, and return what comes of it."""
    core = module.partition(".")[0] + "._core"
    catalog: Any = importlib.import_module(f"{core}.index.catalog")
    made: Any = importlib.import_module(f"{core}.mcp.server")

    async def run() -> T:
        box = made.toolbox(catalog.Catalog(module=module), **options)
        async with (
            made.open_server(box, "name") as served,
            Client(served, mode=mode) as client,
        ):
            return await talk(client)

    return anyio.run(run)


def use(
    api: str, *calls: tuple[str, dict[str, Any]], mode: str = "auto", **options: Any
) -> list[Said]:
    """Use tools of the server of one API, one after the other."""

    async def talk(client: Client) -> list[Said]:
        return [await said(client, *each) for each in calls]

    return with_client(f"session_apis.{api}", talk, mode=mode, **options)


async def said(client: Client, name: str, given: dict[str, Any]) -> Said:
    """Use a tool."""
    result = await client.call_tool(name, given)
    texts = [each.text for each in result.content if each.type == "text"]
    return Said(texts=texts, failed=result.is_error)


def call(operation: str, **arguments: Any) -> tuple[str, dict[str, Any]]:
    """A use of the tool that calls operations."""
    return "call", {"operation": operation, "arguments": arguments}


def as_json(given: dict[str, object], folder: Path) -> dict[str, object]:
    """Arguments of a method as an agent gives them: bytes are files in a folder."""
    found: dict[str, object] = {}
    for name, value in given.items():
        if isinstance(value, bytes):
            (folder / f"{name}.bin").write_bytes(value)
            found[name] = f"@{name}.bin"
        else:
            found[name] = _plain(value)
    return found


def _plain(value: object) -> object:
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case bytes():
            return base64.b64encode(value).decode()
        case str() | bool() | int() | float() | None:
            return value
        case _:
            return str(value)
