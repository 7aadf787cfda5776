"""Draws up a document's fact sheet: everything that matters on the wire, one line each.

Types are written short: `*` marks what is required, `[T]` a list, `{*: T}` a map, `= x` a
default, `string(uuid)` a format, `integer 0..2` bounds, `a | b` an enum.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.specs.documents import (
    Call,
    Json,
    Object,
    as_list,
    as_object,
    calls,
    contents,
    load,
    resolve,
)

_EXTENSIONS = ("group", "name", "pagination", "stream")


def sheet(api: str) -> str:
    """The fact sheet of an API."""
    document = load(api)
    lines = [*_head(document), ""]
    for call in calls(api):
        lines += [*_operation(call), ""]
    components = as_object(document["components"])
    for name, schema in as_object(components["schemas"]).items():
        lines += list(_component(name, as_object(schema)))
    return "\n".join(lines) + "\n"


def _head(document: Object) -> Iterator[str]:
    info = as_object(document["info"])
    yield f"openapi {document['openapi']} | {info['title']} {info['version']}"
    for server in as_list(document.get("servers", [])):
        found = as_object(server)
        yield f"server {found['x-sdkwright-server-name']} {found['url']}"
    components = as_object(document["components"])
    for name, scheme in as_object(components.get("securitySchemes", {})).items():
        yield f"scheme {name}: {_plain(as_object(scheme))}"
    for key in ("security", "x-sdkwright-env", "x-sdkwright-retries"):
        if key in document:
            yield f"{key} {_json(document[key])}"
    for tag in as_list(document["tags"]):
        yield f"tag {as_object(tag)['name']}"


def _operation(call: Call) -> Iterator[str]:
    tags = ", ".join(str(tag) for tag in as_list(call.node["tags"]))
    yield f"{call.method} {call.path} {call.id} ({tags})"
    for key in _EXTENSIONS:
        if f"x-sdkwright-{key}" in call.node:
            yield f"  {key} {_json(call.node[f'x-sdkwright-{key}'])}"
    if "security" in call.node:
        yield f"  security {_json(call.node['security'])}"
    for parameter in call.parameters:
        mark = "*" if parameter.get("required") else ""
        shape = _shape(as_object(parameter["schema"]))
        yield f"  {parameter['in']} {parameter['name']}{mark}: {shape}"
    yield from _body(call)
    for status, response in call.responses():
        yield from _response(call, status, response)


def _body(call: Call) -> Iterator[str]:
    body = call.body()
    mark = "*" if body and body.get("required") else ""
    for media, content in contents(body).items():
        yield f"  body{mark} {media}: {_shape(as_object(as_object(content)['schema']))}"


def _response(call: Call, status: str, response: Object) -> Iterator[str]:
    if not contents(response):
        yield f"  {status} nothing"
    for media, content in contents(response).items():
        yield f"  {status} {media}: {_shape(as_object(as_object(content)['schema']))}"
    for name, header in as_object(response.get("headers", {})).items():
        found = resolve(call.document, header)
        yield f"  {status} header {name}: {_shape(as_object(found['schema']))}"


def _component(name: str, schema: Object) -> Iterator[str]:
    """A schema; an object gets a line for each property."""
    if "properties" not in schema or schema.get("type") != "object":
        yield f"{name}: {_shape(schema)}"
        return
    yield f"{name}: object"
    for line in _properties(schema):
        yield f"  {line}"


def _shape(schema: Object) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    text = _kind(schema)
    if "default" in schema:
        text += f" = {_json(schema['default'])}"
    return text


def _kind(schema: Object) -> str:
    for word in ("oneOf", "anyOf", "allOf"):
        if word in schema:
            parts = [_shape(as_object(part)) for part in as_list(schema[word])]
            return f"{word}({', '.join(parts)}){_tag(schema)}"
    if "enum" in schema:
        return " | ".join(_json(value) for value in as_list(schema["enum"]))
    if "const" in schema:
        return f"always {_json(schema['const'])}"
    match schema.get("type"):
        case None:
            return "any"
        case list() as several:
            parts = [_kind({**schema, "type": each}) for each in several]
            return " | ".join(parts)
        case "array":
            return f"[{_shape(as_object(schema['items']))}]"
        case "object":
            return _object(schema)
        case other:
            return f"{other}{_bounds(schema)}"


def _object(schema: Object) -> str:
    parts = list(_properties(schema))
    match schema.get("additionalProperties"):
        case True:
            parts.append("*: any")
        case dict() as value:
            parts.append(f"*: {_shape(value)}")
        case _:
            pass
    return f"{{{', '.join(parts)}}}"


def _properties(schema: Object) -> Iterator[str]:
    required = as_list(schema.get("required", []))
    for name, value in as_object(schema.get("properties", {})).items():
        yield f"{name}{'*' if name in required else ''}: {_shape(as_object(value))}"


def _bounds(schema: Object) -> str:
    text = f"({schema['format']})" if "format" in schema else ""
    if "pattern" in schema:
        text += f" /{schema['pattern']}/"
    if "maxLength" in schema:
        text += f" up to {schema['maxLength']} characters"
    if "minimum" in schema or "maximum" in schema:
        text += f" {schema.get('minimum', '')}..{schema.get('maximum', '')}"
    return text


def _tag(schema: Object) -> str:
    if "discriminator" not in schema:
        return ""
    found = as_object(schema["discriminator"])
    mapping = as_object(found["mapping"]).items()
    pairs = [f"{tag}={str(target).rpartition('/')[2]}" for tag, target in mapping]
    return f" by {found['propertyName']}({', '.join(pairs)})"


def _plain(value: Object) -> str:
    told = {key: item for key, item in value.items() if key != "description"}
    return _json(told)


def _json(value: Json) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
