"""Which object of the OpenAPI Specification stands where, as one table.

Upgrading, collecting references and the semantic rules all need to know that what is below
`paths/*/get/responses/*` is a response, and that an example which looks like a schema is
none. They ask here. The table describes 3.1 and 3.2; documents of 2.0 are brought to that
shape object by object, parents first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.frozen import Enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json

Tokens: TypeAlias = tuple[str, ...]


class Role(Enum):
    """The objects of the specification that hold others, or can be referred to."""

    API = "OpenAPI document"
    COMPONENTS = "components"
    PATHS = "paths"
    PATH_ITEM = "path item"
    OPERATION = "operation"
    PARAMETER = "parameter"
    BODY = "request body"
    MEDIA_TYPE = "media type"
    ENCODING = "encoding"
    RESPONSES = "responses"
    RESPONSE = "response"
    HEADER = "header"
    CALLBACK = "callback"
    SCHEMA = "schema"
    EXAMPLE = "example"
    LINK = "link"
    SECURITY_SCHEME = "security scheme"


METHODS: Final = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)
# Objects whose every member that is no extension is of one kind.
_EVERY: Final = {
    Role.PATHS: Role.PATH_ITEM,
    Role.CALLBACK: Role.PATH_ITEM,
    Role.RESPONSES: Role.RESPONSE,
}
# Members that are one object, or a list of them.
_ONE: Final[dict[Role, dict[str, Role]]] = {
    Role.API: {"paths": Role.PATHS, "components": Role.COMPONENTS},
    Role.PATH_ITEM: {
        "parameters": Role.PARAMETER,
        **dict.fromkeys(METHODS, Role.OPERATION),
    },
    Role.OPERATION: {
        "parameters": Role.PARAMETER,
        "requestBody": Role.BODY,
        "responses": Role.RESPONSES,
    },
    Role.PARAMETER: {"schema": Role.SCHEMA},
    Role.HEADER: {"schema": Role.SCHEMA},
    Role.MEDIA_TYPE: {
        "schema": Role.SCHEMA,
        "itemSchema": Role.SCHEMA,
        "itemEncoding": Role.ENCODING,
        "prefixEncoding": Role.ENCODING,
    },
    Role.SCHEMA: dict.fromkeys(
        (
            "additionalItems",
            "additionalProperties",
            "allOf",
            "anyOf",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "oneOf",
            "prefixItems",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties",
        ),
        Role.SCHEMA,
    ),
}
# Members that map any name to an object.
_MAPS: Final[dict[Role, dict[str, Role]]] = {
    Role.API: {"webhooks": Role.PATH_ITEM},
    Role.COMPONENTS: {
        "schemas": Role.SCHEMA,
        "responses": Role.RESPONSE,
        "parameters": Role.PARAMETER,
        "examples": Role.EXAMPLE,
        "requestBodies": Role.BODY,
        "headers": Role.HEADER,
        "securitySchemes": Role.SECURITY_SCHEME,
        "links": Role.LINK,
        "callbacks": Role.CALLBACK,
        "pathItems": Role.PATH_ITEM,
        "mediaTypes": Role.MEDIA_TYPE,
    },
    Role.PATH_ITEM: {"additionalOperations": Role.OPERATION},
    Role.OPERATION: {"callbacks": Role.CALLBACK},
    Role.PARAMETER: {"content": Role.MEDIA_TYPE, "examples": Role.EXAMPLE},
    Role.HEADER: {"content": Role.MEDIA_TYPE, "examples": Role.EXAMPLE},
    Role.BODY: {"content": Role.MEDIA_TYPE},
    Role.RESPONSE: {
        "headers": Role.HEADER,
        "content": Role.MEDIA_TYPE,
        "links": Role.LINK,
    },
    Role.MEDIA_TYPE: {"encoding": Role.ENCODING, "examples": Role.EXAMPLE},
    Role.ENCODING: {"headers": Role.HEADER, "encoding": Role.ENCODING},
    Role.SCHEMA: dict.fromkeys(
        (
            "$defs",
            "definitions",
            "dependencies",
            "dependentSchemas",
            "patternProperties",
            "properties",
        ),
        Role.SCHEMA,
    ),
}
# Objects the specification has no references for, though authors write them.
_CONTAINERS: Final = frozenset({Role.COMPONENTS, Role.PATHS, Role.RESPONSES})
# Members that hold data: whatever looks like a reference there is part of it.
_DATA: Final = frozenset(
    {"const", "dataValue", "default", "enum", "example", "examples", "value"}
)
_NOTHING: Final[dict[str, Role]] = {}
# All three tables at one look, and the names in the second and the third.
_MEMBERS: Final = {
    role: (
        _EVERY.get(role),
        _ONE.get(role, _NOTHING),
        _MAPS.get(role, _NOTHING),
        frozenset({*_ONE.get(role, ()), *_MAPS.get(role, ())}),
    )
    for role in Role
}


def walk(
    tree: Json, role: Role, tokens: Tokens = ()
) -> Iterator[tuple[dict[str, Json], Role, Tokens]]:
    """Yield an object and all objects below it, parents first, in the document's order.

    References are yielded, not followed. What the caller changes in an object it was just
    given is seen when its members are visited.
    """
    stack = [(tree, role, tokens)]
    while stack:
        node, role, tokens = stack.pop()
        if isinstance(node, dict):
            yield node, role, tokens
            stack += [*members(node, role, tokens)][::-1]


def members(
    node: dict[str, Json], role: Role, tokens: Tokens = ()
) -> Iterator[tuple[Json, Role, Tokens]]:
    """Yield the objects directly below an object."""
    every, ones, maps, holders = _MEMBERS[role]
    if every is not None:
        for key, child in node.items():
            if not key.startswith("x-"):
                yield child, every, (*tokens, key)
        return
    if holders.isdisjoint(node):
        return
    for key, child in node.items():
        if key in ones and isinstance(child, list):
            for index, item in enumerate(child):
                yield item, ones[key], (*tokens, key, str(index))
        elif key in ones:
            yield child, ones[key], (*tokens, key)
        elif key in maps and isinstance(child, dict):
            for name, item in child.items():
                yield item, maps[key], (*tokens, key, name)


def misplaced(
    node: dict[str, Json], role: Role
) -> list[tuple[str, dict[str, Json], bool]]:
    """Return the members that are references where the specification has none.

    With the member's name and value comes whether it holds objects by name, and not data.
    """
    found = [
        (key, value)
        for key, value in node.items()
        if isinstance(value, dict) and "$ref" in value and len(value) == 1
    ]
    return [
        (key, value, by_name)
        for key, value in found
        if isinstance(value["$ref"], str)
        and not key.startswith("x-")
        and (by_name := _is_misplaced(key, role)) is not None
    ]


def _is_misplaced(key: str, role: Role) -> bool | None:
    """Whether a reference that is a member stands for objects by name; None where it may stand there."""
    every, ones, maps, _ = _MEMBERS[role]
    if key in maps or ones.get(key) in _CONTAINERS:
        return True
    if every is not None:
        return None
    misplaced = key == "parameters" or (key not in ones and key not in _DATA)
    return False if misplaced else None
