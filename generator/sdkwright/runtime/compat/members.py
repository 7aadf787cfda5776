"""Clients with the members that old ones had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from ..client.async_client import AsyncClient
from ..client.client import SyncClient
from ..client.resource import AsyncResource, Resource
from ..models.omission import Omit
from .arguments import adapted, timeout_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..config.config import ClientConfig

T = TypeVar("T")

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
        return getattr(getattr(self._target, self._view), name)


class OldSyncClient(SyncClient):
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


class OldAsyncClient(AsyncClient):
    """An asynchronous client with old members."""

    def __init__(self, config: ClientConfig, arguments: Mapping[str, object]) -> None:
        """Read the arguments of the generated constructor."""
        super().__init__(config, adapted(config, arguments))

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


def _options(options: dict[str, Any]) -> dict[str, Any]:
    """Return options of a copy by their names here, without what is omitted."""
    found = {_RENAMED.get(key, key): value for key, value in options.items()}
    found = {k: v for k, v in found.items() if not isinstance(v, Omit)}
    if "timeout" in found:
        found["timeout"] = timeout_of(found["timeout"])
    return {k: v for k, v in found.items() if v is not None or k == "timeout"}
