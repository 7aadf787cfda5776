"""The OpenAPI object model: which object stands where, and how its members are read."""

from sdkwright.read.openapi.docs import (
    NO_DOCS,
    Amendment,
    Descriptions,
    docs_of,
    example_of,
    plain_text,
)
from sdkwright.read.openapi.limits import UnreadableError
from sdkwright.read.openapi.node import (
    Object,
    extensions,
    first_text,
    items,
    mapping,
    members,
    number,
    text,
    texts,
)
from sdkwright.read.openapi.openapi_objects import (
    METHODS,
    Role,
    Tokens,
    misplaced,
    walk,
)
from sdkwright.read.openapi.path_items import operations_of, path_items
from sdkwright.read.openapi.path_templates import PLACEHOLDER, plain, styled
from sdkwright.read.openapi.pointer_map import Place, PointerMap
from sdkwright.read.openapi.vendor_extensions import (
    BODY_NAMES,
    PARAMETER_NAMES,
    PROPERTY_NAMES,
    discriminator_value,
    ignored,
    name_override,
    role_of,
    schema_name,
)
from sdkwright.read.openapi.versions import check_version, declared_version

__all__ = [
    "BODY_NAMES",
    "METHODS",
    "NO_DOCS",
    "PARAMETER_NAMES",
    "PLACEHOLDER",
    "PROPERTY_NAMES",
    "Amendment",
    "Descriptions",
    "Object",
    "Place",
    "PointerMap",
    "Role",
    "Tokens",
    "UnreadableError",
    "check_version",
    "declared_version",
    "discriminator_value",
    "docs_of",
    "example_of",
    "extensions",
    "first_text",
    "ignored",
    "items",
    "mapping",
    "members",
    "misplaced",
    "name_override",
    "number",
    "operations_of",
    "path_items",
    "plain",
    "plain_text",
    "role_of",
    "schema_name",
    "styled",
    "text",
    "texts",
    "walk",
]
