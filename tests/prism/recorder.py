"""Transports that write down what went over the wire, in both modes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

import httpx2

from tests.specs.documents import Json


@dataclass(slots=True, kw_only=True)
class Exchange:
    """One request and the answer to it, as far as it was read."""

    request: httpx2.Request
    content: bytes
    status: int = 0
    answer: bytearray = field(default_factory=bytearray)

    @property
    def path(self) -> str:
        """The path that was asked for."""
        return self.request.url.path

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query, in order."""
        return list(self.request.url.params.multi_items())

    def sent(self) -> Json:
        """The JSON body of the request."""
        value: Json = json.loads(self.content)
        return value

    def received(self) -> Json:
        """The JSON body of the answer."""
        value: Json = json.loads(bytes(self.answer))
        return value


class Recorder(httpx2.BaseTransport):
    """Sends over real sockets and remembers."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        # Loading the system's certificates takes 20 ms, and mocks have none.
        self._inner = httpx2.HTTPTransport(verify=False)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        exchange = Exchange(request=request, content=request.read())
        self.exchanges.append(exchange)
        response = self._inner.handle_request(request)
        exchange.status = response.status_code
        assert isinstance(response.stream, httpx2.SyncByteStream)
        response.stream = _Copy(response.stream, exchange)
        return response

    def close(self) -> None:
        self._inner.close()


class AsyncRecorder(httpx2.AsyncBaseTransport):
    """The same for the other mode."""

    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self._inner = httpx2.AsyncHTTPTransport(verify=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        exchange = Exchange(request=request, content=await request.aread())
        self.exchanges.append(exchange)
        response = await self._inner.handle_async_request(request)
        exchange.status = response.status_code
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _AsyncCopy(response.stream, exchange)
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Copy(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, exchange: Exchange) -> None:
        self._stream = stream
        self._exchange = exchange

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._exchange.answer += chunk
            yield chunk

    def close(self) -> None:
        self._stream.close()


class _AsyncCopy(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, exchange: Exchange) -> None:
        self._stream = stream
        self._exchange = exchange

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._exchange.answer += chunk
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
