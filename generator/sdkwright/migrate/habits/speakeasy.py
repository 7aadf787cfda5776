"""Speakeasy: a method is called by tag and operation id, builtins get an underscore.

Plural acronyms are taken apart as words. A body is one argument where neither it nor anything
else must be given: `request` if it is all that a method takes, else called after its schema.
The only credential of a client is called after its scheme.
"""

from __future__ import annotations

import builtins
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from sdkwright.config import is_module
from sdkwright.diagnostics import Severity
from sdkwright.frozen import replace
from sdkwright.migrate.habits.inline_types import Inline, inline_types
from sdkwright.migrate.habits.requests import (
    body_class,
    body_fields,
    has_fields,
    is_needed,
    mapping,
    requests,
    text,
)
from sdkwright.migrate.wanted import WantedMethod

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.migrate.habits.requests import Request
    from sdkwright.migrate.wanted import Setting, Wanted

_BUILTINS: Final = frozenset(
    each for each in dir(builtins) if each.islower() and not each.startswith("_")
)
_PLAIN: Final = re.compile(r"[A-Za-z_][\w-]*")
_PLURAL: Final = re.compile(r"[A-Z]{2,}s(?![a-z])")
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[A-Z]|[0-9]+")
# Words that are capitals in names of classes, as in Go.
_CAPITALS: Final = frozenset(
    {"ACL", "API", "ASCII", "CPU", "CSS", "DNS", "EOF", "GUID", "HTML", "HTTP", "HTTPS", "ID",
     "IP", "JSON", "LHS", "QPS", "RAM", "RHS", "RPC", "SLA", "SMTP", "SQL", "SSH", "TCP", "TLS",
     "TTL", "UDP", "UI", "UID", "UUID", "URI", "URL", "UTF8", "VM", "XML", "XMPP", "XSRF",
     "XSS"}
)  # fmt: skip
_OVERRIDE: Final = "x-speakeasy-name-override"
_GROUP: Final = "x-speakeasy-group"
_MOST: Final = "x-speakeasy-max-method-params"
_IGNORE: Final = "x-speakeasy-ignore"
_SAID: Final = (_OVERRIDE, "x-sdkwright-name")
# What a body without a name of its own is called.
_INLINE: Final = "request_body"


def speakeasy_habits(
    wanted: Wanted, tree: Json, report: Report, *, named: bool
) -> Wanted:
    """Return what is wanted with the names that Speakeasy makes of itself.

    Args:
        wanted: What the configuration says; `redefined` are builtins that names may be.
        tree: The document.
        report: Where goes what calls gave and cannot give any more.
        named: Whether an old package gives the names of arguments.
    """
    _say_security(tree, report)
    tables = {name: dict(table) for name, table in wanted.tables.items()}
    own = tables.setdefault("arguments", {})
    for name in sorted(_names(tree)) if not named else ():
        if _PLURAL.search(name):
            own.setdefault(name, _snake(name))
        elif _snake(name) in _BUILTINS - wanted.redefined:
            own.setdefault(name, f"{_snake(name)}_")
    schemas = mapping(mapping(mapping(tree).get("components")).get("schemas"))
    operations = tables.setdefault("operations", {})
    for key, settings in _bodies(tree, wanted) if not named else ():
        operations[key] = settings
    schemes = tables.setdefault("security_schemes", {})
    for name in _credential(tree) if wanted.flat_security else ():
        schemes.setdefault(name, {"argument": _snake(name)})
    return replace(
        wanted,
        tables={name: table for name, table in tables.items() if table},
        methods=(*wanted.methods, *(() if named else _methods(tree))),
        types=(*wanted.types, *inline_types(requests(tree), _class, schemas)),
    )


def _say_security(tree: Json, report: Report) -> None:
    """Say that operations with credentials of their own took them from each call."""
    usual = mapping(tree).get("security")
    own = [
        f"`{each.verb} {each.path}`"
        for each in requests(tree)
        if each.node.get("security", usual) not in (usual, [], [{}])
    ]
    if own:
        report.add(
            Severity.WARNING,
            "not-carried",
            f"Calls gave `security=` to {len(own)} operations with credentials of their own,"
            f" such as {own[0]}; here the client has all credentials.",
            help="Give them to the client.",
        )


def _class(inline: Inline) -> str:
    """Return what the class of an object in an operation is called; empty without an id."""
    front = _words(inline.request.id)
    end = "ResponseBody" if inline.status else "RequestBody"
    return f"{front}{end}" if front and not inline.item else ""


def _words(text: str) -> str:
    """Return a text as the beginning of a class's name; empty where it cannot be that."""
    words = _WORD.findall(text)
    return "".join(
        each.upper() if each.upper() in _CAPITALS else each[:1].upper() + each[1:]
        for each in words
    )


def _methods(tree: Json) -> Iterator[WantedMethod]:
    """Yield the methods that the document names only by tags and ids, and no two alike."""
    ruled = _OVERRIDE in mapping(tree)  # the document names by patterns of ids
    every = [
        method
        for each in requests(tree)
        if each.node.get(_IGNORE) is not True
        and not (ruled or text(each.node, _OVERRIDE))
        for method in _named(each)
    ]
    counts = Counter(each.name for each in every)
    return (each for each in every if counts[each.name] == 1)


def _named(request: Request) -> Iterator[WantedMethod]:
    """Yield the methods of an operation: one for each tag, without one of the client."""
    group = text(request.node, _GROUP)
    plain = re.sub(r"[^A-Za-z0-9]+", "_", f"{request.verb.lower()}_{request.path}")
    method = _snake(request.id) if request.id else plain.lower()
    for tag in ([group] if group else request.tags) or [""]:
        place = [_snake(each) for each in tag.split(".") if each]
        words = [each if is_module(each) else f"{each}_" for each in (*place, method)]
        if all(is_module(each) for each in words):
            name = ".".join(words)
            yield WantedMethod(name=name, verb=request.verb, path=request.path)


def _bodies(tree: Json, wanted: Wanted) -> Iterator[tuple[str, dict[str, Setting]]]:
    """Yield the operations whose arguments are not those of the document, and their names.

    Of more arguments than there may be one object is made, in which the body is a member. A
    body is one argument where it has no fields, or where the method can be called without
    anything: all else may be left out, and the body may be missing, or needs no field. It is
    called `request` where there is nothing else. A parameter that is called like a field of
    the body has an ending.
    """
    for each in requests(tree):
        held = _held(tree, each, wanted)
        if held:
            twice = _twice(each)
            held |= {"arguments": twice} if twice else {}
            yield f"{each.verb} {each.path}", held
            continue
        if "requestBody" not in each.node:
            continue
        needed = any(one.get("required") is True for one in each.parameters)
        fields = body_fields(tree, each)
        apart = needed or is_needed(tree, each)
        if has_fields(tree, each) and apart and wanted.flat_bodies:
            arguments = _doubled(each, fields)
            if arguments:
                yield f"{each.verb} {each.path}", {"arguments": arguments}
            continue
        own = wanted.body or _argument(body_class(tree, each, _OVERRIDE)) or _INLINE
        name = own if each.parameters else "request"
        if is_module(name):
            yield f"{each.verb} {each.path}", {"body": name}


def _held(tree: Json, request: Request, wanted: Wanted) -> dict[str, Setting]:
    """Return the class of the one object that an operation takes, and its member for the body.

    Empty where the arguments are no object: they are few enough, or the body is all there is.
    """
    most = wanted.most
    for node in (mapping(tree), request.node):
        own = node.get(_MOST)
        most = own if isinstance(own, int) else most
    body = "requestBody" in request.node
    if most is None or not request.parameters or (body and wanted.flat_bodies):
        return {}
    if len(request.parameters) + body <= most or not _words(request.id):
        return {}
    found: dict[str, Setting] = {"request": f"{_words(request.id)}Request"}
    if body:
        name = wanted.body or _argument(body_class(tree, request, _OVERRIDE)) or _INLINE
        found["body"] = name
    return found


def _argument(schema: str) -> str:
    """Return what an argument is called after its schema; empty for no schema."""
    name = _snake(schema)
    return f"{name}_" if name in _BUILTINS else name


def _twice(request: Request) -> dict[str, Setting]:
    """Return the names of parameters that others in other places are called like."""
    counts = Counter(
        _snake(text(each, _OVERRIDE) or text(each, "name"))
        for each in request.parameters
    )
    found: dict[str, Setting] = {}
    for each in request.parameters:
        name, place = text(each, "name"), text(each, "in")
        if counts[_snake(name)] > 1 and not any(key in each for key in _SAID):
            found[f"{place}:{name}"] = f"{_snake(name)}_{place}_parameter"
    return found


def _doubled(request: Request, fields: set[str]) -> dict[str, Setting]:
    """Return the names of parameters that fields of the body are called like, and of these."""
    found: dict[str, Setting] = {}
    for each in request.parameters:
        name = text(each, "name")
        if name in fields and not any(key in each for key in _SAID):
            found[f"{text(each, 'in')}:{name}"] = f"{_snake(name)}_param"
            found[f"body:{name}"] = _snake(name)
    return found


def _credential(tree: Json) -> Iterator[str]:
    """Yield the only scheme that the document asks for, if it is one secret."""
    root = mapping(tree)
    given = root.get("security")
    names = {
        name
        for each in (given if isinstance(given, list) else ())
        for name in mapping(each)
    }
    schemes = mapping(mapping(root.get("components")).get("securitySchemes"))
    for name in names if len(names) == 1 else ():
        scheme = mapping(schemes.get(name))
        bearer = text(scheme, "scheme").lower() == "bearer"
        fetched = "clientCredentials" in mapping(scheme.get("flows"))
        token = text(scheme, "type") in {"apiKey", "openIdConnect", "oauth2"}
        if not any(key in scheme for key in _SAID) and not fetched:
            yield from [name] if bearer or token else []


def _names(tree: Json) -> set[str]:
    """Return the names of parameters and fields that nothing else names."""
    found: set[str] = set()
    for request in requests(tree):
        found |= body_fields(tree, request, _SAID)
        for each in request.parameters:
            if not any(key in each for key in _SAID):
                found.add(text(each, "name"))
    return {each for each in found if _PLAIN.fullmatch(each)}


def _snake(name: str) -> str:
    """Return a name in snake case, as Speakeasy takes it apart: `memberIDs`, `member_i_ds`."""
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    text = re.sub(r"([A-Z])([A-Z][a-z])", r"\1_\2", text)
    return re.sub(r"\W+", "_", text).strip("_").lower()
