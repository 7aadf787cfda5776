"""Fern: a method is called by tag and operation id, a credential by what it is.

The rules are those of its OpenAPI importer: a method that is named without a group is one of
the client; an id that begins with the tag goes on with the method; what FastAPI adds to ids
is left out. Headers lose `X-`, and those that three of four operations take are arguments of
the client.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from sdkwright.config import is_module
from sdkwright.frozen import replace
from sdkwright.migrate.habits.fern_bodies import optional_fields, whole_bodies
from sdkwright.migrate.habits.fern_names import argument_names, casings, snake
from sdkwright.migrate.habits.inline_types import Inline, inline_types
from sdkwright.migrate.habits.requests import mapping, requests, text
from sdkwright.migrate.wanted import WantedMethod

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.ir.types import Json
    from sdkwright.migrate.habits.requests import Request
    from sdkwright.migrate.wanted import Setting, Wanted

_METHOD: Final = "x-fern-sdk-method-name"
_GROUP: Final = "x-fern-sdk-group-name"
_IGNORE: Final = "x-fern-ignore"
_CAMEL: Final = re.compile(r"[a-z]+(?:[A-Z][a-z]+)*")
_SAID: Final = ("x-fern-bearer", "x-fern-basic", "x-fern-header", "x-sdkwright-name")
# The share of operations from which on a header is one of the client.
_MOST: Final = 0.75
_HEADERS: Final = frozenset({"authorization"})
# The option of each call that is a header here.
_ONCE: Final = "idempotency_key"


def fern_habits(wanted: Wanted, tree: Json, *, named: bool) -> Wanted:
    """Return what is wanted with what Fern does of itself.

    Args:
        wanted: What the configuration says.
        tree: The document.
        named: Whether an old package gives the names of methods.
    """
    smart = wanted.smart_casing
    every = [each for each in requests(tree) if each.node.get(_IGNORE) is not True]
    tables = {name: dict(table) for name, table in wanted.tables.items()}
    schemes = tables.setdefault("security_schemes", {})
    for name, arguments in _credentials(tree):
        schemes.setdefault(name, {"argument": arguments})
    _add(tables, "casings", casings(tree))
    _add(tables, "globals", dict(_said_headers(tree)))
    _add_headers(tables, every, named=named)
    if not named:
        _add(tables, "arguments", argument_names(tree, smart=smart))
        _add(tables, "operations", _operations(wanted, tree, every))
    schemas = mapping(mapping(mapping(tree).get("components")).get("schemas"))
    known = {each.route for each in wanted.methods}
    methods = [] if named else [_method(each, wanted) for each in every]
    found = [each for each in methods if each is not None and each.route not in known]
    return replace(
        wanted,
        tables={name: table for name, table in tables.items() if table},
        methods=(*wanted.methods, *_apart(found)),
        types=(*wanted.types, *inline_types(every, _class, schemas)),
        actions=(*wanted.actions, *optional_fields(tree)),
    )


def _class(inline: Inline) -> str:
    """Return what the class of an object in an operation is called; empty without an id."""
    words = snake(inline.request.id).split("_")
    end = "Response" if inline.status else "Request"
    front = "".join(each.capitalize() for each in words)
    return f"{front}{end}{'Item' if inline.item else ''}" if front else ""


def _add(
    tables: dict[str, dict[str, Setting]], name: str, more: Mapping[str, Setting]
) -> None:
    tables[name] = {**more, **tables.get(name, {})}


def _said_headers(tree: Json) -> Iterator[tuple[str, Setting]]:
    """Yield the headers that a document gives to the client, with what they are called."""
    given = mapping(tree).get("x-fern-global-headers")
    for each in given if isinstance(given, list) else ():
        header = text(mapping(each), "header")
        name = snake(text(mapping(each), "name")) or _header_name(header)
        env = text(mapping(each), "env")
        if header and is_module(name):
            yield f"header:{header}", {"name": name, "env": env} if env else name


def _add_headers(
    tables: dict[str, dict[str, Setting]], every: Sequence[Request], *, named: bool
) -> None:
    """Add what headers are called, and which of them the client takes."""
    headers = Counter(
        text(header, "name") for each in every for header in _headers(each)
    )
    shared = {n for n, count in headers.items() if count >= _MOST * len(every)}
    taken = {f"header:{name}": _header_name(name) for name in sorted(shared)}
    _add(tables, "globals", taken)
    others = sorted(headers.keys() - shared) if not named else ()
    given = {name: _header_name(name) for name in others}
    names = {n: e for n, e in given.items() if e not in {snake(n), _ONCE}}
    _add(tables, "arguments", {f"header:{n}": name for n, name in names.items()})


def _operations(
    wanted: Wanted, tree: Json, every: Sequence[Request]
) -> dict[str, Setting]:
    """Return what single operations take by position, as one body, and as their key."""
    found: dict[str, dict[str, Setting]] = {}
    for key in whole_bodies(tree, inline=wanted.inline_bodies):
        found[key] = {"body": "request"}
    for each in every:
        for header in _headers(each):
            name = text(header, "name")
            if _header_name(name) == _ONCE and snake(name) != _ONCE:
                key = f"{each.verb} {each.path}"
                found.setdefault(key, {})["idempotency_header"] = name
    for each in every if wanted.spec_order else ():
        order = [text(e, "name") for e in each.parameters if e.get("in") == "path"]
        if order != [e for e in re.findall(r"\{([^{}]*)\}", each.path) if e in order]:
            found.setdefault(f"{each.verb} {each.path}", {})["positional"] = [*order]
    return {**found}


def _apart(methods: Sequence[WantedMethod]) -> Iterator[WantedMethod]:
    """Yield the methods without those whose names others have as well."""
    counts = Counter(each.name for each in methods)
    return (each for each in methods if counts[each.name] == 1)


def _method(request: Request, wanted: Wanted) -> WantedMethod | None:
    """Return the method of an operation; None where no rule names it."""
    group = request.node.get(_GROUP)
    name = text(request.node, _METHOD)
    if name or group is not None:
        names = group if isinstance(group, list) else [group]
        parts = [each for each in names if isinstance(each, str)] if name else []
        place = [part for each in parts for part in each.split(".")]
    else:
        place, name = _placed(request)
    smart, front = wanted.smart_casing, wanted.places.get(request.route, "")
    place = [*front.split("."), *place] if front else place
    words = [_named(each, smart=smart) for each in (*place, name)]
    if not all(is_module(each) for each in words):
        return None
    return WantedMethod(name=".".join(words), verb=request.verb, path=request.path)


def _named(text: str, *, smart: bool) -> str:
    """Return a name in snake case; words of Python get an underscore."""
    name = snake(text, smart=smart)
    return name if is_module(name) else f"{name}_"


def _placed(request: Request) -> tuple[list[str], str]:
    """Return the group and the method that tag and operation id make."""
    tag = next(iter(request.tags), "")
    if not request.id:
        plain = f"{request.verb} {request.path}"
        return [tag] if tag else [], text(request.node, "summary") or plain
    if not tag:
        return [], request.id
    of_tag, of_id = _tokens(tag), _tokens(request.id)
    if of_tag == of_id:
        return [], tag
    path = re.sub(r"[{}]", "_", re.sub(r"[^A-Za-z0-9{}]+", "_", request.path))
    ending = f"{path}_{request.verb.lower()}"
    if request.id.endswith(ending):
        return [tag], request.id[: -len(ending)]
    if of_id[: len(of_tag)] == of_tag:
        return ["_".join(of_tag)], "_".join(of_id[len(of_tag) :])
    return [tag], request.id


def _tokens(name: str) -> list[str]:
    """Take a tag or an id apart: at humps in plain camel case, else at separators."""
    if _CAMEL.fullmatch(name):
        found = re.split(r"(?=[A-Z])", name)
    else:
        found = re.split(r"[^A-Za-z0-9]+", name)
    return [each.lower() for each in found if each]


def _headers(request: Request) -> Iterator[Mapping[str, Json]]:
    """Yield the header parameters whose names nothing else says."""
    for each in request.parameters:
        name = text(each, "name").lower()
        own = "x-fern-parameter-name" in each or each.get(_IGNORE) is True
        if each.get("in") == "header" and name not in _HEADERS and not own:
            yield each


def _header_name(name: str) -> str:
    return snake(re.sub(r"^[Xx]-", "", name))


def _credentials(tree: Json) -> Iterator[tuple[str, Setting]]:
    """Yield the schemes, each with the client's arguments; of several kinds the first is named.

    What follows the first scheme is a header, which is called after itself.
    """
    schemes = mapping(mapping(mapping(tree).get("components")).get("securitySchemes"))
    taken: set[str] = set()
    for name, node in schemes.items():
        scheme = mapping(node)
        said = any(key in scheme for key in _SAID)
        arguments = None if said else _arguments(scheme, first=not taken)
        taken.add(name)
        if arguments is not None:
            yield name, arguments


def _arguments(scheme: Mapping[str, Json], *, first: bool) -> Setting | None:
    kind, place = text(scheme, "type"), text(scheme, "in")
    if kind == "apiKey" and place == "header":
        return "api_key" if first else _header_name(text(scheme, "name")) or None
    if kind == "oauth2":
        return None if "clientCredentials" in mapping(scheme.get("flows")) else "token"
    if kind != "http":
        return None
    if text(scheme, "scheme").lower() == "basic":
        return {"username": "username", "password": "password"}
    return "token"
