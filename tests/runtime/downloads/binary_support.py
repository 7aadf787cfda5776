"""A response that is a file, for tests of reading and saving."""

import asyncio

import pytest
from sdkwright.runtime.downloads.binary import AsyncBinaryResponse, BinaryResponse
from sdkwright.runtime.errors.info import Headers
from sdkwright.runtime.response.raw_response import AsyncRawResponse, RawResponse

from tests.runtime.support.bodies import MODES

modes = pytest.mark.parametrize("mode", MODES)


def names(folder):
    return [path.name for path in folder.iterdir()]


class File:
    """A response that is a file, driven in either mode."""

    def __init__(self, mode, *chunks, **headers):
        self.mode = mode
        self.closed = 0
        self.chunks = chunks
        fields = Headers.of({key.replace("_", "-"): headers[key] for key in headers})
        if mode == "sync":
            raw = RawResponse(200, fields, self.walk(), self.close)
            self.response = BinaryResponse(raw, 1 << 20)
        else:
            raw = AsyncRawResponse(200, fields, self.awalk(), self.aclose)
            self.response = AsyncBinaryResponse(raw, 1 << 20)

    def walk(self):
        for chunk in self.chunks:
            if isinstance(chunk, BaseException):
                raise chunk
            yield chunk

    async def awalk(self):
        for chunk in self.walk():
            await asyncio.sleep(0)
            yield chunk

    def close(self):
        self.closed += 1

    async def aclose(self):
        self.close()

    def read(self):
        return self._do(self.response.read)

    def save(self, target, **options):
        return self._do(lambda: self.response.save(target, **options))

    def iterate(self, size=None):
        if self.mode == "sync":
            return list(self.response.iter_bytes(size))

        async def walk():
            return [chunk async for chunk in self.response.iter_bytes(size)]

        return asyncio.run(walk())

    def leave(self):
        if self.mode == "sync":
            with self.response as response:
                assert response is self.response
            return

        async def main():
            async with self.response as response:
                assert response is self.response

        asyncio.run(main())

    def _do(self, action):
        if self.mode == "sync":
            return action()

        async def main():
            return await action()

        return asyncio.run(main())
