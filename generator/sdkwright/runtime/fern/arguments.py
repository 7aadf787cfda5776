"""Arguments of old constructors as the runtime takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..models.values import is_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..config.config import ClientConfig


def adapted(
    config: ClientConfig, arguments: Mapping[str, object], own: frozenset[str]
) -> dict[str, object]:
    """Return the arguments of a constructor with old ones replaced.

    Args:
        config: The API's constants.
        arguments: The constructor's arguments.
        own: Those that the API itself has, which may be called like old ones.

    Raises:
        ConfigurationError: One cannot be taken.
    """
    found = dict(arguments)
    given = {name: each for name, each in found.items() if name not in own}
    error = config.errors().configuration
    client = given.get("httpx_client")
    if type(client).__module__.partition(".")[0] == "httpx":
        raise error(
            "httpx_client is of httpx, and this package uses httpx2: pass"
            f" httpx2.{type(client).__name__} with the same options"
        )
    if client is not None:
        if found.get("http_client") is not None:
            raise error("httpx_client is http_client by another name, give one")
        found["http_client"] = client
    headers = given.get("headers")
    if headers is not None:
        usual: Any = found.get("default_headers") or {}
        if not is_mapping(headers):
            raise error("headers must be a mapping")
        found["default_headers"] = {**headers, **usual}
    if given.get("follow_redirects") is False:
        raise error(
            "follow_redirects cannot be False: redirects of a server to itself are followed,"
            " and no others"
        )
    return found
