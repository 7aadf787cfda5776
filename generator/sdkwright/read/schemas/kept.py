"""The schemas that get types though no operation uses them.

Users get such values by ways that the document does not describe, such as a WebSocket, and
annotate with their types.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from sdkwright.ir import Ref
from sdkwright.read.documents import is_pure
from sdkwright.read.openapi import mapping, text
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from sdkwright.ir import Json
    from sdkwright.read.openapi import Object
    from sdkwright.read.schemas.reader import Reader

KEPT: Final = "x-sdkwright-schemas"
"""What the root says about them: a list of names and pointers, or `all`."""
_ALL: Final = "all"
_SCHEMAS: Final = Pointer(("components", "schemas"))


def kept_schemas(reader: Reader) -> tuple[Ref, ...]:
    """Ask for the schemas that are to be kept; one that is not there gets a warning.

    Args:
        reader: Knows the documents, and reads what is asked for.
    """
    root = reader.documents.root
    known = mapping(mapping(root, "components"), "schemas")
    found: dict[str, None] = {}
    for name in names_of(root.get(KEPT), known):
        target = _place(reader, name, known)
        if target is None:
            near = get_close_matches(name, known, n=1)
            reader.report.warning(
                "configuration-matches-nothing",
                f"`{name}` is no schema's name or pointer.",
                Pointer() / KEPT,
                help=f"Did you mean `{near[0]}`?" if near else "",
            )
        else:
            found[reader.ask(target)] = None
    return tuple(Ref(target=id) for id in found)


def _place(reader: Reader, name: str, known: Object) -> Pointer | None:
    """Return where a schema is; where the one is that it only refers to."""
    if "#" in name:
        return reader.documents.find(name, Pointer())
    if name not in known:
        return None
    at, node = _SCHEMAS / name, known[name]
    if isinstance(node, dict) and is_pure(node):
        return reader.documents.find(text(node, "$ref"), at)
    return at


def names_of(value: Json, known: Object) -> tuple[str, ...]:
    """Return the names and pointers that a value says.

    Args:
        value: A list of them, or `all`; anything else says nothing.
        known: The document's schemas, by name.
    """
    if value == _ALL:
        return tuple(known)
    given = value if isinstance(value, list) else ()
    return tuple(each for each in given if isinstance(each, str))
