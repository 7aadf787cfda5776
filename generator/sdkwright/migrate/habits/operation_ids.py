"""OpenAPI Generator and openapi-python-client: tags are classes or modules, ids are methods.

`PetsApi(client).list_pets()` and `api.pets.list_pets.sync(client=client)` become
`client.pets.list_pets()`. What has no tag is a method of the client.
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
    form_fields,
    is_required,
    json_body,
    mapping,
    requests,
    text,
)
from sdkwright.migrate.wanted import IdNames, WantedMethod, WantedType
from sdkwright.python.names import Scope, identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.migrate.habits.requests import Request
    from sdkwright.migrate.wanted import Setting, Wanted

# Names that openapi-python-client's arguments never have.
_BUILTINS: Final = frozenset(dir(builtins)) - {"id"}
# So many ids, and this share of them, must begin with their tags for it to be said.
_ENOUGH: Final = 4
_MOST: Final = 0.75
_PLACES: Final = frozenset({"path", "query", "header", "cookie"})
_LOWER: Final = re.compile(r"([A-Z]?[a-z]+)")


def id_habits(wanted: Wanted, tree: Json, report: Report, *, named: bool) -> Wanted:
    """Return what is wanted with methods that are called by tag and operation id.

    Args:
        wanted: What the configuration says, with how ids and tags are read.
        tree: The document.
        report: Where is said that parts of ids may have been left out.
        named: Whether an old package gives the names of methods and arguments.
    """
    names = wanted.by_id or IdNames()
    if named:
        return replace(wanted, types=_every_type(wanted, names, tree, requests(tree)))
    hidden = names.of_generator and not names.internal
    inside = {*_internal(tree)} if hidden else set[tuple[str, str]]()
    asked = [e for e in requests(tree) if (e.verb, e.path) not in inside]
    _tell_fronts(asked, names, report)
    every = [each for one in asked for each in _methods(tree, one, names)]
    counts = Counter(each.name for each in every)
    methods = tuple(each for each in every if counts[each.name] == 1)
    # There is a class for each schema, whatever uses it.
    settings: dict[str, Setting] = {**wanted.settings, "schemas": "all"}
    return replace(
        wanted,
        settings=settings,
        methods=(*wanted.methods, *methods),
        types=_every_type(wanted, names, tree, asked),
        actions=(*wanted.actions, *(_removal(*each) for each in sorted(inside))),
    )


def _every_type(
    wanted: Wanted, names: IdNames, tree: Json, asked: Iterable[Request]
) -> tuple[WantedType, ...]:
    """Return the classes of schemas, and of objects in operations."""
    own = (*wanted.types, *_types(wanted, names, tree))
    taken = {*_schemas(tree), *(each.name for each in own)}

    def called(inline: Inline) -> str:
        id = names.mapped.get(inline.request.id) or _id(inline.request, names)
        if not names.of_generator:
            end = f"response_{inline.status}" if inline.status else "body"
            end = f"{end}_item" if inline.item else end
            front = _class(id, {}, names)
            return f"{front}{_class(inline.title or end, {}, names)}"
        end = f"{inline.status}_response" if inline.status else "request"
        end = f"{end}_inner" if inline.item else end
        return _class(inline.title or f"{id}_{end}", {}, names)

    return (*own, *inline_types(asked, called, taken))


def _internal(tree: Json) -> Iterator[tuple[str, str]]:
    """Yield the operations that OpenAPI Generator makes no method of."""
    for each in requests(tree):
        if each.node.get("x-internal") is True:
            yield each.verb, each.path


def _removal(verb: str, path: str) -> Mapping[str, Json]:
    quoted = path.replace("\\", "\\\\").replace("'", "\\'")
    return {"target": f"$.paths['{quoted}'].{verb.lower()}", "remove": True}


def _tell_fronts(every: Sequence[Request], names: IdNames, report: Report) -> None:
    """Say that ids begin with their tags, which an argument of the generator leaves out."""
    if not names.of_generator or names.dropped:
        return
    ids = [(each.id, tag) for each in every if each.id for tag in each.tags[:1]]
    fronted = [(id, tag) for id, tag in ids if _is_front(tag, id, names.delimiter)]
    if len(ids) < _ENOUGH or len(fronted) < _MOST * len(ids):
        return
    id, tag = (_named(each, names) for each in fronted[0])
    report.add(
        Severity.WARNING,
        "not-carried",
        f"Operation ids begin with their tags, so that methods are called `{tag}.{id}`.",
        help="Where OpenAPI Generator was called with --remove-operation-id-prefix, write"
        " `removeOperationIdPrefix: true` into its configuration, and move again.",
    )


def _methods(tree: Json, request: Request, names: IdNames) -> Iterator[WantedMethod]:
    """Yield the methods of an operation: one for each tag that counts."""
    id = names.mapped.get(request.id) or _id(request, names)
    method = _named(id, names)
    tags = _tags(request, names)
    for tag in (tags if names.every_tag else tags[:1]) or [""]:
        place = [_named(tag, names)] if tag and tag != "default" else []
        words = [*place, method]
        if all(is_module(each) for each in words):
            name = ".".join(words)
            yield WantedMethod(
                name=name,
                verb=request.verb,
                path=request.path,
                settings=_settings(tree, request, names),
            )


def _settings(tree: Json, request: Request, names: IdNames) -> dict[str, Setting]:
    """Return what a method's arguments are called: the whole body, and words of Python."""
    found: dict[str, Setting] = {}
    body = _body(json_body(tree, request), request, names)
    if is_module(body):
        found["body"] = body
    arguments: dict[str, Setting] = {}
    for each in request.parameters:
        name = _named(text(each, "name"), names, argument=True)
        if not is_module(_snake(text(each, "name"), names)) or (
            not names.of_generator and name.endswith("_")
        ):
            arguments[f"{text(each, 'in')}:{text(each, 'name')}"] = name
    if arguments:
        found["arguments"] = arguments
    places = _positions(tree, request, body) if names.of_generator else []
    path = [each for each in places if str(each).startswith("path:")]
    if places and places != path[-1:]:  # the last of the path is one anyhow
        found["positional"] = places
    return found


def _positions(tree: Json, request: Request, body: str) -> list[Setting]:
    """Return the arguments that are given by position: all, what is needed first."""
    every: list[tuple[bool, Setting]] = [
        (
            each.get("required") is True or text(each, "in") == "path",
            f"{text(each, 'in')}:{text(each, 'name')}",
        )
        for each in request.parameters
        if text(each, "in") in _PLACES
    ]
    if body:
        every.append((is_required(tree, request), "payload:"))
    form = form_fields(tree, request)
    every += [(needed, f"body:{name}") for name, needed in form]
    return [key for _, key in sorted(every, key=lambda each: not each[0])]


def _body(content: Mapping[str, Json] | None, request: Request, names: IdNames) -> str:
    """Return the argument that is a body of JSON; empty for none."""
    if content is None:
        return ""
    if not names.of_generator:
        return "body"
    said = text(request.node, "x-codegen-request-body-name")
    node = mapping(content.get("schema"))
    schema = text(node, "$ref").rpartition("/")[2]
    if node.get("properties"):
        id = names.mapped.get(request.id) or _id(request, names)
        schema = text(node, "title") or f"{id}_request"
    return _named(said or schema, names) if said or schema else ""


def _id(request: Request, names: IdNames) -> str:
    """Return the operation id, or the one that is made of verb and path."""
    if not request.id:
        parts = [each for each in re.split(r"[/{}]+", request.path) if each]
        verb = request.verb.lower()
        front, end = ([], [verb]) if names.of_generator else ([verb], [])
        return "_".join((*front, *(parts or ["root"]), *end))
    if not names.dropped:
        return request.id
    parts = request.id.split(names.delimiter)
    left = parts[-1:] if names.dropped < 0 else parts[names.dropped :]
    return names.delimiter.join(left) or request.id


def _tags(request: Request, names: IdNames) -> list[str]:
    if names.tag:
        return [names.tag]
    if names.tag_key:
        return [text(request.node, names.tag_key)]
    return [request.id] if names.tag_is_id else request.tags


def _named(name: str, names: IdNames, *, argument: bool = False) -> str:
    """Return a name in snake case; words of Python are told apart from names."""
    found = _snake(name, names)
    if names.of_generator:
        front = "var_" if argument else "call_"
        return found if is_module(found) else f"{front}{found}"
    taken = argument and found in _BUILTINS
    return f"{found}_" if taken or not is_module(found) else found


def _snake(name: str, names: IdNames) -> str:
    if not names.of_generator:
        spaced = " ".join(_LOWER.split(name)) if name.lower() != name else name
        return "_".join(re.findall(r"[A-Za-z0-9]+", spaced)).lower()
    found = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", re.sub(r"\W+", "_", name))
    found = re.sub(r"([a-z\d])([A-Z])", r"\1_\2", found).lower()
    return re.sub(r"__+", "_", found).strip("_")


def _is_front(tag: str, id: str, delimiter: str) -> bool:
    """Whether an id begins with a tag, however both are spelled."""
    front, found, _ = id.partition(delimiter)
    letters = [re.sub(r"[^a-z0-9]", "", each.lower()) for each in (tag, front)]
    return bool(found) and letters[0] == letters[1]


def _types(wanted: Wanted, names: IdNames, tree: Json) -> Iterator[WantedType]:
    """Yield classes with what all of them begin and end with, spelled as schemas are.

    openapi-python-client calls them by titles.
    """
    said = {each.schema for each in wanted.types}
    every = _schemas(tree).items()
    found = {schema: _class(schema, node, names) for schema, node in every}
    counts = Counter(found.values())
    for schema, name in found.items():
        ours = identifier(Scope.TYPES, schema)
        free = schema not in said and counts[name] == 1
        if free and is_module(name) and name != ours:
            yield WantedType(schema=schema, name=name)


def _schemas(tree: Json) -> Mapping[str, Json]:
    root = mapping(tree)
    components = mapping(mapping(root.get("components")).get("schemas"))
    return {**components, **mapping(root.get("definitions"))}


def _class(schema: str, node: Json, names: IdNames) -> str:
    """Return what the class of a schema is called."""
    if not names.of_generator:
        title = text(mapping(node), "title") or schema
        words = re.findall(r"[A-Za-z0-9]+", " ".join(_LOWER.split(title)))
        return "".join(e if e.isupper() else e.capitalize() for e in words)
    parts = (each for each in (names.front, schema, names.end) if each)
    words = re.findall(r"[A-Za-z0-9]+", "_".join(parts))
    return "".join(each[:1].upper() + each[1:] for each in words)
