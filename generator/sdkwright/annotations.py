"""What a configuration says about nodes of a document, in the words of vendor extensions.

A configuration says nothing that an extension could not say in the document itself: each of
its settings becomes a member of a node as the document is read, and from then on both are
the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.frozen import Enum, dataclass
from sdkwright.source import Pointer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir.types import Json


CONFIGURATION: Final = "configuration:"
"""The name that a configuration has in pointers."""


ARGUMENTS: Final = "x-sdkwright-arguments"
"""What arguments are called, by what the document calls them; `false` leaves one out."""

NAME: Final = "x-sdkwright-name"
"""What something is called in Python, whatever it is."""

CLASS: Final = "x-sdkwright-type"
"""What a schema's class is called.

It is the class alone: `x-sdkwright-name` of a property's schema is the property's name, too.
"""


def arguments_of(extensions: Mapping[str, Json]) -> dict[str, Json]:
    """Return what the extensions of the root or an operation say of arguments."""
    given = extensions.get(ARGUMENTS)
    return given if isinstance(given, dict) else {}


def place(key: tuple[str, ...]) -> Pointer | None:
    """Return the pointer to a key of the configuration; None for that of none."""
    return Pointer(key, CONFIGURATION) if key else None


class Target(Enum):
    """The kinds of nodes that can be annotated."""

    ROOT = "document"
    OPERATION = "operation"
    SCHEMA = "schema"
    PROPERTY = "property"
    SCHEME = "security scheme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One member that a node gets.

    Attributes:
        target: What kind of node it is.
        name: Which one: an operation's id, pointer or `GET /path`; a schema's name or
            pointer; `Schema.property` or a pointer; a scheme's name; empty for the root.
        member: The member's name, most often an extension's.
        value: Its value; one that the document has is replaced.
        key: Where the configuration file says so.
    """

    target: Target
    name: str = ""
    member: str
    value: Json
    key: tuple[str, ...]
