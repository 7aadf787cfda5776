"""What requests of a document hold: its operations, their parameters and body fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.migrate.document import VERBS
from sdkwright.migrate.surfaces import route
from sdkwright.source import parse_pointer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.ir.types import Json

_PARTS: Final = ("allOf", "oneOf", "anyOf")
_FORMS: Final = ("application/x-www-form-urlencoded", "multipart/")
# References that lead further are not followed.
_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One operation.

    Attributes:
        node: The Operation Object.
        parameters: Its Parameter Objects, with those of its path, none of which is a
            reference.
    """

    verb: str
    path: str
    node: Mapping[str, Json]
    parameters: tuple[Mapping[str, Json], ...]

    @property
    def route(self) -> tuple[str, str]:
        """What identifies it: names of path variables do not count."""
        return self.verb, route(self.path)

    @property
    def id(self) -> str:
        """The operation id; empty for none."""
        return text(self.node, "operationId")

    @property
    def tags(self) -> list[str]:
        """The tags that are texts."""
        found = self.node.get("tags")
        return [
            each
            for each in (found if isinstance(found, list) else ())
            if isinstance(each, str) and each.strip()
        ]


def requests(tree: Json) -> Iterator[Request]:
    """Yield the operations of a document."""
    for path, given in mapping(mapping(tree).get("paths")).items():
        item = _led(tree, given)
        for verb in VERBS:
            if not isinstance(item.get(verb), dict):
                continue
            node = mapping(item.get(verb))
            found = {
                (text(each, "in"), text(each, "name")): each
                for holder in (item, node)
                for each in _parameters(tree, holder)
            }
            parameters = tuple(found.values())
            yield Request(
                verb=verb.upper(), path=path, node=node, parameters=parameters
            )


def body_fields(tree: Json, request: Request, unless: Sequence[str] = ()) -> set[str]:
    """Return the names of the fields of a request's body, whatever it can be.

    Args:
        tree: The document.
        request: The operation.
        unless: Extensions of those that are not meant.
    """
    nodes = _nodes(tree, _schemas(tree, request), _PARTS)
    return {
        name
        for node in nodes
        for name, each in mapping(node.get("properties")).items()
        if not any(key in mapping(each) for key in unless)
    }


def is_required(tree: Json, request: Request) -> bool:
    """Whether a body must be sent."""
    return _led(tree, request.node.get("requestBody")).get("required") is True


def is_needed(tree: Json, request: Request) -> bool:
    """Whether there is a body that must be sent, and has fields that it must have."""
    body = _led(tree, request.node.get("requestBody"))
    nodes = _nodes(tree, _schemas(tree, request)[:1], ("allOf",))
    return body.get("required") is True and any(node.get("required") for node in nodes)


def has_fields(tree: Json, request: Request) -> bool:
    """Whether a body is an object with fields, and not one of several things."""
    nodes = [*_nodes(tree, _schemas(tree, request)[:1], ("allOf",))]
    several = any("oneOf" in node or "anyOf" in node for node in nodes)
    return not several and any(node.get("properties") for node in nodes)


def form_fields(tree: Json, request: Request) -> list[tuple[str, bool]]:
    """Return the fields of a body that is a form, and whether each must be given."""
    body = _led(tree, request.node.get("requestBody"))
    contents = mapping(body.get("content"))
    if any(not name.startswith(_FORMS) for name in contents):
        return []
    found: dict[str, bool] = {}
    for node in _nodes(tree, _schemas(tree, request)[:1], ("allOf",)):
        required = node.get("required")
        needed = required if isinstance(required, list) else []
        found |= {name: name in needed for name in mapping(node.get("properties"))}
    return [*found.items()]


def inline_schemas(request: Request) -> Iterator[tuple[str, str, Json]]:
    """Yield what stands in an operation itself as JSON: status, pointer and schema.

    The status is empty for the request's body; of responses those of success are meant.
    """
    path = request.path.replace("~", "~0").replace("/", "~1")
    front = f"#/paths/{path}/{request.verb.lower()}"
    places = [("", "requestBody", mapping(request.node.get("requestBody")))]
    places += [
        (status, f"responses/{status}", mapping(each))
        for status, each in mapping(request.node.get("responses")).items()
        if status.startswith("2")
    ]
    for status, place, node in places:
        contents = mapping(node.get("content"))
        for name in [each for each in contents if "json" in each][:1]:
            quoted = name.replace("~", "~0").replace("/", "~1")
            pointer = f"{front}/{place}/content/{quoted}/schema"
            yield status, pointer, mapping(contents[name]).get("schema")


def body_class(tree: Json, request: Request, *named: str) -> str:
    """Return the component that a body is, if that is an object or one of several things.

    Args:
        tree: The document.
        request: The operation.
        named: Extensions of the component that give it another name.
    """
    schema = next(iter(_schemas(tree, request)), None)
    plain = {"array", "string", "integer", "number", "boolean"}
    component = text(mapping(schema), "$ref").rpartition("/")[2]
    found = _led(tree, schema)
    names = (text(found, each) for each in named if component)
    return "" if text(found, "type") in plain else next(filter(None, names), component)


def _schemas(tree: Json, request: Request) -> list[Json]:
    """Return the schemas of a body, the one of each media type."""
    body = _led(tree, request.node.get("requestBody"))
    found = [mapping(e).get("schema") for e in mapping(body.get("content")).values()]
    inside = (each for each in request.parameters if each.get("in") == "body")
    return [*found, *(each.get("schema") for each in inside)]


def _nodes(
    tree: Json, schemas: list[Json], parts: tuple[str, ...]
) -> Iterator[Mapping[str, Json]]:
    """Yield schemas and those that they are made of, each of them once."""
    waiting = [*schemas]
    seen: set[int] = set()
    while waiting:
        node = _led(tree, waiting.pop())
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        for part in parts:
            inner = node.get(part)
            waiting += inner if isinstance(inner, list) else ()


def json_body(tree: Json, request: Request) -> Mapping[str, Json] | None:
    """Return the Media Type Object of a body of JSON; None for none."""
    body = _led(tree, request.node.get("requestBody"))
    for name, content in mapping(body.get("content")).items():
        if "json" in name:
            return mapping(content)
    return next((e for e in request.parameters if e.get("in") == "body"), None)


def _parameters(tree: Json, holder: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    given = holder.get("parameters")
    for each in given if isinstance(given, list) else ():
        found = _led(tree, each)
        if text(found, "name"):
            yield found


def _led(tree: Json, node: Json) -> Mapping[str, Json]:
    """Return an object, or what its reference leads to in the same document."""
    for _ in range(_DEEPEST):
        found = mapping(node)
        target = found.get("$ref")
        if not isinstance(target, str):
            return found
        node = _at(tree, target)
    return {}


def led(tree: Json, node: Json, place: str) -> tuple[Mapping[str, Json], str]:
    """Return an object, or the component that it refers to, each with its JSONPath."""
    found = mapping(node)
    target = found.get("$ref")
    if not isinstance(target, str):
        return found, place
    for _ in range(_DEEPEST):
        inner = mapping(_at(tree, target)).get("$ref")
        if not isinstance(inner, str):
            break
        target = inner
    tokens = parse_pointer(target).tokens if target.startswith("#/") else ()
    quoted = (t.replace("\\", "\\\\").replace("'", "\\'") for t in tokens)
    return _led(tree, node), "$" + "".join(f"['{each}']" for each in quoted)


def _at(tree: Json, target: str) -> Json:
    """Return what a pointer of the same document names; None for nothing."""
    if not target.startswith("#/"):
        return None
    for token in parse_pointer(target).tokens:
        tree = mapping(tree).get(token)
    return tree


def mapping(value: Json) -> Mapping[str, Json]:
    """Return a mapping; an empty one for any other value."""
    return value if isinstance(value, dict) else {}


def text(node: Mapping[str, Json], key: str) -> str:
    """Return a member that is a text; empty for any other."""
    value = node.get(key)
    return value.strip() if isinstance(value, str) else ""
