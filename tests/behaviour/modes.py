"""One test for both modes: what a method gives back is waited for where it must be."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from typing import Any, Literal, TypeVar, cast

from session_apis import mix, sipher, stagehand, syllable

Mode = Literal["sync", "async"]
T = TypeVar("T")
MODES: tuple[Mode, ...] = ("sync", "async")

_CLIENTS: dict[str, tuple[type[Any], type[Any]]] = {
    "stagehand": (stagehand.Stagehand, stagehand.AsyncStagehand),
    "mix": (mix.Mix, mix.AsyncMix),
    "sipher": (sipher.Sipher, sipher.AsyncSipher),
    "syllable": (syllable.Syllable, syllable.AsyncSyllable),
}


def run(
    mode: Mode,
    api: str,
    use: Callable[[Any], object],
    **settings: object,
) -> Any:
    """Make a client, use it, close it, and return what the use gave.

    Args:
        mode: Which client.
        api: Whose.
        use: Gets the client; calls a method and returns what that gives.
        settings: Arguments of the constructor; a key is added where one is needed.
    """
    if api != "mix":
        settings.setdefault("api_key", "secret-key")
    kind = _CLIENTS[api][mode == "async"]
    if mode == "sync":
        with kind(**settings) as client:
            return use(client)

    async def main() -> object:
        async with kind(**settings) as client:
            value = use(client)
            return await value if inspect.isawaitable(value) else value

    return asyncio.run(main())


def events(
    mode: Mode, api: str, use: Callable[[Any], object], **settings: object
) -> list[Any]:
    """Open the stream that a use gives, and return all its events."""
    if mode == "sync":

        def read(client: Any) -> list[object]:
            with cast("Any", use(client)) as stream:
                return list(stream)

        return cast("list[Any]", run(mode, api, read, **settings))

    async def read_async(client: Any) -> list[object]:
        async with await cast("Awaitable[Any]", use(client)) as stream:
            return [each async for each in stream]

    return cast("list[Any]", run(mode, api, read_async, **settings))


def items(
    mode: Mode, api: str, use: Callable[[Any], object], **settings: object
) -> list[Any]:
    """Return the items of all pages."""
    if mode == "sync":
        return cast(
            "list[Any]",
            run(
                mode,
                api,
                lambda c: list(cast("Iterable[object]", use(c))),
                **settings,
            ),
        )

    async def read(client: Any) -> list[object]:
        return [each async for each in cast("AsyncIterable[object]", use(client))]

    return cast("list[Any]", run(mode, api, read, **settings))
