"""Where operations with a server of their own, and next pages, are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..models.values import RefusedError, is_mapping
from .environments import fill, filled
from .request import Address, Origin, parse_url

if TYPE_CHECKING:
    from ..errors.errors import ErrorTable
    from .settings import Settings


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


def own_address(settings: Settings, server: str) -> Address:
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


def token_address(settings: Settings, url: str) -> Address:
    base, others = settings.base, settings.others
    own = parse_url(url, relative_to=base)
    if "://" not in url:
        return own
    if others is not None and own.origin in others:
        return _moved(own, "", others[own.origin])
    usual = [each for each in _usual(settings) if each.origin == own.origin]
    if not settings.base_given or not usual:
        return own
    below = _common(own, usual)
    if own.path.startswith(below):
        return _moved(own, below, base)
    return Address(base.origin, own.path, own.query)


def next_address(settings: Settings, asked: Address, url: str) -> Address:
    try:
        link = parse_url(url, relative_to=asked)
    except ValueError as error:
        raise RefusedError(f"the next page is at {url[:200]!r}: {error}") from None
    if link.origin == asked.origin:
        return link
    if settings.others is not None and link.origin in settings.others:
        return _moved(link, "", settings.others[link.origin])
    usual = list(_usual(settings))
    ours = [each for each in usual if each.origin == link.origin]
    if ours and settings.base_given:
        return _moved(link, _common(link, ours), settings.base)
    same = asked.path.endswith(link.path or "/")
    if same and link.origin.host == asked.origin.host:
        return Address(asked.origin, asked.path, link.query)
    if ours and any(each.origin == asked.origin for each in usual):
        return link
    if same:
        return Address(asked.origin, asked.path, link.query)
    raise RefusedError(
        f"the next page is at another origin, {link.origin}; if it may be asked, name it "
        "in other_servers"
    )


def _own_url(settings: Settings, name: str) -> str:
    for server in settings.config.own_servers:
        if name == (server.name or server.url):
            return filled(server, settings.variables, settings.errors)
    return name


def _usual(settings: Settings) -> Iterator[Address]:
    for server in settings.config.servers:
        try:
            yield parse_url(fill(server, settings.variables))
        except ValueError:
            continue  # relative, or with a variable's value for another server


def _common(own: Address, usual: list[Address]) -> str:
    paths = [each.path.rstrip("/") for each in usual]
    below = [each for each in paths if f"{own.path}/".startswith(f"{each}/")]
    return max(below, key=len, default="\0")


def _moved(own: Address, below: str, there: Address) -> Address:
    path = own.path
    if path.startswith(below):
        path = there.path.rstrip("/") + path.removeprefix(below)
    query = "&".join(each for each in (there.query, own.query) if each)
    return Address(there.origin, path, query)
