"""Calls one operation of a generated client in one mode, and says what came of it."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, cast, runtime_checkable

import httpx2

from tests.prism.package import Package, find
from tests.prism.recorder import AsyncRecorder, Exchange, Recorder


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a call gave and what went over the wire.

    Attributes:
        value: What the method returned; of a download its bytes.
        items: The items of all pages, where there are pages.
        error: What was raised instead.
    """

    exchanges: list[Exchange]
    value: object = None
    items: list[object] | None = None
    error: Exception | None = None


@runtime_checkable
class _Download(Protocol):
    def read(self) -> bytes | Awaitable[bytes]: ...


def call(
    mode: str, package: Package, url: str, python: str, arguments: dict[str, object]
) -> Outcome:
    """Call a method of a new client that was given a key and the mock's address."""
    names = package.settings("python")
    given = {name: "secret" for key, name in names.items() if key != "base_url"}
    given[names["base_url"]] = url
    return call_with(mode, package, given, python, arguments)


def call_with(
    mode: str,
    package: Package,
    settings: dict[str, str],
    python: str,
    arguments: dict[str, object],
) -> Outcome:
    """Call a method of a new client with these settings, and close it."""
    if mode == "async":
        return asyncio.run(_call_async(package, settings, python, arguments))
    recorder = Recorder()
    with httpx2.Client(transport=recorder) as http_client:
        try:
            client = package.client(mode, **settings, http_client=http_client)
            method = cast("Callable[..., object]", find(client, python))
            value, items = _settle(method(**arguments))
        except Exception as error:  # noqa: BLE001 (what it is the test will tell)
            return Outcome(exchanges=recorder.exchanges, error=error)
    return Outcome(exchanges=recorder.exchanges, value=value, items=items)


def _settle(value: object) -> tuple[object, list[object] | None]:
    if isinstance(value, _Download):
        return value.read(), None
    if _has_pages(value):
        return value, list(cast("Iterable[object]", value))
    return value, None


async def _call_async(
    package: Package,
    settings: dict[str, str],
    python: str,
    arguments: dict[str, object],
) -> Outcome:
    recorder = AsyncRecorder()
    async with httpx2.AsyncClient(transport=recorder) as http_client:
        try:
            client = package.client("async", **settings, http_client=http_client)
            method = cast("Callable[..., object]", find(client, python))
            value, items = await _settle_async(method(**arguments))
        except Exception as error:  # noqa: BLE001 (what it is the test will tell)
            return Outcome(exchanges=recorder.exchanges, error=error)
    return Outcome(exchanges=recorder.exchanges, value=value, items=items)


async def _settle_async(made: object) -> tuple[object, list[object] | None]:
    assert inspect.isawaitable(made)
    value: object = await made
    if isinstance(value, _Download):
        content = value.read()
        return (await content if inspect.isawaitable(content) else content), None
    if _has_pages(value):
        pages = cast("AsyncIterable[object]", value)
        return value, [item async for item in pages]
    return value, None


def _has_pages(value: object) -> bool:
    return hasattr(value, "next_page")
