"""Servers of single operations, and the constructor's arguments for variables in URLs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sdkwright.frozen import replace
from sdkwright.ir import NameCandidate, Priority
from sdkwright.python.names import Claim, Scope, settle, spelling_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.ir import Api, Operation, Server, ServerVariable


def own_server(api: Api, operation: Operation) -> Server | None:
    """Return the server that an operation has instead of the API's; None for most.

    Who repeats the API's own server means no other: the client's `base_url` counts.
    Variables with one allowed value are filled in.
    """
    first = _fixed(operation.servers[0]) if operation.servers else None
    usual = _fixed(api.servers[0]) if api.servers else None
    if first is None or (usual is not None and _same(first, usual)):
        return None
    return first


def own_servers(api: Api) -> dict[str, Server]:
    """Return the servers of single operations whose URLs have variables, by name.

    A name is the URL, with a number where other variables have the same URL.
    """
    found: dict[str, Server] = {}
    for operation in api.operations:
        server = own_server(api, operation) if operation.skipped is None else None
        if server is None or not server.variables:
            continue
        if not any(_same(server, each) for each in found.values()):
            count = sum(each.url == server.url for each in found.values())
            found[f"{server.url}#{count + 1}" if count else server.url] = server
    return found


def server_key(api: Api, server: Server) -> str:
    """Return what an operation calls its own server: a name if it has variables."""
    if not server.variables:
        return server.url
    return next(name for name, each in own_servers(api).items() if _same(server, each))


def is_elsewhere(api: Api, others: Iterable[str] = ()) -> bool:
    """Return whether anything that is asked may be on another host than the API.

    Args:
        api: The API, whose operations may have servers of their own.
        others: More URLs that are asked.
    """
    usual = {_host(_fixed(each).url) for each in api.servers}
    found = (own_server(api, each) for each in api.operations if each.skipped is None)
    hosts = {_host(each.url) for each in found if each is not None}
    hosts.update(map(_host, others))
    return any(each not in usual for each in hosts if not each.startswith("/"))


def _host(url: str) -> str:
    """Return scheme and host of an absolute URL; a relative one begins with a slash."""
    if url.startswith("{") or "://" in url:
        return "/".join(url.split("/", 3)[:3])
    return "/"


@dataclass(slots=True, kw_only=True)
class _Argument:
    """One argument, and the variables that it is for."""

    first: ServerVariable
    values: tuple[str, ...]
    members: list[tuple[Server, str]] = field(
        default_factory=list["tuple[Server, str]"]
    )


def variable_arguments(
    api: Api,
    own: Iterable[Server],
    taken: Iterable[str],
    recorded: Mapping[str, str],
) -> dict[tuple[Server, str], str]:
    """Name the constructor's arguments for server variables.

    Variables of one name share an argument among the API's servers, since only one of
    these is chosen. Those of operations share it where they mean the same: with the same
    default, and with the same allowed values or without any.

    Args:
        api: Has the servers that all operations share.
        own: The servers of single operations.
        taken: Arguments that there are already.
        recorded: Names of an earlier build.
    """
    arguments: dict[str, list[_Argument]] = {}
    for server, variable in _pairs(api.servers):
        known = arguments.setdefault(variable.name, [])
        if not known:
            known.append(_Argument(first=variable, values=variable.values))
        known[0].members.append((server, variable.name))
    for server, variable in _pairs(own):
        known = arguments.setdefault(variable.name, [])
        one = next((each for each in known if _agrees(variable, each)), None)
        if one is None:
            one = _Argument(first=variable, values=variable.values)
            known.append(one)
        one.values = one.values or variable.values
        one.members.append((server, variable.name))
    keyed = {
        f"{name}#{index}" if index else name: each
        for name, found in arguments.items()
        for index, each in enumerate(found)
    }
    claims = [_claim(*each) for each in keyed.items()]
    settled = settle(
        Scope.ARGUMENTS, claims, recorded, taken, spelling=spelling_of(api)
    )
    return {
        member: settled[key] for key, each in keyed.items() for member in each.members
    }


def _pairs(servers: Iterable[Server]) -> Iterator[tuple[Server, ServerVariable]]:
    for server in servers:
        for variable in server.variables:
            yield server, variable


def _agrees(variable: ServerVariable, argument: _Argument) -> bool:
    if variable.default != argument.first.default:
        return False
    restricted = variable.values and argument.values
    return not restricted or variable.values == argument.values


def _claim(key: str, argument: _Argument) -> Claim:
    candidate = NameCandidate(
        text=argument.first.name, priority=Priority.GIVEN, context=("server",)
    )
    return Claim(key=key, candidate=candidate)


def _fixed(server: Server) -> Server:
    """Return a server with the variables filled in that have one allowed value."""
    if not server.variables:
        return server
    url = server.url
    for each in server.variables:
        if len(each.values) == 1:
            url = url.replace(f"{{{each.name}}}", each.values[0])
    left = tuple(each for each in server.variables if len(each.values) != 1)
    return replace(server, url=url, variables=left)


def _same(one: Server, other: Server) -> bool:
    """Return whether two servers are one, whatever is said about them."""
    return one.url == other.url and _meaning(one) == _meaning(other)


def _meaning(server: Server) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.name, each.default, each.values) for each in server.variables]
