"""Which of several servers is asked, and the variables in their URLs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..config.config import ClientConfig, Server
    from ..errors.errors import ErrorTable


def server_url(config: ClientConfig, arguments: Mapping[str, object]) -> str:
    errors = config.errors()
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
        return ""
    return filled(server, arguments, errors)


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
        if value == "" and f".{place}." in f".{host.partition(':')[0]}.":
            raise ValueError(f"{name} must be given: it is a part of {server.url}")
        url = url.replace(place, str(value))
    return url
