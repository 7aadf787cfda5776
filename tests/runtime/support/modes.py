"""One test for all modes: what differs between sync and async clients."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from tests.runtime.support.acme import Acme, AsyncAcme


class Sync:
    """Synchronous."""

    name = "sync"
    client_class = Acme
    options: Mapping[str, object] = {}

    def run(self, value):
        """Return the result of a call."""
        return value

    def items(self, iterable):
        """Return all that comes out of an iterable."""
        return list(iterable)

    @contextmanager
    def entered(self, manager):
        """Enter a context manager."""
        with manager as value:
            yield value

    def function(self, function: Callable[..., object]) -> Callable[..., object]:
        """Return a function as a caller would write it."""
        return function

    def middleware(self, before=None, after=None):
        """Return a middleware that does something before and after."""

        def layer(request, send):
            if before:
                before(request)
            response = send(request)
            if after:
                after(response)
            return response

        return layer

    def together(self, function, count):
        """Call a function several times at once."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(count) as pool:
            return [
                one.result() for one in [pool.submit(function) for _ in range(count)]
            ]

    def forked(self) -> None:
        """Do nothing: there is no loop."""

    def close(self) -> None:
        """Do nothing."""


class Async:
    """Asynchronous; everything runs in one loop, so that connections stay open."""

    name = "async"
    client_class = AsyncAcme
    options: Mapping[str, object] = {}

    def __init__(self) -> None:
        self.runner = asyncio.Runner()

    def run(self, value):
        """Return what is awaited."""

        async def wait():
            return await value

        return self.runner.run(wait()) if inspect.isawaitable(value) else value

    def items(self, iterable):
        """Return all that comes out of an iterable."""

        async def collect():
            return [item async for item in iterable]

        return self.runner.run(collect())

    @contextmanager
    def entered(self, manager):
        """Enter a context manager."""
        value = self.run(manager.__aenter__())
        try:
            yield value
        finally:
            self.run(manager.__aexit__(None, None, None))

    def function(self, function):
        """Return a function as a caller would write it."""

        async def call(*arguments, **named):
            await asyncio.sleep(0)
            return function(*arguments, **named)

        return call

    def middleware(self, before=None, after=None):
        """Return a middleware that does something before and after."""

        async def layer(request, send):
            if before:
                before(request)
            response = await send(request)
            if after:
                after(response)
            return response

        return layer

    def together(self, function, count):
        """Call a function several times at once."""

        async def gather():
            return await asyncio.gather(*(function() for _ in range(count)))

        return self.runner.run(gather())

    def forked(self) -> None:
        """Go on with a loop of one's own, as each process needs.

        The parent's loop, which is kept as it is, asks the same selector as the parent: it
        would read what the parent waits for.
        """
        self.inherited = self.runner
        self.runner = asyncio.Runner()

    def close(self) -> None:
        """Close the loop."""
        self.runner.close()


class Aiohttp(Async):
    """Asynchronous, by aiohttp."""

    options: Mapping[str, object] = {"http_client": "aiohttp"}


_MODES = {"sync": Sync, "async": Async, "aiohttp": Aiohttp}


@contextmanager
def mode_of(name: str) -> Iterator[Sync | Async]:
    """Yield a mode by name."""
    mode = _MODES[name]()
    try:
        yield mode
    finally:
        mode.close()
