"""Packages have the parts of the core that they need or ask for, and no others."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
import sdkwright.runtime
from sdkwright.runtime.names import NAMES
from sdkwright.runtime.part_table import MODULES, closure, part_of
from sdkwright.runtime.parts import EXPORTED

from tests.snippets.making import make

RUNTIME = Path(sdkwright.runtime.__file__).parent


def document(**operation: Any) -> dict[str, Any]:
    """Return a document of one operation."""
    responses = {"204": {"description": "Done."}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://acme.example"}],
        "paths": {
            "/x": {"post": {"operationId": "x", "responses": responses} | operation}
        },
    }


def parts_in(files: Any) -> set[str]:
    """Return the parts that the files of a package are of."""
    inner = (path.split("/_core/")[1] for path in files if "/_core/" in path)
    names = (path.removesuffix(".py").replace("/", ".") for path in inner)
    return {part_of(name.removesuffix(".__init__")) for name in names} - {""}


def test_no_module_imports_a_part_that_may_be_absent() -> None:
    """Imports for types and inside of functions count as well."""
    for path in RUNTIME.rglob("*.py"):
        inner = path.relative_to(RUNTIME).with_suffix("")
        if inner.as_posix() in {"__init__", "names"}:
            continue
        own = part_of(".".join(inner.parts).removesuffix(".__init__"))
        allowed = closure([own] if own else [])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = inner.parts[: len(inner.parts) - node.level]
                module = ".".join((*base, *(node.module or "").split("."))).strip(".")
                for name in node.names:
                    part = part_of(module) or part_of(f"{module}.{name.name}")
                    assert not part or part in allowed, f"{inner}: {module}"


def test_the_table_names_what_there_is() -> None:
    for modules in MODULES.values():
        for each in modules:
            place = RUNTIME / each.replace(".", "/")
            assert place.is_dir() or place.with_suffix(".py").is_file(), each
    for part, text in EXPORTED.items():
        names = text.split()
        own = {each for each in names if each in NAMES}
        assert part == "testing" or own == set(names)
        assert all(part_of(NAMES[each].removeprefix(".")) == part for each in own)


def test_a_plain_package_has_no_parts() -> None:
    assert parts_in(make(document()).files) == set()


def body(media: str, schema: Any = None) -> dict[str, Any]:
    return {"requestBody": {"content": {media: {"schema": schema or {}}}}}


def bodies(*media: str) -> dict[str, Any]:
    return {"requestBody": {"content": {each: {"schema": {}} for each in media}}}


def response(media: str, schema: Any = None) -> dict[str, Any]:
    content = {media: {"schema": schema or {}}}
    return {"responses": {"200": {"description": "", "content": content}}}


def query(**said: Any) -> dict[str, Any]:
    schema = {"type": "object", "additionalProperties": {"type": "string"}}
    return {"parameters": [{"name": "q", "in": "query", "schema": schema, **said}]}


def parameter(location: str, schema: Any) -> dict[str, Any]:
    return {"parameters": [{"name": "q", "in": location, "schema": schema}]}


FORM_TYPE = "application/x-www-form-urlencoded"
CHOICE = {"files", "media_choice"}
DEEP: Any = {"style": "deepObject", "explode": True}
FORM: Any = {
    "content": {
        "application/x-www-form-urlencoded": {
            "schema": {
                "type": "object",
                "properties": {"a": query()["parameters"][0]["schema"]},
            },
            "encoding": {"a": DEEP},
        }
    }
}


@pytest.mark.parametrize(
    ("operation", "parts"),
    [
        (body("application/json"), set()),
        (body("application/octet-stream"), {"files"}),
        (body("multipart/form-data"), {"file_types", "files", "multipart"}),
        (body("application/x-ndjson"), {"files", "lines"}),
        (body("*/*"), {"file_types", "files", "lines", "multipart"}),
        (body("image/*"), {"file_types", "files"}),
        (bodies("application/json", FORM_TYPE), set()),
        (bodies(FORM_TYPE, "application/json"), set()),
        (bodies("application/json", "image/png"), CHOICE),
        ({"deprecated": True}, {"written_views"}),
        (query(), set()),
        (query(**DEEP), {"notations", "styles"}),
        (query(explode=False), {"notations", "styles"}),
        (parameter("query", {"type": "string", "format": "date-time"}), set()),
        (
            parameter("query", {"type": "string", "format": "date"}),
            {"dates", "notations", "styles"},
        ),
        (parameter("header", {"type": ["string", "null"]}), set()),
        (parameter("header", {"type": "object"}), {"notations", "styles"}),
        ({"requestBody": FORM}, {"notations", "styles"}),
        (
            {**query(), "x-sdkwright-arguments": {"q": {"was": ["before"]}}},
            {"renames", "written_views"},
        ),
        (response("image/png"), {"downloads"}),
        (response("text/event-stream", {"type": "object"}), {"streams"}),
    ],
)
def test_a_document_brings_in_what_it_needs(operation: Any, parts: set[str]) -> None:
    assert parts_in(make(document(**operation)).files) == parts


def test_variants_of_unions_bring_in_what_tells_them_apart() -> None:
    kinds = {
        name: {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}, name: {"type": "string"}},
        }
        for name in ("Cat", "Dog")
    }
    pet: Any = {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in kinds]}
    schema = {"$ref": "#/components/schemas/Pet"}
    made = document(**response("application/json", schema))
    made["components"] = {"schemas": {**kinds, "Pet": pet}}
    assert parts_in(make(made).files) == set()
    pet["discriminator"] = {"propertyName": "kind"}
    assert parts_in(make(made).files) == {"model_classes", "variants"}


@pytest.mark.parametrize(
    ("schema", "parts"),
    [
        ({"type": "string", "format": "date-time"}, set()),
        ({"type": "string", "format": "time"}, {"times"}),
        ({"type": "string", "format": "duration"}, {"durations"}),
        ({"type": "string", "format": "uuid"}, {"uuids"}),
        ({"type": "string", "format": "decimal"}, {"decimals", "notations"}),
        ({"type": "number", "format": "decimal"}, {"decimals"}),
        ({"type": "string", "format": "byte"}, {"base64", "notations"}),
        ({"enum": ["a", "b"]}, set()),
        ({"enum": [1, 2]}, {"unknown_numbers"}),
        ({"minimum": 1}, {"implied", "model_classes"}),
        (
            {"type": "object", "required": ["a"], "properties": {"a": {}}}
            | {"additionalProperties": {"type": "string"}},
            {"open_models"},
        ),
        (
            {
                "type": "object",
                "properties": {"a": {"type": "string", "readOnly": True}},
            },
            {"read_only"},
        ),
        (
            {
                "type": "object",
                "properties": {"a": {"type": "string", "format": "uuid"}},
            },
            {"uuids"},
        ),
    ],
)
def test_types_bring_in_what_reads_and_writes_them(
    schema: Any, parts: set[str]
) -> None:
    answered = make(document(**response("application/json", schema)))
    assert parts_in(answered.files) == parts
    listed = {"type": "array", "items": schema}
    answered = make(document(**response("application/json", listed)))
    assert parts_in(answered.files) == parts


def test_names_of_properties_bring_in_what_writes_them() -> None:
    inner = {"type": "object", "properties": {"firstName": {"type": "string"}}}
    schema = {"type": "object", "properties": {"inner": inner}}
    assert parts_in(make(document(**body("application/json", schema))).files) == {
        "wire_names"
    }


@pytest.mark.parametrize("style", ["label", "matrix"])
def test_path_variables_bring_in_their_styles(style: str) -> None:
    made = document()
    path: Any = {"in": "path", "required": True, "schema": {"type": "string"}}
    (operation,) = made["paths"].pop("/x").values()
    operation["parameters"] = [{"name": "deep", "style": style, **path}]
    made["paths"]["/{deep}"] = {"get": operation}
    assert parts_in(make(made).files) == {"notations", "styles"}
    operation["parameters"] = [{"name": "deep", **path}]
    assert parts_in(make(made).files) == set()


def test_schemes_bring_in_what_they_need() -> None:
    found = document(security=[{"a": []}])
    flow = {"tokenUrl": "https://acme.example/token", "scopes": {}}
    scheme = {"type": "oauth2", "flows": {"clientCredentials": flow}}
    found["components"] = {"securitySchemes": {"a": scheme}}
    assert parts_in(make(found).files) == {"basic", "environments", "servers", "tokens"}
    scheme = {"type": "http", "scheme": "digest"}
    found["components"] = {"securitySchemes": {"a": scheme}}
    assert parts_in(make(found).files) == {"digest"}
    scheme = {"type": "http", "scheme": "basic"}
    found["components"] = {"securitySchemes": {"a": scheme}}
    assert parts_in(make(found).files) == {"basic"}
    found["components"] = {"securitySchemes": {"a": {"type": "mutualTLS"}}}
    assert parts_in(make(found).files) == {"mutual_tls"}
    for location, parts in (("header", set()), ("cookie", {"cookies"})):
        scheme = {"type": "apiKey", "in": location, "name": "key"}
        found["components"] = {"securitySchemes": {"a": scheme}}
        assert parts_in(make(found).files) == parts
    for flows in ({}, {"implicit": {"authorizationUrl": "https://x", "scopes": {}}}):
        scheme = {"type": "oauth2", "flows": flows}
        found["components"] = {"securitySchemes": {"a": scheme}}
        assert parts_in(make(found).files) == set()


def test_servers_bring_in_what_chooses_them() -> None:
    found = document()
    assert parts_in(make(found).files) == set()
    found["servers"].append({"url": "https://test.acme.example"})
    assert parts_in(make(found).files) == {"environments"}
    variables = {"region": {"default": "eu"}}
    found["servers"] = [
        {"url": "https://{region}.acme.example", "variables": variables}
    ]
    assert parts_in(make(found).files) == {"environments"}


def test_arguments_of_the_client_bring_in_what_hands_them_on() -> None:
    parameter = {"name": "X-Version", "in": "header", "schema": {"type": "string"}}
    found = document(parameters=[parameter])
    assert parts_in(make(found).files) == set()
    found["x-sdkwright-globals"] = {"header:X-Version": "version"}
    assert parts_in(make(found).files) == {"client_arguments"}
