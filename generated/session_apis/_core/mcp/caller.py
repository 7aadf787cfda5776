"""Calls of operations by name, with the credentials of the environment."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ..errors.errors import SDKError
from ..errors.redact import mask
from ..index.catalog import Catalog, Entry
from ..index.failures import in_environment
from ..index.method import find_method, resource_of
from ..index.results import at_pointer
from ..index.values import ValueTextError
from .arguments import ArgumentsError, method_arguments
from .files import NO_FILES, Folder
from .permissions import Permissions, did_you_mean
from .results import Part, Rest, Results, Text, rest_of

if TYPE_CHECKING:
    from ..request.request import Request
    from ..response.raw_response import AsyncRawResponse
    from ..transport.connection import AsyncSend

_TEXTUAL = ("text/", "application/json", "application/xml", "application/yaml")


class CallError(Exception):
    """A call that an agent must make otherwise, or cannot make."""


@dataclass(slots=True, kw_only=True)
class Caller:
    """Makes the calls of one server."""

    catalog: Catalog
    permissions: Permissions
    folder: Folder
    results: Results = field(default_factory=Results)
    _client: Any = None
    _secrets: set[str] = field(default_factory=set[str], repr=False)

    def entry(self, name: str) -> Entry:
        entries = self.catalog.entries
        found = entries.get(name)
        if found is None:
            hint = did_you_mean(name, entries) or " Use search to find its name."
            raise CallError(f"There is no operation {name!r}.{hint}")
        return found

    async def call(
        self, entry: Entry, given: Mapping[str, object], query: str, save: str
    ) -> Part:
        self._check(entry)
        try:
            at_pointer(None, query)
            target = self.folder.new(save) if save else None
            method = find_method(self.catalog, entry)
            arguments = method_arguments(method, given, self.folder)
            function = getattr(resource_of(self._ready(), method), entry.names[-1])
            value = await function(**arguments)
            rest = await self._rest(value, query, target)
            return await self.results.first(rest)
        except (ArgumentsError, ValueTextError) as error:
            raise CallError(f"{entry.python}: {error}") from None
        except (SDKError, OSError) as error:
            raise CallError(self.mask(in_environment(str(error)))) from error

    async def more(self, cursor: str) -> Part:
        try:
            return await self.results.next(cursor)
        except (SDKError, OSError) as error:
            raise CallError(self.mask(str(error))) from error

    async def close(self) -> None:
        await self.results.close()
        if self._client is not None:
            await self._client.close()

    def mask(self, text: str) -> str:
        return mask(text, self._secrets)

    def _check(self, entry: Entry) -> None:
        if not self.permissions.permits(entry):
            raise CallError(
                f"{entry.python} may change data ({entry.method}), and is not allowed "
                f"here. Who runs this server allows it by --allow {entry.python}."
            )

    def _ready(self) -> Any:  # noqa: ANN401 - a generated client
        if self._client is None:
            self._client = self.catalog.async_client_class(middleware=[self._watch])
        return self._client

    async def _watch(self, request: Request, send: AsyncSend) -> AsyncRawResponse:
        self._secrets |= request.secrets
        self._secrets |= {json.dumps(each)[1:-1] for each in request.secrets}
        return await send(request)

    async def _rest(
        self,
        value: Any,  # noqa: ANN401 - any result
        query: str,
        target: Path | None,
    ) -> Rest:
        from ..downloads.binary import AsyncBinaryResponse

        kind = cast("type[object]", type(value))
        if not issubclass(kind, AsyncBinaryResponse):
            if target is not None:
                raise ValueTextError("The result is not binary; leave out save.")
            return await rest_of(value, query, self.mask)
        async with value:
            media = value.content_type or "no media type"
            if target is not None:
                size = await value.save(target)
                return Text(f"Saved {size} bytes ({media}) to {target.name}.")
            if not media.startswith(_TEXTUAL):
                known = self.folder.path is not None
                hint = "Use call, and name a file with save." if known else NO_FILES
                raise ValueTextError(f"The result is binary ({media}). {hint}")
            return Text(self.mask((await value.read()).decode("utf-8", "replace")))
