"""From 2.0 to the shape of 3.1: what is written in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.read.openapi import text

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Place, Tokens

JSON: Final = "application/json"
# The keywords of a parameter, header or form field that describe its value.
_SCHEMA: Final[tuple[str, ...]] = (
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
)
_FLOWS: Final = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_STYLES: Final = {
    "ssv": "spaceDelimited",
    "pipes": "pipeDelimited",
    # No version has had a style for it since; clients for 2.0 documents need one.
    "tsv": "tabDelimited",
}


def strings(value: Json) -> list[str]:
    """Return the strings of a list, each once."""
    items = value if isinstance(value, list) else []
    return list(dict.fromkeys(item for item in items if isinstance(item, str)))


def parameter(node: dict[str, Json], place: Place) -> None:
    """Give a path, query or header parameter a schema and a style."""
    if text(node, "in") in {"body", "formData"} or "$ref" in node or "schema" in node:
        return
    _split_schema(node, place)
    if text(node, "in") in {"path", "header"} and node.get("style") == "form":
        del node["style"]


def header(node: dict[str, Json], place: Place) -> None:
    """Give a header a schema."""
    if "$ref" in node or "schema" in node:
        return
    _split_schema(node, place)
    node.pop("style", None)


def schema(node: dict[str, Json]) -> None:
    """Replace what 2.0's schemas write in their own way."""
    discriminator = node.get("discriminator")
    if isinstance(discriminator, str):
        node["discriminator"] = {"propertyName": discriminator}
    for key in ("x-nullable", "x-isnullable", "x-isNullable"):
        if key in node and "nullable" not in node:
            node["nullable"] = node.pop(key)


def security_scheme(node: dict[str, Json], place: Place) -> None:
    """Write basic authentication and OAuth flows as 3.x does."""
    if node.get("type") == "basic":
        node["type"] = "http"
        node["scheme"] = "basic"
    flow = node.get("flow")
    if node.get("type") == "oauth2" and isinstance(flow, str):
        keys = ("authorizationUrl", "tokenUrl", "scopes")
        details = {key: node.pop(key) for key in keys if key in node}
        details.setdefault("scopes", {})
        del node["flow"]
        name = _FLOWS.get(flow, flow)
        node["flows"] = {name: details}
        place.move((), ("flows", name))


def body(node: dict[str, Json], consumes: list[str]) -> dict[str, Json]:
    """Return the request body a body parameter stands for."""
    media: dict[str, Json] = {}
    if "schema" in node:
        media["schema"] = node["schema"]
    result: dict[str, Json] = {
        key: node[key]
        for key in node
        if key in {"description", "required"} or key.startswith("x-")
    }
    if "name" in node:
        # 3.x knows no name for a body; ours is kept for whoever names the argument.
        result["x-body-name"] = node["name"]
    result["content"] = {each: dict(media) for each in consumes or [JSON]}
    return result


def form(
    fields: list[tuple[dict[str, Json], Tokens]], media: list[str], place: Place
) -> dict[str, Json]:
    """Return the request body that form fields stand for."""
    properties: dict[str, Json] = {}
    required: list[Json] = []
    encoding: dict[str, Json] = {}
    for raw, origin in fields:
        name = str(raw.get("name", ""))
        property_, style = _form_field(raw)
        properties[name] = property_
        if style:
            encoding[name] = style
        if raw.get("required") is True:
            required.append(name)
        for each in media:
            tokens = ("requestBody", "content", each, "schema", "properties", name)
            place.move_from(origin, tokens)
    content: dict[str, Json] = {"schema": {"type": "object", "properties": properties}}
    if required:
        content["schema"] = {
            "type": "object",
            "properties": properties,
            "required": required,
        }
    if encoding:
        content["encoding"] = encoding
    place.move_from(fields[0][1][:-1], ("requestBody",))
    return {
        "required": bool(required),
        "content": {each: dict(content) for each in media},
    }


def response(node: dict[str, Json], place: Place, produces: list[str]) -> None:
    """Give a response its content."""
    if "$ref" in node or "content" in node:
        return
    schema = node.pop("schema", None)
    examples = node.pop("examples", None)
    content: dict[str, Json] = {}
    if schema is not None:
        file = isinstance(schema, dict) and schema.get("type") == "file"
        default = ["application/octet-stream" if file else JSON]
        for media in produces or default:
            content[media] = {"schema": schema}
            new = ("content", media, "schema")
            place.move(("schema",), new)
    if isinstance(examples, dict):
        _examples(examples, schema, content, place)
    if content:
        node["content"] = content


def _examples(
    examples: dict[str, Json], schema: Json, content: dict[str, Json], place: Place
) -> None:
    for media, value in examples.items():
        if "/" not in media:
            continue
        described: Json = {} if schema is None else {"schema": schema}
        entry = content.setdefault(media, described)
        if isinstance(entry, dict):
            entry["example"] = value
            place.move(("examples", media), ("content", media, "example"))


def _split_schema(node: dict[str, Json], place: Place) -> None:
    """Move what describes the value into a schema."""
    described: dict[str, Json] = {key: node.pop(key) for key in _SCHEMA if key in node}
    for key in ("x-nullable", "x-enum-varnames", "x-ms-enum", "x-enum-descriptions"):
        if key in node:
            described[key] = node[key]
    if "x-example" in node:
        node.setdefault("example", node["x-example"])
    style = node.pop("collectionFormat", "csv")
    node["schema"] = described
    place.move((), ("schema",))
    if described.get("type") == "array":
        node |= _style(style)


def _style(collection_format: Json) -> dict[str, Json]:
    if collection_format == "multi":
        return {"style": "form", "explode": True}
    style = _STYLES.get(collection_format) if isinstance(collection_format, str) else ""
    return {"style": style or "form", "explode": False}


def _form_field(raw: dict[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    described: dict[str, Json] = {key: raw[key] for key in _SCHEMA if key in raw}
    described |= {
        key: value
        for key, value in raw.items()
        if key == "description" or key.startswith("x-")
    }
    style = _style(raw.get("collectionFormat", "csv"))
    return described, style if raw.get("type") == "array" else {}
