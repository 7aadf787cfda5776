"""What a document has, as far as a configuration names it: operations, schemas, schemes."""

from __future__ import annotations

import difflib
from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.migrate.surfaces import route

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir.types import Json

VERBS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The members of a Path Item Object that are operations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The names in a document.

    Attributes:
        operations: The endpoint as the document writes it, by verb and route.
        schemas: The names of the schemas that are components.
        schemes: The names of the security schemes.
    """

    operations: Mapping[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
    schemas: frozenset[str] = frozenset()
    schemes: frozenset[str] = frozenset()

    def endpoint(self, verb: str, path: str) -> str:
        """Return an endpoint as the document writes it; empty if it has none such."""
        return self.operations.get((verb.upper(), route(path)), "")

    def near(self, verb: str, path: str) -> str:
        """Return a question about the endpoint that was probably meant; may be empty."""
        every = list(self.operations.values())
        found = difflib.get_close_matches(f"{verb} {path}", every, n=1, cutoff=0.8)
        return f"Did you mean `{found[0]}`?" if found else ""


def outline(tree: Json) -> Outline:
    """Return the outline of a document of any version."""
    operations: dict[tuple[str, str], str] = {}
    for path, item in _mapping(tree, "paths").items():
        for verb in VERBS:
            if isinstance(item, dict) and verb in item:
                name = verb.upper()
                operations.setdefault((name, route(path)), f"{name} {path}")
    schemas = {
        **_mapping(tree, "components", "schemas"),
        **_mapping(tree, "definitions"),
    }
    schemes = {
        **_mapping(tree, "components", "securitySchemes"),
        **_mapping(tree, "securityDefinitions"),
    }
    return Outline(
        operations=operations, schemas=frozenset(schemas), schemes=frozenset(schemes)
    )


def _mapping(tree: Json, *keys: str) -> Mapping[str, Json]:
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree if isinstance(tree, dict) else {}
