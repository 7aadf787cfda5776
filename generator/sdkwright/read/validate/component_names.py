"""Names of components that may not be.

The meta-schemas of 3.1 and 3.2 say so as well, but a validator gives each of its errors a copy
of the object in question and a text of it: here all components. With two thousand faulty
names that is gigabytes. So it is taken out of the meta-schemas (`metaschemas`) and done here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.read.validate.schema_errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sdkwright.ir.types import Json

_KINDS: Final = frozenset(
    {"callbacks", "examples", "headers", "links", "mediaTypes", "parameters"}
    | {"pathItems", "requestBodies", "responses", "schemas", "securitySchemes"}
)
_NAME: Final = re.compile(r"[a-zA-Z0-9._-]+\Z")
_EDITIONS: Final = frozenset({"3.1", "3.2"})


def misnamed_components(tree: Json, edition: str) -> Iterator[SchemaError]:
    """Yield an error for each component whose name may not be.

    A reference in the place of a map is said of its value.
    """
    components = tree.get("components") if isinstance(tree, dict) else None
    if edition not in _EDITIONS or not isinstance(components, dict):
        return
    for kind, named in components.items():
        if kind not in _KINDS or not isinstance(named, dict):
            continue
        for name, value in named.items():
            reference = name == "$ref" and isinstance(value, str)
            if not reference and not _NAME.match(name):
                yield SchemaError(
                    tokens=("components", kind, name),
                    keyword="propertyNames",
                    value=None,
                    detail=name,
                    rule="#/$defs/components/propertyNames",
                )
