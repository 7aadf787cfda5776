"""Bodies of responses for both modes, and streams that are read by either."""

import asyncio
from collections.abc import Callable

from sdkwright.runtime.models.decode import decoder
from sdkwright.runtime.streams.stream import AsyncStream, Stream

MODES = ("sync", "async")


class Body:
    """Chunks, in both modes; an exception among them is raised."""

    def __init__(self, *chunks: bytes | BaseException) -> None:
        self.chunks = list(chunks)
        self.closed = 0
        self.on_close: Callable[[], None] = lambda: None

    def __next__(self) -> bytes:
        if not self.chunks or self.closed:
            raise StopIteration
        chunk = self.chunks.pop(0)
        if isinstance(chunk, BaseException):
            raise chunk
        return chunk

    async def __anext__(self) -> bytes:
        await asyncio.sleep(0)
        try:
            return self.__next__()
        except StopIteration:
            raise StopAsyncIteration from None

    def close(self) -> None:
        self.closed += 1
        self.on_close()

    async def aclose(self) -> None:
        self.close()


class Reading:
    """What reading a stream to its end gave."""

    def __init__(self, mode, body, form, kind="sse", **options):
        self.items = []
        self.error = None
        if mode == "sync":
            self.stream = Stream(body, decoder(form), kind, **options)
            self._read()
        else:
            self.stream = AsyncStream(body, decoder(form), kind, **options)
            asyncio.run(self._read_async())

    def _read(self):
        try:
            with self.stream as events:
                for event in events:
                    self.items.append(event)
        except Exception as error:  # noqa: BLE001 - the tests look at it
            self.error = error

    async def _read_async(self):
        try:
            async with self.stream as events:
                async for event in events:
                    self.items.append(event)
        except Exception as error:  # noqa: BLE001 - the tests look at it
            self.error = error
