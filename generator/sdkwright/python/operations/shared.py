"""Parameters that nearly all operations share: the client takes them, once for all calls.

A method still takes them, and what it is given comes first. Which parameters are shared is
decided by the first build and kept in `gen.lock`, so that a document that grows past a
threshold changes no constructor.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from sdkwright.frozen import dataclass
from sdkwright.ir import Location, NameCandidate, Priority
from sdkwright.python.names import Claim, Scope, settle, spelling_of
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Json, Operation, Parameter

# Of so few operations nothing can be said.
_FEWEST: Final = 5
_FEWEST_OWNED: Final = 10
# The part of all operations that "nearly all" is, in per cent. Queries are about the things
# that are asked for more often than about who is asking.
_SHARE: Final = {
    Location.PATH: 80,
    Location.HEADER: 80,
    Location.COOKIE: 80,
    Location.QUERY: 95,
}
_SCOPE: Final = "decisions"
GLOBALS: Final = "x-sdkwright-globals"
"""What the root says that the client takes for all calls."""
_VARIABLE: Final = re.compile("[A-Za-z_][A-Za-z0-9_]*")
_DECISION: Final = "shared parameters"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedParameter:
    """A parameter that is also an argument of the client.

    Attributes:
        key: Location and wire name.
        python: The client's argument.
        parameter: One of the parameters that it stands for.
        required: Whether every operation that has the parameter needs it.
        env: The environment variable that it is taken from else; empty for none.
    """

    key: str
    python: str
    parameter: Parameter
    required: bool
    env: str = ""


def shared_keys(
    api: Api,
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
) -> frozenset[str]:
    """Decide which parameters are shared, as an earlier build has, if there was one.

    Args:
        api: Its operations have the parameters.
        recorded: Names and decisions of an earlier build, by scope.
        settled: Receives the decision.
    """
    before = recorded.get(_SCOPE, {}).get(_DECISION)
    keys = _common(api) if before is None else map(unquote, before.split())
    there = {key_of(each) for _, each in _parameters(api)}
    found = frozenset({*keys, *_globals(api)}) & there
    text = " ".join(quote(key, safe=":") for key in sorted(found))
    settled.setdefault(_SCOPE, {})[_DECISION] = text
    return found


def shared_parameters(
    api: Api, keys: Iterable[str], taken: Iterable[str], recorded: Mapping[str, str]
) -> tuple[SharedParameter, ...]:
    """Name the client's arguments for shared parameters.

    Args:
        api: Its operations have the parameters.
        keys: Which ones are shared.
        taken: Arguments that the client has already.
        recorded: Names of an earlier build, by key.
    """
    chosen: dict[str, Parameter] = {}
    optional: set[str] = set()
    for _, each in _parameters(api):
        if key_of(each) in keys:
            chosen.setdefault(key_of(each), each)
            optional |= set() if each.required else {key_of(each)}
    claims = [
        Claim(key=key, candidate=_candidate(each, _set(api, key, "name")))
        for key, each in chosen.items()
    ]
    spelling = spelling_of(api)
    names = settle(Scope.ARGUMENTS, claims, recorded, taken, spelling=spelling)
    return tuple(
        SharedParameter(
            key=key,
            python=names[key],
            parameter=chosen[key],
            required=key not in optional,
            env=_set(api, key, "env"),
        )
        for key in sorted(chosen, key=names.__getitem__)
    )


def key_of(parameter: Parameter) -> str:
    """Return location and wire name of a parameter; header names have no case."""
    wire = parameter.wire
    if parameter.location is Location.HEADER:
        wire = wire.lower()
    return f"{parameter.location.value}:{wire}"


def _globals(api: Api) -> dict[str, Json]:
    """Return what the configuration, or the root, says that the client takes."""
    given = api.extensions.get(GLOBALS)
    found: dict[str, Json] = {}
    for key, value in given.items() if isinstance(given, dict) else ():
        location, _, wire = key.partition(":")
        name = wire.lower() if location == Location.HEADER.value else wire
        found[f"{location}:{name}"] = value
    return found


def _set(api: Api, key: str, member: str) -> str:
    """Return the name or the environment variable that is set for an argument."""
    value = _globals(api).get(key)
    if isinstance(value, str):
        return value if member == "name" else ""
    found = value.get(member) if isinstance(value, dict) else None
    fine = isinstance(found, str) and (member == "name" or _VARIABLE.fullmatch(found))
    return str(found) if fine else ""


def report_globals(api: Api, report: Report) -> None:
    """Report the parameters that the client is to take, and that no operation has."""
    given = api.extensions.get(GLOBALS)
    if not isinstance(given, dict) or not given:
        return
    there = {key_of(each) for _, each in _parameters(api)}
    for key, normal in zip(given, _globals(api), strict=False):
        if normal not in there:
            near = get_close_matches(normal, there, n=1)
            report.warning(
                "configuration-matches-nothing",
                f"No operation has the parameter {key!r}.",
                Pointer() / GLOBALS / key,
                help=f"Did you mean {near[0]!r}?" if near else "",
            )


def _candidate(parameter: Parameter, name: str) -> NameCandidate:
    if name:
        return NameCandidate(text=name, priority=Priority.OVERRIDE, rule=GLOBALS)
    return parameter.candidate or NameCandidate(
        text=parameter.wire,
        priority=Priority.GIVEN,
        context=(parameter.location.value,),
        rule=f"a {parameter.location.value} parameter that operations share",
    )


def _common(api: Api) -> Iterator[str]:
    """Yield the keys of the parameters that nearly all operations have."""
    operations = [each for each in api.operations if each.skipped is None]
    if len(operations) < _FEWEST:
        return
    found: dict[tuple[str, Location], list[Operation]] = {}
    for operation, each in _parameters(api):
        if not _moves(operation, each):
            found.setdefault((key_of(each), each.location), []).append(operation)
    for (key, location), users in found.items():
        if len(users) * 100 < len(operations) * _SHARE[location]:
            continue
        if location is not Location.PATH or _is_owner(key.partition(":")[2], users):
            yield key


def _is_owner(wire: str, users: list[Operation]) -> bool:
    """Whether a path parameter names who owns the things that operations are about.

    The paths go on behind it, often to things with ids of their own. A parameter that most
    paths end with is such a thing itself.
    """
    rests = [each.target.partition("{" + wire + "}")[2] for each in users]
    deeper, ends = sum("{" in each for each in rests), sum(not each for each in rests)
    return (
        len(users) >= _FEWEST_OWNED
        and deeper * 5 >= len(users)
        and ends * 4 <= len(users)
    )


def _moves(operation: Operation, parameter: Parameter) -> bool:
    """Whether a parameter is about one page of a list, or the style of a query at large."""
    paging = operation.paging
    pages = (paging.parameter, paging.size_parameter) if paging is not None else ()
    return parameter.wire in pages or parameter.location is Location.QUERYSTRING


def _parameters(api: Api) -> Iterator[tuple[Operation, Parameter]]:
    for operation in sorted(api.operations, key=lambda each: each.id):
        for each in operation.parameters if operation.skipped is None else ():
            yield operation, each
