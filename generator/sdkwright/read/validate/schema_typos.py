"""What a schema may say by JSON Schema, and yet hardly means.

Any member may stand in a schema of OpenAPI 3.1, and one that nobody knows means nothing
(JSON Schema Core, section 4.3.1). So a misspelt keyword is valid, and does not hold.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.read.validate.error_messages import closest
from sdkwright.read.validate.metaschemas import JSON_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Tokens

# With what OpenAPI adds (3.1, section 4.8.24), and what was a keyword before.
_KNOWN: Final = JSON_SCHEMA | {
    "$recursiveAnchor",
    "$recursiveRef",
    "discriminator",
    "example",
    "externalDocs",
    "nullable",
    "xml",
}
_COMPOSED: Final = frozenset(
    {"$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "patternProperties"}
)
_PARTS: Final = frozenset({"allOf", "anyOf", "oneOf", "if", "then", "else", "not"})


def check_schema(
    node: dict[str, Json],
    tokens: Tokens,
    version: str,
    warn: Callable[[str, str, Tokens, str], None],
) -> None:
    """Warn of keywords that do not hold, and on properties that nobody declares.

    Args:
        node: The schema.
        tokens: Where it stands.
        version: Of the document it is in.
        warn: Told the rule's code, a sentence, the place and what to do.
    """
    if version.startswith(("3.1", "3.2")):
        if not node.keys() <= _KNOWN:
            _misspelt(node, tokens, warn)
        if "nullable" in node:
            warn(
                "nullable-old",
                "'nullable' is a keyword of 3.0 only; it is read as there.",
                (*tokens, "nullable"),
                "Write type: [string, 'null'], with the type in the place of string.",
            )
    required = node.get("required")
    if isinstance(required, list) and required and "properties" in node:
        _undeclared(node, required, tokens, warn)


def _misspelt(
    node: dict[str, Json],
    tokens: Tokens,
    warn: Callable[[str, str, Tokens, str], None],
) -> None:
    for key in node.keys() - _KNOWN:
        if key.startswith(("x-", "X-")):
            continue
        meant = closest(key, _KNOWN)
        if meant:
            warn(
                "keyword-unknown",
                f"A schema has no keyword {key!r}; it is ignored.",
                (*tokens, key),
                f"Did you mean {meant!r}?",
            )


def _undeclared(
    node: dict[str, Json],
    required: list[Json],
    tokens: Tokens,
    warn: Callable[[str, str, Tokens, str], None],
) -> None:
    """Warn of required properties that a schema does not declare and that none may add."""
    properties = node["properties"]
    if not isinstance(properties, dict) or _PARTS & {*tokens[-2:]}:
        return
    whole = not node.keys() & _COMPOSED
    for index, name in enumerate(required):
        if not isinstance(name, str) or name in properties:
            continue
        others = [each for each in properties if each not in required]
        meant = next(iter(get_close_matches(name, others, 1)), "")
        if meant or whole:
            warn(
                "required-undeclared",
                f"The property {name!r} is required, but not declared.",
                (*tokens, "required", str(index)),
                f"Did you mean {meant!r}?" if meant else "",
            )
