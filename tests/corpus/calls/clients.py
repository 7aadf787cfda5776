"""Clients of a generated package in both modes, whose every request goes to loopback."""

from __future__ import annotations

import asyncio
import decimal
import importlib
import inspect
import json
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import httpx2
import pydantic
import pydantic_core

from tests.corpus.calls.server import Loopback

PATIENCE = 20.0
# Unlike anything an answer may hold: the client hides it wherever it meets it.
CREDENTIAL = "Kq7credentialZx9"


class _Redirected(httpx2.BaseTransport):
    """Sends requests to loopback, whichever host they are for."""

    def __init__(self, server: Loopback, hosts: list[str]) -> None:
        self._server, self._hosts = server, hosts
        self._inner = httpx2.HTTPTransport()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        _bend(request, self._server, self._hosts)
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


class _AsyncRedirected(httpx2.AsyncBaseTransport):
    """The same for the other mode."""

    def __init__(self, server: Loopback, hosts: list[str]) -> None:
        self._server, self._hosts = server, hosts
        self._inner = httpx2.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        _bend(request, self._server, self._hosts)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()


def _bend(request: httpx2.Request, server: Loopback, hosts: list[str]) -> None:
    hosts.append(str(request.url.host))
    request.url = request.url.copy_with(
        scheme="http", host="127.0.0.1", port=server.port
    )


def _allow_all(client: Any) -> None:
    """Let operations ask servers of their own: every host is loopback here."""
    client._settings = replace(client.__settings__, base_given=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a call gave: JSON data, text, bytes, None or events; or an error.

    Attributes:
        streamed: Whether it gave a stream; `value` holds its events.
    """

    value: object = None
    error: Exception | None = None
    streamed: bool = False


class Clients:
    """A client of each mode, made once."""

    def __init__(
        self, folder: Path, package: str, server: Loopback, variables: Iterable[str]
    ) -> None:
        """Import a package and make its clients.

        Args:
            folder: Where the package is.
            package: Its name.
            server: Where all requests go.
            variables: Names in the URLs of servers that single operations have.
        """
        index = json.loads((folder / package / "operations.json").read_text("utf-8"))
        self.index: Mapping[str, Any] = index
        self.module: ModuleType = importlib.import_module(index["module"])
        self.hosts: list[str] = []
        self._runner = asyncio.Runner()
        self._http = httpx2.Client(transport=_Redirected(server, self.hosts))
        self._async_http = httpx2.AsyncClient(
            transport=_AsyncRedirected(server, self.hosts)
        )
        given: dict[str, object] = {
            each["python"]: CREDENTIAL
            for each in index["client_parameters"]
            if each["python"] != "base_url"
        }
        made = getattr(self.module, index["client"])
        for name in set(variables) & inspect.signature(made).parameters.keys():
            given[name] = "variable.example"
        settings = {**given, "base_url": f"{server.url}/base", "max_retries": 0}
        self.sync: object = made(**settings, http_client=self._http)
        self.asynchronous: object = getattr(self.module, index["async_client"])(
            **settings, http_client=self._async_http
        )
        for client in (self.sync, self.asynchronous):
            _allow_all(client)

    def method(self, mode: str, python: str) -> Callable[..., object]:
        """The method with a dotted name."""
        found = self.sync if mode == "sync" else self.asynchronous
        for name in python.split("."):
            found = getattr(found, name)
        return cast("Callable[..., object]", found)

    def call(self, mode: str, python: str, arguments: Mapping[str, object]) -> Outcome:
        """Call a method and read its answer to the end."""
        try:
            method = self.method(mode, python)
            value = method(**arguments)
            if mode == "sync":
                return Outcome(value=_settled(value), streamed=_is_stream(value))
            return self._runner.run(_async_settled(value))
        except Exception as error:  # noqa: BLE001 (whatever it is, it is the result)
            return Outcome(error=error)

    def close(self) -> None:
        """Close all connections."""
        self._http.close()
        self._runner.run(self._async_http.aclose())
        self._runner.close()


def _settled(value: object) -> object:
    if hasattr(value, "iter_bytes"):
        return cast("Any", value).read()
    if _is_page(value):
        return plain(cast("Any", value).body)
    if _is_stream(value):
        with cast("Any", value) as stream:
            return [plain(each) for each in cast("Iterable[object]", stream)]
    return plain(value)


async def _async_settled(value: object) -> Outcome:
    async with asyncio.timeout(PATIENCE):
        if isinstance(value, Awaitable):
            value = await value
        if hasattr(value, "iter_bytes"):
            return Outcome(value=await cast("Any", value).read())
        if _is_page(value):
            return Outcome(value=plain(cast("Any", value).body))
        if _is_stream(value):
            async with cast("Any", value) as stream:
                events = cast("AsyncIterable[object]", stream)
                found = [plain(each) async for each in events]
            return Outcome(value=found, streamed=True)
        return Outcome(value=plain(value))


def _is_page(value: object) -> bool:
    return _is_core(value) and type(value).__name__ in {"Page", "AsyncPage"}


def _is_stream(value: object) -> bool:
    return _is_core(value) and type(value).__name__ in {"Stream", "AsyncStream"}


def _is_core(value: object) -> bool:
    """Whether a value is of the client's core: a document may have a `Page` of its own."""
    return "._core." in type(value).__module__


def plain(value: object) -> object:
    """A decoded value as JSON data again."""
    if isinstance(value, pydantic.BaseModel):
        to_dict = getattr(value, "to_dict", None)
        if to_dict is not None:
            return to_dict()
        return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if value is None or isinstance(value, str | int | float | bool | bytes):
        return value
    if type(value) is decimal.Decimal:
        return float(value)  # a number of JSON; one that was a text is of a subclass
    return pydantic_core.to_jsonable_python(value)
