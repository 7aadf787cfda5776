"""The official meta-schemas as compiled validators, one for each kind of object.

The files are those of openapi-spec-validator and openapi-schema-validator, so that our checks
and the validator apply the same text. The packages are found without importing them:
that alone would take longer than the whole check.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sdkwright.read.openapi import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema_rs import Draft4Validator, Draft202012Validator, Registry

    from sdkwright.ir.types import Json

_SPEC: Final = "openapi_spec_validator"
_SCHEMA: Final = "openapi_schema_validator"
_FILES: Final = {
    "2.0": ((_SPEC, "resources/schemas/v2.0/schema.json"),),
    "3.0": ((_SPEC, "resources/schemas/v3.0/schema.json"),),
    "3.1": (
        (_SPEC, "resources/schemas/v3.1/schema.json"),
        (_SCHEMA, "schemas/oas3.1/metaschema.json"),
        (_SCHEMA, "schemas/oas3.1/vocabularies/base"),
    ),
    "3.2": (
        (_SPEC, "resources/schemas/v3.2/schema.json"),
        (_SCHEMA, "schemas/oas3.2/dialect/2025-09-17.json"),
        (_SCHEMA, "schemas/oas3.2/meta/2025-09-17.json"),
    ),
}
# What the meta-schemas call the objects that can be referred to in other files.
_NAMES: Final = {
    "2.0": {
        Role.PATH_ITEM: "pathItem",
        Role.OPERATION: "operation",
        Role.RESPONSE: "response",
        Role.SCHEMA: "schema",
        Role.HEADER: "header",
    },
    "3.0": {
        Role.PATH_ITEM: "PathItem",
        Role.OPERATION: "Operation",
        Role.PARAMETER: "Parameter",
        Role.BODY: "RequestBody",
        Role.MEDIA_TYPE: "MediaType",
        Role.RESPONSE: "Response",
        Role.HEADER: "Header",
        Role.CALLBACK: "Callback",
        Role.SCHEMA: "Schema",
        Role.SECURITY_SCHEME: "SecurityScheme",
    },
    "3.x": {
        Role.PATH_ITEM: "path-item",
        Role.OPERATION: "operation",
        Role.PARAMETER: "parameter",
        Role.BODY: "request-body",
        Role.MEDIA_TYPE: "media-type",
        Role.RESPONSE: "response",
        Role.HEADER: "header",
        Role.CALLBACK: "callbacks",
        Role.SECURITY_SCHEME: "security-scheme",
    },
}
# The keywords of JSON Schema, whose own meta-schema is not among the files.
JSON_SCHEMA: Final = frozenset(
    [
        "$anchor",
        "$comment",
        "$defs",
        "$dynamicAnchor",
        "$dynamicRef",
        "$id",
        "$ref",
        "$schema",
        "$vocabulary",
        "additionalItems",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "contains",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "default",
        "definitions",
        "dependencies",
        "dependentRequired",
        "dependentSchemas",
        "deprecated",
        "description",
        "else",
        "enum",
        "examples",
        "exclusiveMaximum",
        "exclusiveMinimum",
        "format",
        "id",
        "if",
        "items",
        "maxContains",
        "maxItems",
        "maxLength",
        "maxProperties",
        "maximum",
        "minContains",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
        "oneOf",
        "pattern",
        "patternProperties",
        "prefixItems",
        "properties",
        "propertyNames",
        "readOnly",
        "required",
        "then",
        "title",
        "type",
        "unevaluatedItems",
        "unevaluatedProperties",
        "uniqueItems",
        "writeOnly",
    ]
)


@dataclass(slots=True)
class MetaSchemas:
    """Compiles validators on demand and keeps them."""

    _validators: dict[
        tuple[str, Role], Draft4Validator | Draft202012Validator | None
    ] = field(
        default_factory=dict[
            "tuple[str, Role]", "Draft4Validator | Draft202012Validator | None"
        ]
    )
    _all: frozenset[str] | None = None

    def validator(
        self, edition: str, role: Role
    ) -> Draft4Validator | Draft202012Validator | None:
        """Return the validator for one kind of object; None where there is no rule.

        `edition` is `2.0`, `3.0`, `3.1` or `3.2`.
        """
        key = (edition, role)
        if key not in self._validators:
            draft4 = edition in {"2.0", "3.0"}
            compile_ = _compile_draft4 if draft4 else _compile_2020
            self._validators[key] = compile_(edition, role)
        return self._validators[key]

    def members(self, edition: str, rule: str) -> list[str]:
        """Return the members of the object a rule of a meta-schema is about.

        `rule` is where the keyword stands: `…/schema#/$defs/operation/required`.
        """
        address, _, fragment = rule.partition("#")
        path = (fragment or address).split("/")[:-1]
        for schema in _load(edition):
            if address and fragment and schema.get("$id", address) != address:
                continue
            node: Json = schema
            for token in path:
                if token and isinstance(node, dict):
                    node = node.get(token)
            properties = node.get("properties") if isinstance(node, dict) else None
            if isinstance(properties, dict):
                return list(properties)
        return []

    def members_of_any(self) -> frozenset[str]:
        """Return the members that any object of any edition has."""
        if self._all is None:
            self._all = (
                frozenset(
                    name
                    for edition in _FILES
                    for schema in _load(edition)
                    for name in _properties(schema)
                )
                | JSON_SCHEMA
            )
        return self._all


def _compile_draft4(edition: str, role: Role) -> Draft4Validator | None:
    from jsonschema_rs import Draft4Validator

    (schema,) = _load(edition)
    if role is not Role.API:
        name = _NAMES[edition].get(role)
        if name is None:
            return None
        schema = {
            "$schema": schema["$schema"],
            "$ref": f"#/definitions/{name}",
            "definitions": schema["definitions"],
        }
    return Draft4Validator(schema)


def _compile_2020(edition: str, role: Role) -> Draft202012Validator | None:
    from jsonschema_rs import Draft202012Validator, Registry

    schemas = _load(edition)
    main, dialect = str(schemas[0]["$id"]), str(schemas[1]["$id"])
    resources: list[tuple[str, Any]] = [(str(each["$id"]), each) for each in schemas]
    registry: Registry = Registry(resources)
    name = _NAMES["3.x"].get(role)
    if role is Role.API:
        target = main
    elif role is Role.SCHEMA:
        target = dialect
    elif name is not None:
        target = f"{main}#/$defs/{name}"
    else:
        return None
    wrapper = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://sdkwright.invalid/structure",
        "$ref": target,
        # The outermost `meta` decides how schema objects are checked.
        "$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": dialect}},
    }
    return Draft202012Validator(wrapper, registry=registry)


def _properties(schema: dict[str, Json]) -> Iterator[str]:
    stack: list[Json] = [schema]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            properties = node.get("properties")
            if isinstance(properties, dict):
                yield from properties
            stack += node.values()
        elif isinstance(node, list):
            stack += node


def _load(edition: str) -> list[dict[str, Json]]:
    schemas = [json.loads(_path(*each).read_bytes()) for each in _FILES[edition]]
    for schema in schemas:
        examples = schema.get("$defs", {}).get("examples")
        if examples is not None:
            # 3.1's text says so, too, but only 3.2's meta-schema has it.
            examples.setdefault("not", {"required": ["example", "examples"]})
        components = schema.get("$defs", {}).get("components", {})
        for kinds in components.get("patternProperties", {}).values():
            kinds.pop("propertyNames", None)  # see component_names
    return schemas


def _path(package: str, file: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"The package {package} is not installed.")
    return Path(spec.submodule_search_locations[0]) / file
