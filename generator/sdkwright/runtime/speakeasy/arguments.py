"""Arguments of old constructors as the runtime takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..config.credentials import sources
from ..frozen import dataclass
from ..models.omission import Omit, omit
from ..models.values import is_mapping
from ..old_options.arguments import own_arguments
from .options import seconds
from .retries import RetryConfig

if TYPE_CHECKING:
    from ..config.config import ClientConfig, Server
    from ..transport.connection import AsyncServerConnection

_CLIENTS: Final = ("client", "async_client", "http_client")


@dataclass(slots=True, kw_only=True)
class Kept:
    """What a client keeps of old arguments, with all that is derived from it.

    Attributes:
        retries: How calls are repeated.
        async_client: The HTTP client of asynchronous calls.
        layered: Whether there is middleware, which is for synchronous calls.
        connection: The connection of asynchronous calls, from the first of them.
    """

    retries: RetryConfig | Omit | None
    async_client: Any = None
    layered: bool = False
    connection: AsyncServerConnection | None = None


def kept(config: ClientConfig, arguments: Mapping[str, object]) -> Kept:
    """Return what is kept of a constructor's arguments.

    Raises:
        ConfigurationError: `retry_config` is none.
    """
    retries = arguments.get("retry_config", omit)
    if not isinstance(retries, RetryConfig | Omit | None):
        raise config.errors().configuration("retry_config must be a RetryConfig")
    return Kept(
        retries=retries,
        async_client=arguments.get("async_client"),
        layered=bool(arguments.get("middleware")),
    )


def adapted(
    config: ClientConfig, arguments: Mapping[str, object], own: str
) -> dict[str, object]:
    """Return the arguments of a constructor with old ones replaced.

    Args:
        config: The API's constants.
        arguments: The constructor's arguments.
        own: The old name of `http_client`.

    Raises:
        ConfigurationError: One cannot be taken.
    """
    found, taken = dict(arguments), own_arguments(config)
    given = {k: v for k, v in found.items() if k not in taken}
    for name in _CLIENTS:
        client = given.get(name)
        if type(client).__module__.partition(".")[0] == "httpx":
            raise config.errors().configuration(
                f"{name} is of httpx, and this package uses httpx2: pass"
                f" httpx2.{type(client).__name__} with the same options"
            )
    old: dict[str, object] = {
        "base_url": _base_url(config, given),
        "environment": _environment(config, given),
        "http_client": given.get(own),
    }
    milliseconds = given.get("timeout_ms")
    if milliseconds is not None:
        old["timeout"] = seconds(milliseconds)
    old |= _credentials(config, given.get("security"))
    return found | {name: each for name, each in old.items() if each is not None}


def _base_url(config: ClientConfig, given: Mapping[str, object]) -> object:
    """Return the base URL that is asked for by `server_url` or `server_idx`, if it is."""
    url = given.get("server_url")
    if isinstance(url, str):
        variables = given.get("url_params")
        for name, value in variables.items() if is_mapping(variables) else ():
            url = url.replace(f"{{{name}}}", str(value))
        return url
    server = _numbered(config, given)
    return None if server is None or server.variables else server.url


def _environment(config: ClientConfig, given: Mapping[str, object]) -> object:
    """Return the name of the server that is asked for, where its URL has variables."""
    server = _numbered(config, given)
    named = server is not None and server.variables
    return server.name if server is not None and named else given.get("server")


def _numbered(config: ClientConfig, given: Mapping[str, object]) -> Server | None:
    number = given.get("server_idx")
    if number is None or given.get("base_url") is not None:
        return None
    servers = config.servers
    if not isinstance(number, int) or not 0 <= number < len(servers):
        raise config.errors().configuration(
            f"server_idx must be one of 0 to {len(servers) - 1}"
        )
    return servers[number]


def _credentials(config: ClientConfig, security: object) -> dict[str, object]:
    """Return the credentials in `security`.

    A function for all of them is asked once for their names, and for each of them
    whenever that is sent.
    """
    names = {name for scheme in config.schemes for name, _ in sources(scheme)}
    ask: Callable[[], Any] | None = security if callable(security) else None
    given = security if ask is None else ask()
    if given is None:
        return {}
    if not is_mapping(given):
        raise config.errors().configuration(
            "security must be a Security, or a function that returns one"
        )
    unknown = given.keys() - names
    if unknown:
        raise config.errors().configuration(
            f"security: there is no credential {min(unknown)!r}, only"
            f" {', '.join(sorted(names)) or 'none'}"
        )
    if ask is None:
        return dict(given)
    return {name: _asked(ask, name) for name in given}


def _asked(ask: Callable[[], Any], name: str) -> Callable[[], str]:
    """Return a function that is asked for one credential."""
    return lambda: str(ask()[name])
