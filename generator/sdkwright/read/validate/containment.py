"""Take a value out of a document that does not have the form it should have.

A reader that meets a value of another shape could only guess. So the member with the value
goes, or gets the value that was clearly meant, and everything around it stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.read.documents import child
from sdkwright.read.openapi import METHODS
from sdkwright.read.validate.error_messages import meant_type

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.read.openapi import Tokens
    from sdkwright.read.validate.schema_errors import SchemaError

# What is said about the object itself and not about a value: the object stays.
_ABOUT_OBJECTS: Final = frozenset(
    {
        "contains",
        "dependentRequired",
        "minProperties",
        "not",
        "propertyNames",
        "required",
    }
)


def contain(tree: Json, schema_error: SchemaError) -> str:
    """Take a wrong value out, and return a sentence that says what is done instead.

    Args:
        tree: The object that was checked; it is changed.
        schema_error: What is wrong with it.

    Returns:
        The sentence; empty where nothing was taken out.
    """
    tokens = schema_error.tokens
    if not tokens or schema_error.keyword in _ABOUT_OBJECTS:
        return ""
    if schema_error.keyword in {"oneOf", "anyOf"} and isinstance(
        schema_error.value, dict
    ):
        return ""
    meant = meant_type(schema_error)
    if meant and set_member(tree, tokens, meant):
        return f"{meant!r} is assumed."
    if _is_operation(tokens):
        return "The operation is skipped."
    return "It is left out." if set_member(tree, tokens, None) else ""


def _is_operation(tokens: Tokens) -> bool:
    """Whether an operation stands at a path, which has to be recorded as skipped."""
    depth = 3 if tokens[0] in {"paths", "webhooks"} else 1
    return len(tokens) == depth and tokens[-1] in METHODS


def node_at(tree: Json, tokens: Tokens) -> Json:
    """Return the node at a path; None where there is none."""
    node: Json = tree
    for token in tokens:
        found = child(node, token)
        if found is None:
            return None
        node = found[0]
    return node


def set_member(tree: Json, tokens: Tokens, value: Json) -> bool:
    """Set the member at a path, or take it out if the value is null.

    The items of a list keep their places: none is taken out.
    """
    node = node_at(tree, tokens[:-1])
    if isinstance(node, dict) and value is None:
        return node.pop(tokens[-1], ...) is not ...
    if isinstance(node, dict):
        node[tokens[-1]] = value
    elif isinstance(node, list) and value is not None:
        node[int(tokens[-1])] = value
    else:
        return False
    return True
