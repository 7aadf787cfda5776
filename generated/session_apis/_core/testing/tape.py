"""Tapes: recordings of real exchanges, and their replay instead of a server."""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Self

from ..downloads.download_target import write_file
from ..errors.failure import TransportFailure
from ..errors.info import Headers
from ..request.request import StreamedBody
from ..response.raw_response import AsyncRawResponse, RawResponse, ResponseHead
from .tape_format import (
    HEADER,
    Exchange,
    RecordedRequest,
    RecordedResponse,
    TapeError,
    difference,
    kept,
    written,
)
from .tape_scrub import Rule, Scrubber

if TYPE_CHECKING:
    from types import TracebackType

    from ..request.request import Request
    from ..transport.connection import AsyncSend, Send

MOST: Final = 16 << 20


class Tape:
    """A recording; use it by ``with``, and pass its middleware to a client.

    The file is written at the end of the ``with``, unless it is left by an exception.
    While replaying, leaving it raises if a request was not recorded, even if the
    program has caught that error.

    Attributes:
        recording: Whether it records or replays.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        mode: Literal["auto", "record", "replay"] = "auto",
        scrub: Iterable[Rule] = (),
        max_bytes: int = MOST,
    ) -> None:
        """Open or create a recording.

        Args:
            path: The file.
            mode: ``record`` creates it again, ``replay`` replays it and sends nothing,
                ``auto`` replays it if the file exists and records it otherwise.
            scrub: What to mask besides credentials: names of headers, parameters and
                fields, or functions that rewrite texts.
            max_bytes: The maximum size of all bodies, in bytes.

        Raises:
            TapeError: The recording is missing or invalid.
        """
        self._path = Path(path)
        self._scrub = Scrubber(scrub)
        self._most = self._left = max_bytes
        self._lock = threading.Lock()
        self._error: TapeError | None = None
        self.recording: bool = mode == "record" or (
            mode == "auto" and not self._path.exists()
        )
        self._exchanges: list[Exchange] = [] if self.recording else self._load()

    @property
    def unused(self) -> list[str]:
        """The recorded requests that were not replayed: method and path."""
        return [
            f"{each.request.method} {each.request.target}"
            for each in self._exchanges
            if not each.used and not self.recording
        ]

    def middleware(self, request: Request, send: Send) -> RawResponse:
        """Record or replay a request, for ``middleware=`` of synchronous clients."""
        content = _read_body(request.body)
        if not self.recording:
            return _replayed(self._find(request, content))
        request.body = _replayable(request.body, content)
        exchange = self._begin(request, content)
        response = send(request)
        take = _Recorder(self, exchange, request.secrets, response)

        def pieces() -> Generator[bytes, None, None]:
            for chunk in response.iter_bytes():
                take.add(chunk)
                yield chunk
            take.finish(complete=True)

        def close() -> None:
            take.finish(complete=False)
            chunks.close()
            response.close()

        chunks = pieces()
        derived = RawResponse(response.status, take.headers, chunks, close)
        derived.release = response.release
        return derived

    async def async_middleware(
        self, request: Request, send: AsyncSend
    ) -> AsyncRawResponse:
        """Record or replay a request, for ``middleware=`` of asynchronous clients."""
        import anyio.to_thread

        content = await anyio.to_thread.run_sync(_read_body, request.body)
        if not self.recording:
            return _async_replayed(self._find(request, content))
        request.body = _replayable(request.body, content)
        exchange = self._begin(request, content)
        response = await send(request)
        take = _Recorder(self, exchange, request.secrets, response)

        async def pieces() -> AsyncGenerator[bytes, None]:
            async for chunk in response.iter_bytes():
                take.add(chunk)
                yield chunk
            take.finish(complete=True)

        async def close() -> None:
            take.finish(complete=False)
            await chunks.aclose()
            await response.close()

        chunks = pieces()
        derived = AsyncRawResponse(response.status, take.headers, chunks, close)
        derived.release = response.release
        return derived

    def _begin(self, request: Request, content: bytes | None) -> Exchange:
        self.count(len(content or b""))
        exchange = Exchange(
            request=RecordedRequest.of(request, content or b"", self._scrub)
        )
        with self._lock:
            self._exchanges.append(exchange)
        return exchange

    def count(self, size: int) -> None:
        """Count recorded bytes.

        Raises:
            TapeError: The maximum is exceeded.
        """
        self._left -= size
        if self._left < 0:
            raise self._failed(
                f"{self._path}: the bodies are longer than the limit of {self._most} bytes."
            )

    def clean(self, data: bytes, media: str, secrets: frozenset[str]) -> bytes:
        """Return a body with secrets masked."""
        return self._scrub.body(data, media, secrets)

    def clean_headers(
        self, headers: Headers, secrets: frozenset[str]
    ) -> tuple[tuple[str, str], ...]:
        """Return header fields with secrets masked."""
        return kept(tuple(self._scrub.headers(headers.fields, secrets)))

    def _find(self, request: Request, content: bytes | None) -> RecordedResponse:
        wanted = RecordedRequest.of(request, content or b"", self._scrub)
        with self._lock:
            for exchange in self._exchanges:
                if not exchange.used and exchange.request.matches(wanted):
                    exchange.used = True
                    assert exchange.response is not None  # as loaded
                    return exchange.response
        raise self._failed(
            f"{self._path} has no {wanted.method} {wanted.target} to replay.\n"
            f"{difference(wanted, self._exchanges)}\n"
            "Delete the file, or use mode='record', to make it anew."
        )

    def _failed(self, message: str) -> TapeError:
        self._error = self._error or TapeError(message)
        return TapeError(message)

    def _load(self) -> list[Exchange]:
        try:
            if self._path.stat().st_size > 2 * self._most + len(HEADER):
                raise TapeError(f"{self._path}: it is longer than the limit.")
            text = self._path.read_text(encoding="utf-8", errors="surrogatepass")
        except OSError as error:
            raise TapeError(f"There is no recording to replay: {error}") from None
        first, *lines = text.split("\n")
        if first.strip() != HEADER:
            raise TapeError(f"{self._path}:1: This is no recording.")
        found: list[Exchange] = []
        for number, line in enumerate(lines, 2):
            try:
                found += [Exchange.load(line)] if line.strip() else []
            except (ValueError, RecursionError) as error:
                raise TapeError(f"{self._path}:{number}: {error}") from None
        return found

    def save(self) -> None:
        """Write the file, replacing an earlier one."""
        whole = [each for each in self._exchanges if each.response is not None]
        text = "".join(
            f"{line}\n" for line in (HEADER, *(each.dump() for each in whole))
        )
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_file(self._path, text.encode("utf-8", errors="surrogatepass"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is not None:
            return
        if self._error is not None:
            raise self._error
        if self.recording:
            self.save()


class _Recorder:
    """A response that is being recorded."""

    def __init__(
        self,
        tape: Tape,
        exchange: Exchange,
        secrets: frozenset[str],
        head: ResponseHead,
    ) -> None:
        self._tape = tape
        self._exchange = exchange
        self._secrets = secrets
        self._head = head
        self._parts: list[bytes] = []
        packed = "content-encoding" in head.headers
        gone = (b"content-encoding", b"content-length") if packed else ()
        self.headers = Headers(
            field for field in head.headers.fields if field[0].lower() not in gone
        )

    def add(self, chunk: bytes) -> None:
        self._tape.count(len(chunk))
        self._parts.append(chunk)

    def finish(self, *, complete: bool) -> None:
        if self._exchange.response is None:
            media = self._head.headers.get("content-type", "")
            data = self._tape.clean(b"".join(self._parts), media, self._secrets)
            self._exchange.response = RecordedResponse(
                status=self._head.status,
                headers=self._tape.clean_headers(self._head.headers, self._secrets),
                body=written(data, media),
                complete=complete,
            )


def _read_body(body: bytes | StreamedBody | None) -> bytes | None:
    return b"".join(body.start()) if isinstance(body, StreamedBody) else body


def _replayable(
    body: bytes | StreamedBody | None, content: bytes | None
) -> bytes | StreamedBody | None:
    if not isinstance(body, StreamedBody):
        return body
    data = content or b""
    return StreamedBody(
        start=lambda: iter((data,)), length=body.length, replayable=body.replayable
    )


def _pieces(response: RecordedResponse) -> Iterator[bytes]:
    yield from response.chunks()
    if not response.complete:
        raise TransportFailure(
            "the recording ends here: more was not read when it was made",
            transient=False,
        )


def _head(response: RecordedResponse) -> Headers:
    fields = [(name.encode(), value.encode()) for name, value in response.headers]
    if response.complete and response.status not in (204, 304):
        fields.append((b"content-length", b"%d" % len(response.content())))
    return Headers(fields)


def _replayed(response: RecordedResponse) -> RawResponse:
    return RawResponse(
        response.status, _head(response), _pieces(response), lambda: None
    )


def _async_replayed(response: RecordedResponse) -> AsyncRawResponse:
    async def pieces() -> AsyncIterator[bytes]:
        for chunk in _pieces(response):
            yield chunk

    async def close() -> None:
        """Close nothing."""

    return AsyncRawResponse(response.status, _head(response), pieces(), close)
