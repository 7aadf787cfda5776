"""Which server an operation asks: the API's, or one of its own.

An operation may have a server of its own (OpenAPI 3.1, section 4.8.10.1). Where it is asked
is decided by three rules, since the client's credentials go there:

- A client with neither ``base_url`` nor ``other_servers`` asks the server of the document.
- ``base_url``, given to the client or in the environment, stands for the API's servers: an
  operation whose own server is at the origin of one of those goes to ``base_url`` too, with
  the path of its own server.
- Once ``base_url`` or ``other_servers`` is given, no other origin is asked unless
  ``other_servers`` names it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .origin import Address, Origin, parse_url
from .values import RefusedError, is_mapping

if TYPE_CHECKING:
    from .config import ClientConfig, Server
    from .error_table import ErrorTable
    from .settings import Settings


class Base(NamedTuple):
    """Where the API lives.

    Attributes:
        address: The base URL.
        given: Whether the caller, or the environment, has said so.
    """

    address: Address
    given: bool


def find_base(config: ClientConfig, arguments: Mapping[str, object]) -> Base:
    """Return the base URL of a client.

    Raises:
        ConfigurationError: There is none, or it cannot be used.
    """
    errors = config.errors()
    url = arguments.get("base_url")
    if url is None and config.base_url_env:
        url = os.environ.get(config.base_url_env) or None
    given = url is not None
    if url is None:
        url = _server_url(config, arguments, errors)
    return Base(parse_base(errors, url), given)


def parse_base(errors: ErrorTable, url: object) -> Address:
    """Read a base URL.

    Raises:
        ConfigurationError: It cannot be used.
    """
    if not isinstance(url, str):
        raise errors.configuration("base_url must be a text.")
    try:
        return parse_url(url)
    except ValueError as error:
        raise errors.configuration(
            f"The base URL {url!r} cannot be used: {error}."
        ) from None


def read_others(errors: ErrorTable, value: object) -> Mapping[Origin, Address]:
    """Read ``other_servers``: which URL stands for each origin.

    Raises:
        ConfigurationError: It is no such mapping.
    """
    if not is_mapping(value):
        raise errors.configuration("other_servers must be a mapping.")
    found: dict[Origin, Address] = {}
    for origin, url in value.items():
        try:
            found[_origin(origin)] = parse_url(str(url))
        except ValueError as error:
            raise errors.configuration(
                f"other_servers: {origin!r}: {str(url)!r}: {error}."
            ) from None
    return found


def _origin(url: str) -> Origin:
    address = parse_url(url)
    if address.target not in ("", "/"):
        raise ValueError("the key must be a scheme and a host, without a path")
    return address.origin


def own_address(settings: Settings, server: str) -> Address:
    """Return where an operation with a server of its own is asked.

    Args:
        settings: The client's settings.
        server: A URL, or the name of one of the configuration's ``own_servers``.

    Raises:
        ConfigurationError: A variable has a value that is not allowed, or nobody has
            agreed to asking that server.
        RefusedError: The URL cannot be used.
    """
    url = _own_url(settings, server)
    base, others = settings.base, settings.others
    try:
        own = parse_url(url, relative_to=base)
    except ValueError as error:
        raise RefusedError(f"the server {server!r}: {error}") from None
    if "://" not in url:
        return own
    if others is not None and own.origin in others:
        return _moved(own, "", others[own.origin])
    usual = [each for each in _usual(settings) if each.origin == own.origin]
    if settings.base_given and usual:
        return _moved(own, _common(own, usual), base)
    known = usual or own.origin == base.origin
    if known or (others is None and not settings.base_given):
        return own
    raise settings.errors.configuration(
        f"The operation asks {own.origin}, which is neither the server of base_url nor "
        "one of other_servers. If it may be asked, with the credentials of this client, "
        f"pass other_servers={{{str(own.origin)!r}: {str(own.origin)!r}}}, or the URL "
        "of a server to ask in its place."
    )


def _own_url(settings: Settings, name: str) -> str:
    for server in settings.config.own_servers:
        if name == (server.name or server.url):
            return _filled(server, settings.variables, settings.errors)
    return name


def _usual(settings: Settings) -> Iterator[Address]:
    """Yield the addresses of the API's servers, of all environments."""
    for server in settings.config.servers:
        try:
            yield parse_url(_fill(server, settings.variables))
        except ValueError:
            continue  # relative, or with a variable that is meant for another one


def _common(own: Address, usual: list[Address]) -> str:
    """Return the longest path of the API's servers that a path is below; else nothing."""
    paths = [each.path.rstrip("/") for each in usual]
    below = [each for each in paths if f"{own.path}/".startswith(f"{each}/")]
    return max(below, key=len, default="\0")


def _moved(own: Address, below: str, there: Address) -> Address:
    """Return an address on another server.

    Args:
        own: The address.
        below: The beginning of its path that the path of the other server stands for. If
            it does not begin so, it is kept whole.
        there: The other server.
    """
    path = own.path
    if path.startswith(below):
        path = there.path.rstrip("/") + path.removeprefix(below)
    query = "&".join(each for each in (there.query, own.query) if each)
    return Address(there.origin, path, query)


def _server_url(
    config: ClientConfig, arguments: Mapping[str, object], errors: ErrorTable
) -> str:
    name = arguments.get("environment")
    servers: dict[object, Server] = {server.name: server for server in config.servers}
    server = (
        servers.get(name) if name is not None else next(iter(servers.values()), None)
    )
    if server is None:
        if name is not None:
            known = ", ".join(repr(each) for each in servers)
            raise errors.configuration(
                f"There is no environment {name!r}, only {known}."
            )
        raise errors.configuration(_no_base_url(config))
    url = _filled(server, arguments, errors)
    if "://" not in url:
        raise errors.configuration(_no_base_url(config))
    return url


def _filled(server: Server, arguments: Mapping[str, object], errors: ErrorTable) -> str:
    try:
        return _fill(server, arguments)
    except ValueError as error:
        raise errors.configuration(f"{error}.") from None


def _fill(server: Server, arguments: Mapping[str, object]) -> str:
    """Return a server's URL with its variables filled in.

    Raises:
        ValueError: A variable has a value that is not allowed.
    """
    url = server.url
    for variable in server.variables:
        value = arguments.get(variable.argument or variable.name)
        value = variable.default if value is None else value
        if variable.values and value not in variable.values:
            allowed = ", ".join(variable.values)
            raise ValueError(f"{variable.name} must be one of {allowed}")
        url = url.replace(f"{{{variable.name}}}", str(value))
    return url


def _no_base_url(config: ClientConfig) -> str:
    or_set = f" or set {config.base_url_env}" if config.base_url_env else ""
    return f"It is not known where the API lives: pass base_url={or_set}."
