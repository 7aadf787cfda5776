"""What a node says about itself to a reader: descriptions, deprecation, an example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Docs
from sdkwright.read.openapi.html_markup import markdown_of
from sdkwright.read.openapi.node import first_text, mapping, text

if TYPE_CHECKING:
    from sdkwright.ir import Json
    from sdkwright.read.openapi.node import Object

NO_DOCS: Final = Docs()

_SAYS: Final = frozenset(
    {
        "description",
        "summary",
        "title",
        "deprecated",
        "externalDocs",
        "example",
        "examples",
        "x-deprecated",
        "x-deprecation-message",
        "x-speakeasy-deprecation-message",
    }
)
_DEPRECATION: Final = (
    "x-sdkwright-deprecation",
    "x-deprecation-message",
    "x-speakeasy-deprecation-message",
    "x-deprecated-message",
    "x-deprecated",
)
_DEPRECATED: Final = frozenset({"deprecated", *_DEPRECATION})
_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")


def docs_of(node: Object, name: str = "") -> Docs:
    """Return what a node says about itself.

    Args:
        node: An operation, a parameter, a schema, ….
        name: Its name. Generators fill `title` with the name in other casing; such a title
            says nothing and is left out.
    """
    if node.keys().isdisjoint(_SAYS):
        return NO_DOCS
    deprecated = not node.keys().isdisjoint(_DEPRECATED)
    return Docs(
        summary=markdown_of(text(node, "summary").strip()) or _title(node, name),
        description=markdown_of(text(node, "description").strip()),
        deprecated=deprecated
        and (node.get("deprecated") is True or bool(node.get("x-deprecated"))),
        deprecation=first_text(node, *_DEPRECATION).strip() if deprecated else "",
        external_url=text(mapping(node, "externalDocs"), "url"),
        example=example_of(node),
    )


def example_of(node: Object) -> Json:
    """Return the first example a node gives, None where it gives none."""
    if "example" in node:
        return node["example"]
    examples = node.get("examples")
    if isinstance(examples, list):
        return examples[0] if examples else None
    if isinstance(examples, dict):
        for each in examples.values():
            if isinstance(each, dict) and "value" in each:
                return each["value"]
    return None


def _title(node: Object, name: str) -> str:
    title = text(node, "title").strip()
    if " " not in title or text(node, "description"):
        return ""
    return "" if _folded(title) == _folded(name) else title


def _folded(value: str) -> str:
    return _NOT_A_WORD.sub("", value.lower())
