"""The aiohttp transport: for programs with hundreds of concurrent calls."""

# mypy: disable-error-code="import-not-found"
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio
import os
import select
import time
from collections.abc import AsyncIterator
from typing import Final, NamedTuple
from urllib.request import getproxies, proxy_bypass

import aiohttp
import anyio
from yarl import URL

from ..config.config import Limits
from ..errors.failure import TransportFailure, closed, time_over
from ..errors.info import Headers
from ..request.request import Request, StreamedBody
from ..response.raw_response import AsyncRawResponse
from .aiohttp_errors import explained, shown, translate
from .async_common import async_chunks, closing, take_slot
from .common import (
    KEEP_ALIVE,
    check_headers,
    proxies_configured,
    proxy_failure,
    tls_context,
)

_REUSES: Final = 20

_AUTOMATIC: Final = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class _SpoiledConnection(Exception):  # noqa: N818 - never leaves this module
    """The server sent bytes on an idle connection, which must not be used again."""


class _FailedRequest(Exception):  # noqa: N818 - never leaves this module
    """A wrapper that hides an exception from the library's own retries."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class _CarefulRequest(aiohttp.ClientRequest):
    """A request that is not written to a connection with unexpected bytes."""

    written = False
    lost: asyncio.Future[None] | None = None

    async def send(self, conn: aiohttp.connector.Connection) -> aiohttp.ClientResponse:
        if _readable(conn):
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        if _readable(conn) or _closing(conn):
            raise _SpoiledConnection
        self.written = True
        self.lost = _watched(conn)
        return await super().send(conn)


def _watched(
    connection: aiohttp.connector.Connection,
) -> asyncio.Future[None] | None:
    protocol = connection.protocol
    lost = None if protocol is None else protocol.closed
    if lost is not None:
        lost.remove_done_callback(_failure)
        lost.add_done_callback(_failure)
    return lost


def _failure(lost: asyncio.Future[None]) -> BaseException | None:
    return lost.exception() if lost.done() and not lost.cancelled() else None


def _closing(connection: aiohttp.connector.Connection) -> bool:
    protocol, transport = connection.protocol, connection.transport
    return (
        protocol is None
        or transport is None
        or protocol.should_close
        or transport.is_closing()
    )


def _readable(connection: aiohttp.connector.Connection) -> bool:
    transport = connection.transport
    known = transport.get_extra_info("socket") if transport is not None else None
    if known is None or known.fileno() < 0 or not hasattr(select, "poll"):
        return False
    poll = select.poll()
    poll.register(known.fileno(), select.POLLIN)
    return bool(poll.poll(0))


class _Attempt:
    """The state of an attempt: whether it reached the connection."""

    sent = False
    lost: asyncio.Future[None] | None = None

    async def once(
        self, request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType
    ) -> aiohttp.ClientResponse:
        try:
            return await send(request)
        except (aiohttp.ClientError, OSError) as error:
            raise _FailedRequest(error) from None
        finally:
            if isinstance(request, _CarefulRequest):
                self.sent, self.lost = request.written, request.lost


class _Session(NamedTuple):
    """The session of one event loop of one process."""

    session: aiohttp.ClientSession
    slots: anyio.Semaphore


class AiohttpTransport:
    """A pool of aiohttp connections; see :class:`async_transport.AsyncTransport`."""

    def __init__(self, limits: Limits, connections: int) -> None:
        self._limits = limits
        self._connections = connections
        self._sessions: dict[tuple[int, asyncio.AbstractEventLoop], _Session] = {}
        self._closed = False

    async def send(self, request: Request) -> AsyncRawResponse:
        if self._closed:
            raise closed()
        kept = await self._session()
        await take_slot(kept.slots, request.deadline)
        try:
            response, lost = await self._respond(kept.session, request)
        except BaseException:
            kept.slots.release()
            raise
        headers = Headers(list(response.raw_headers))
        body = _Body(response, None if request.streaming else request.deadline, lost)
        close = closing(body.close, kept.slots.release)
        raw = AsyncRawResponse(response.status, headers, body, close, translate)
        raw.release = body.release
        failure = check_headers(headers, self._limits)
        if failure is not None:
            await raw.close()
            raise failure
        return raw

    async def close(self) -> None:
        self._closed = True
        if self._sessions:  # where there is no loop of asyncio nothing was opened
            await self._drop(closing=True)

    async def _respond(
        self, session: aiohttp.ClientSession, request: Request
    ) -> tuple[aiohttp.ClientResponse, asyncio.Future[None] | None]:
        for _ in range(_REUSES):
            attempt = _Attempt()
            try:
                async with asyncio.timeout_at(_moment(request.deadline)):
                    response = await self._send_once(session, request, attempt)
                    return response, attempt.lost
            except _SpoiledConnection:
                continue  # nothing was sent
            except _FailedRequest as failed:
                error = failed.error
                failure = explained(error, request.deadline, sent=attempt.sent)
                cause = shown(error)
                raise failure from None if failure is cause else cause
            except TimeoutError:
                raise time_over(sent=attempt.sent) from None
        raise TransportFailure("the server spoils its connections", sent=False)

    async def _send_once(
        self, session: aiohttp.ClientSession, request: Request, attempt: _Attempt
    ) -> aiohttp.ClientResponse:
        secure = request.address.origin.scheme == "https"
        timeout, limits = request.timeout, self._limits
        return await session.request(
            request.method,
            URL(request.url.partition("#")[0], encoded=True),
            headers=_headers(request),
            skip_auto_headers=_AUTOMATIC,
            data=async_chunks(request.body),
            allow_redirects=False,
            proxy=_proxy(request),
            ssl=tls_context() if secure else True,
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=timeout.connect, sock_read=timeout.read
            ),
            max_line_size=2 * limits.header_bytes,
            max_field_size=2 * limits.header_bytes,
            max_headers=2 * limits.header_fields,
            middlewares=(attempt.once,),
        )

    async def _session(self) -> _Session:
        owner = (os.getpid(), _loop())
        kept = self._sessions.get(owner)
        if kept is None:
            await self._drop(closing=False)
            slots = anyio.Semaphore(self._connections, fast_acquire=True)
            kept = self._sessions[owner] = _Session(_open(), slots)
        return kept

    async def _drop(self, *, closing: bool) -> None:
        here = _loop()
        for (process, loop), kept in list(self._sessions.items()):
            ours = process == os.getpid()
            if ours and (loop.is_closed() or (closing and loop is here)):
                del self._sessions[process, loop]
                await kept.session.close()


class _Body:
    """The body of a response as received, before decompression."""

    def __init__(
        self,
        response: aiohttp.ClientResponse,
        deadline: float | None,
        lost: asyncio.Future[None] | None,
    ) -> None:
        self._response = response
        self._deadline = deadline
        self._lost = lost
        if self._lost is not None:
            self._lost.add_done_callback(self._break_off)

    def _break_off(self, _: object) -> None:
        content = self._response.content
        if not content.is_eof() and content.exception() is None:
            content.set_exception(aiohttp.ClientPayloadError("the body breaks off"))

    async def __aiter__(self) -> AsyncIterator[bytes]:
        content = self._response.content
        while True:
            try:
                async with asyncio.timeout_at(_moment(self._deadline)):
                    chunk = await content.readany()
            except TimeoutError as error:
                raise explained(error, self._deadline, sent=True) from None
            except Exception:
                for chunk in getattr(content, "_buffer", ()):
                    yield chunk
                raise
            if not chunk:
                self._check_end()
                return
            yield chunk

    def _check_end(self) -> None:
        headers = self._response.headers
        delimited = "Content-Length" in headers or "Transfer-Encoding" in headers
        failure = None if self._lost is None or delimited else _failure(self._lost)
        if failure is not None:
            raise aiohttp.ClientPayloadError("the connection was reset") from failure

    def release(self) -> None:
        self._deadline = None

    async def close(self) -> None:
        if self._lost is not None:
            self._lost.remove_done_callback(self._break_off)
        self._response.close()


def _open() -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEP_ALIVE)
    return aiohttp.ClientSession(
        connector=connector,
        request_class=_CarefulRequest,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,  # it would read passwords from .netrc
    )


def _loop() -> asyncio.AbstractEventLoop:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise TransportFailure(
            'http_client="aiohttp" runs on asyncio only',
            kind="configuration",
            sent=False,
            transient=False,
        ) from None


def _headers(request: Request) -> dict[str, str]:
    streamed = isinstance(request.body, StreamedBody)
    return {
        name.decode("ascii"): value.decode("utf-8")
        for key, (name, value) in request.fields.items()
        if not (streamed and key == b"transfer-encoding")
    }


def _proxy(request: Request) -> str | None:
    if not proxies_configured():
        return None
    origin, proxies = request.address.origin, getproxies()
    if proxy_bypass(origin.host):
        return None
    found = proxies.get(origin.scheme) or proxies.get("all")
    return _usable(found) if found else None


def _usable(proxy: str) -> str:
    url = proxy if "://" in proxy else f"http://{proxy}"
    try:
        parsed = URL(url)
    except ValueError as error:
        raise proxy_failure(error) from None
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        reason = f"aiohttp knows no proxy like {parsed.scheme}://{parsed.host or ''}"
        raise proxy_failure(ValueError(reason))
    return url


def _moment(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    return asyncio.get_running_loop().time() + deadline - time.monotonic()
