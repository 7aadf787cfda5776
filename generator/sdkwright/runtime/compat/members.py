"""Clients with the members that old ones had."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from ..client import client
from ..client.client import AsyncClient, AsyncResource, Resource, SyncClient
from ..client.client_base import ClientBase, D, L, M
from ..client.views import AsyncView, View
from ..client.written_views import async_raw_call, raw_call
from ..models.omission import Omit
from ..transport.connection import (
    AsyncMiddleware,
    AsyncServerConnection,
    Middleware,
    ServerConnection,
)
from .arguments import adapted, timeout_of
from .calls import Querystring, auth_headers, is_whole, keywords

if TYPE_CHECKING:
    from ..config.config import ClientConfig

T = TypeVar("T")

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
# What copies had under other names.
_RENAMED: Final = {
    "set_default_headers": "default_headers",
    "set_default_query": "default_query",
    "_strict_response_validation": "strict",
}


class Views:
    """All resources of a client, or what is below one, in one of their views."""

    def __init__(self, target: object, view: str) -> None:
        """Keep the client or resource, and the name of the view."""
        self._target = target
        self._view = view

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is called so
        """Return what is below a resource, or a method in the view."""
        found = getattr(self._target, name)
        if isinstance(found, (Resource, AsyncResource)):
            return Views(found, self._view)
        # Methods of the client are those of a resource that it has for them.
        owner = getattr(self._target, "_client_methods", self._target)
        return getattr(getattr(owner, self._view), name)


class _Members(ClientBase[L, M, D]):
    """What both clients had; the methods by path give what is awaited in the asynchronous one."""

    @abstractmethod
    def _by_path(
        self, method: str, path: str, cast_to: object, more: dict[str, Any]
    ) -> Any:  # noqa: ANN401 - the type that is asked for
        """Send a request to a path."""

    def copy(self, **options: Any) -> Self:
        """Return a client with other options; the same as `with_options`."""
        return self.with_options(**_options(options))

    @property
    def with_raw_response(self) -> Views:
        """The resources, whose methods return the whole response."""
        return Views(self, "with_raw_response")

    @property
    def with_streaming_response(self) -> Views:
        """The resources, whose methods return the response with its body unread."""
        return Views(self, "with_streaming_response")

    @property
    def default_headers(self) -> Mapping[str, object]:
        """The headers of every request that the caller has given."""
        return self._settings.headers

    @property
    def default_query(self) -> Mapping[str, object]:
        """The query parameters of every request that the caller has given."""
        return self._settings.query

    @property
    def qs(self) -> Querystring:
        """What writes queries."""
        return Querystring()

    @property
    def auth_headers(self) -> dict[str, str]:
        """The headers that carry the credentials, as far as no server has to be asked."""
        return auth_headers(self.__core__, self._settings.config)

    def get(
        self,
        path: str,
        *,
        cast_to: Any,  # noqa: ANN401 - whatever is wanted
        options: Mapping[str, Any] = _NOTHING,
        **others: object,
    ) -> Any:  # noqa: ANN401 - cast_to decides
        """Send a GET request; see :meth:`call`."""
        more = keywords(cast_to, None, options, others)
        return self._by_path("GET", path, cast_to, more)

    def post(
        self,
        path: str,
        *,
        cast_to: Any,  # noqa: ANN401 - whatever is wanted
        body: object = None,
        options: Mapping[str, Any] = _NOTHING,
        **others: object,
    ) -> Any:  # noqa: ANN401 - cast_to decides
        """Send a POST request; see :meth:`call`."""
        more = keywords(cast_to, body, options, others)
        return self._by_path("POST", path, cast_to, more)

    def put(
        self,
        path: str,
        *,
        cast_to: Any,  # noqa: ANN401 - whatever is wanted
        body: object = None,
        options: Mapping[str, Any] = _NOTHING,
        **others: object,
    ) -> Any:  # noqa: ANN401 - cast_to decides
        """Send a PUT request; see :meth:`call`."""
        more = keywords(cast_to, body, options, others)
        return self._by_path("PUT", path, cast_to, more)

    def patch(
        self,
        path: str,
        *,
        cast_to: Any,  # noqa: ANN401 - whatever is wanted
        body: object = None,
        options: Mapping[str, Any] = _NOTHING,
        **others: object,
    ) -> Any:  # noqa: ANN401 - cast_to decides
        """Send a PATCH request; see :meth:`call`."""
        more = keywords(cast_to, body, options, others)
        return self._by_path("PATCH", path, cast_to, more)

    def delete(
        self,
        path: str,
        *,
        cast_to: Any,  # noqa: ANN401 - whatever is wanted
        body: object = None,
        options: Mapping[str, Any] = _NOTHING,
        **others: object,
    ) -> Any:  # noqa: ANN401 - cast_to decides
        """Send a DELETE request; see :meth:`call`."""
        more = keywords(cast_to, body, options, others)
        return self._by_path("DELETE", path, cast_to, more)


class OldSyncClient(
    SyncClient, _Members[ServerConnection, Middleware, client.Delivery]
):
    """A synchronous client with old members."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor."""
        super().__init__(config, adapted(config, arguments))

    def __adopt__(self, page: T) -> T:
        """Return a page with the members that old ones had."""
        from .pages import adopted

        found: Any = page
        old: Any = adopted(found)
        same: T = old
        return same

    def _by_path(
        self, method: str, path: str, cast_to: object, more: dict[str, Any]
    ) -> Any:  # noqa: ANN401 - the type that is asked for
        if not is_whole(cast_to):
            return self.call(method, path, **more)
        whole = View(Resource(self))
        return raw_call(whole, lambda one: one.call(method, path, **more))


class OldAsyncClient(
    AsyncClient, _Members[AsyncServerConnection, AsyncMiddleware, client.AsyncDelivery]
):
    """An asynchronous client with old members."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor."""
        super().__init__(config, adapted(config, arguments))

    def __adopt__(self, page: T) -> T:
        """Return a page with the members that old ones had."""
        from .pages import adopted_async

        found: Any = page
        old: Any = adopted_async(found)
        same: T = old
        return same

    async def _by_path(
        self, method: str, path: str, cast_to: object, more: dict[str, Any]
    ) -> Any:  # noqa: ANN401 - the type that is asked for
        if not is_whole(cast_to):
            return await self.call(method, path, **more)
        whole = AsyncView(AsyncResource(self))
        return await async_raw_call(whole, lambda one: one.call(method, path, **more))


def _options(options: dict[str, Any]) -> dict[str, Any]:
    """Return options of a copy by their names here, without what is omitted."""
    found = {_RENAMED.get(key, key): value for key, value in options.items()}
    found = {k: v for k, v in found.items() if not isinstance(v, Omit)}
    if "timeout" in found:
        found["timeout"] = timeout_of(found["timeout"])
    return {k: v for k, v in found.items() if v is not None or k == "timeout"}
