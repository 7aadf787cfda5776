"""Parameters: from the path item and the operation, with their styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.ir import Kind, Literals, Location, Parameter, Primitive, Style
from sdkwright.ir.build import primitive, union
from sdkwright.read.openapi import (
    NO_DOCS,
    PARAMETER_NAMES,
    PLACEHOLDER,
    docs_of,
    first_text,
    ignored,
    items,
    mapping,
    name_override,
    role_of,
    text,
)
from sdkwright.read.operations.security import has_authorization

if TYPE_CHECKING:
    from sdkwright.ir import Json, Operation, Type
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas import Reader
    from sdkwright.source import Pointer

_SHARED_DOCS: Final = frozenset({"description", "deprecated", "example", "examples"})
_LOCATIONS: Final = {each.value: each for each in Location}
_STYLES: Final = {each.value: each for each in Style}
_DEFAULT_STYLES: Final = {
    Location.PATH: Style.SIMPLE,
    Location.QUERY: Style.FORM,
    Location.HEADER: Style.SIMPLE,
    Location.COOKIE: Style.FORM,
    Location.QUERYSTRING: Style.FORM,
}
# OpenAPI 3.1, section 4.8.12.1: parameters with these names shall be ignored. But for
# `Authorization` where no security scheme sends it: nothing else could.
_IGNORED_HEADERS: Final = frozenset(
    {"accept", "content-type", "authorization"}
    # What the transport alone can know: how long the body is, where it goes, what it reads.
    | {"accept-encoding", "connection", "content-length", "host", "transfer-encoding"}
)


def parameters(
    reader: Reader, item: tuple[Object, Pointer], operation: tuple[Object, Pointer]
) -> tuple[Parameter, ...]:
    """Return an operation's parameters: the path item's, overridden by its own."""
    found: dict[tuple[str, Location], Parameter] = {}
    for node, at in (item, operation):
        own: set[tuple[str, Location]] = set()
        for index, each in enumerate(items(node, "parameters")):
            parameter = _parameter(reader, each, at / "parameters" / index)
            if parameter is None:
                continue
            key = (parameter.wire, parameter.location)
            if key in own:
                reader.report.warning(
                    "parameter-repeated",
                    f"The {key[1].value} parameter {key[0]!r} is declared twice; "
                    "the last declaration is used.",
                    parameter.at,
                )
            own.add(key)
            found[key] = parameter
    return tuple(found.values())


def complete(reader: Reader, operation: Operation) -> tuple[Parameter, ...]:
    """Return an operation's parameters, made to agree with the placeholders of its path."""
    query = operation.target.partition("?")[2]
    names = dict.fromkeys(PLACEHOLDER.findall(operation.target))
    result: list[Parameter] = []
    for given in operation.parameters:
        each = _placed(given, query)
        if each.location is not Location.PATH:
            result.append(each)
        elif each.wire in names:
            # One that has no place in the path is left out: the semantic check said so.
            result.append(each)
            del names[each.wire]
    for name in names:
        _tell_undeclared(reader, name, operation.at)
        result.append(
            Parameter(
                wire=name,
                location=Location.PATH,
                type=primitive(Kind.STRING),
                required=True,
                at=operation.at,
                style=Style.SIMPLE,
                explode=False,
                docs=NO_DOCS,
            )
        )
    return tuple(result)


def _tell_undeclared(reader: Reader, name: str, at: Pointer) -> None:
    """Report a parameter of a path, unless the checks of the document have done so."""
    code = "path-parameter-undeclared"
    if not any(
        each.code == code and each.pointer == at and repr(name) in each.message
        for each in reader.report.contained
    ):
        message = f"The path names {name!r}, which no parameter declares; a string is assumed."
        reader.report.warning(code, message, at)


def _placed(parameter: Parameter, query: str) -> Parameter:
    """Return a parameter of the query as one of the path, if its literal query names it."""
    if parameter.location is Location.QUERY and f"{{{parameter.wire}}}" in query:
        return replace(
            parameter, location=Location.PATH, style=Style.SIMPLE, explode=False
        )
    return parameter


def _parameter(reader: Reader, given: Json, at: Pointer) -> Parameter | None:
    followed = reader.follow(given, at)
    if followed is None:
        reader.report.warning(
            "parameter-not-object", "This parameter cannot be read; it is left out.", at
        )
        return None
    node, at = followed
    wire, location = text(node, "name"), _LOCATIONS.get(text(node, "in"))
    if location is None or not wire:
        reader.report.warning(
            "parameter-incomplete",
            "A parameter needs a name and a known place; it is left out.",
            at,
        )
        return None
    if _left_out(reader, node, wire, location, at):
        return None
    type, content = _type(reader, node, at)
    if node.get("allowEmptyValue") is True and location is Location.QUERY:
        type = _or_empty(type)
    schema = mapping(node, "schema")
    style, explode = _style(reader, node, location, at)
    return Parameter(
        wire=wire,
        location=location,
        type=type,
        required=location is Location.PATH or node.get("required") is True,
        at=at,
        style=style,
        explode=explode,
        allow_reserved=_reserved(node),
        content=content,
        docs=docs_of(_described(node, schema), wire),
        has_default="default" in schema,
        default=schema.get("default"),
        candidate=name_override(node, PARAMETER_NAMES),
        role=role_of(node) or role_of(schema),
    )


def _or_empty(type: Type) -> Type:
    """Return a type that also takes the empty text, as `allowEmptyValue` allows."""
    if isinstance(type, Primitive) and type.kind in {Kind.STRING, Kind.ANY}:
        return type
    return union([type, Literals(values=("",), open=False)])


def _described(node: Object, schema: Object) -> Object:
    """Return the parameter with its schema's description where it has none itself."""
    missing = {
        key: value
        for key, value in schema.items()
        if key in _SHARED_DOCS and key not in node
    }
    return {**missing, **node} if missing else node


def _left_out(
    reader: Reader, node: Object, wire: str, location: Location, at: Pointer
) -> bool:
    header = wire.lower() if location is Location.HEADER else ""
    if header in _IGNORED_HEADERS and (
        header != "authorization" or has_authorization(reader)
    ):
        reader.report.note(
            "header-parameter-ignored",
            f"The header {wire!r} is set by the client itself and is no parameter.",
            at,
        )
        return True
    reason = ignored(node)
    if reason and location is not Location.PATH:
        reader.report.note(
            "parameter-left-out", f"{wire!r} is left out by {reason}.", at
        )
        return True
    return False


def _reserved(node: Object) -> bool:
    override = node.get("x-speakeasy-param-encoding-override")
    return (
        node.get("allowReserved") is True
        or override == "allowReserved"
        or node.get("x-ms-skip-url-encoding") is True
    )


def _type(reader: Reader, node: Object, at: Pointer) -> tuple[Type, str | None]:
    """Return the parameter's type, and its media type if it is declared by `content`."""
    if "schema" in node:
        return reader.type(node["schema"], at / "schema"), None
    for media, each in mapping(node, "content").items():
        inner = each if isinstance(each, dict) else {}
        place = at / "content" / media / "schema"
        return reader.type(inner.get("schema", True), place), media.lower()
    if "type" in node or "items" in node:
        return reader.type(node, at), None
    reader.report.warning(
        "parameter-without-schema",
        f"The parameter {text(node, 'name')!r} has no schema; a string is assumed.",
        at,
    )
    return primitive(Kind.STRING), None


def _style(
    reader: Reader, node: Object, location: Location, at: Pointer
) -> tuple[Style, bool]:
    """Return how the value is written (OpenAPI 3.1, section 4.8.12.2)."""
    given = first_text(node, "style")
    style = _STYLES.get(given)
    if style is None:
        if given:
            reader.report.warning(
                "parameter-style", f"{given!r} is no style; the default is used.", at
            )
        style = _DEFAULT_STYLES[location]
    explode = node.get("explode")
    if isinstance(explode, bool):
        return style, explode
    return style, style in {Style.FORM, Style.COOKIE}
