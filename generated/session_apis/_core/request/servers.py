"""The server of an operation: the API's, or its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..models.values import is_mapping
from .origin import Address, Origin, parse_url

if TYPE_CHECKING:
    from ..config.config import ClientConfig, Server
    from ..errors.error_table import ErrorTable


class Base(NamedTuple):
    """The base URL of the API."""

    address: Address
    given: bool


def find_base(config: ClientConfig, arguments: Mapping[str, object]) -> Base:
    errors = config.errors()
    url = arguments.get("base_url")
    if url is None and config.base_url_env:
        url = os.environ.get(config.base_url_env) or None
    given = url is not None
    if url is None:
        url = _server_url(config, arguments, errors)
    return Base(parse_base(errors, url), given)


def parse_base(errors: ErrorTable, url: object) -> Address:
    if not isinstance(url, str):
        raise errors.configuration("base_url must be a text.")
    try:
        return parse_url(url)
    except ValueError as error:
        raise errors.configuration(
            f"The base URL {url!r} cannot be used: {error}."
        ) from None


def read_others(errors: ErrorTable, value: object) -> Mapping[Origin, Address]:
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
    url = filled(server, arguments, errors)
    if "://" not in url:
        raise errors.configuration(_no_base_url(config))
    return url


def _no_base_url(config: ClientConfig) -> str:
    or_set = f" or set {config.base_url_env}" if config.base_url_env else ""
    return f"It is not known where the API lives: pass base_url={or_set}."


def filled(server: Server, arguments: Mapping[str, object], errors: ErrorTable) -> str:
    try:
        return fill(server, arguments)
    except ValueError as error:
        raise errors.configuration(f"{error}.") from None


def fill(server: Server, arguments: Mapping[str, object]) -> str:
    url = server.url
    host = url.partition("://")[2].partition("/")[0]
    for variable in server.variables:
        name = variable.argument or variable.name
        value = arguments.get(name)
        value = variable.default if value is None else value
        if variable.values and value not in variable.values:
            allowed = ", ".join(variable.values)
            raise ValueError(f"{variable.name} must be one of {allowed}")
        place = f"{{{variable.name}}}"
        # An empty label is in no host name (RFC 1123, section 2.1).
        if value == "" and f".{place}." in f".{host.partition(':')[0]}.":
            raise ValueError(f"{name} must be given: it is a part of {server.url}")
        url = url.replace(place, str(value))
    return url
