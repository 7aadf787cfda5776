"""What reading needs at hand: the documents, the report, and the declarations found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from sdkwright.ir import NameCandidate, Priority

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sdkwright.diagnostics import Report
    from sdkwright.ir import Declaration, Json, Type
    from sdkwright.read.openapi import Object
    from sdkwright.source import Pointer

# Each schema adds one to four tokens; real documents stay below 40.
MAX_TOKENS: Final = 100
# What may stand beside the `$ref` of anything but a schema, and replaces the target's.
_OVERRIDES: Final = frozenset({"summary", "description"})


class Documents(Protocol):
    """The documents of a specification, in the shape of OpenAPI 3.1."""

    @property
    def root(self) -> Object:
        """The entry document."""
        ...

    @property
    def version(self) -> str:
        """The version the entry document declares."""
        ...

    @property
    def url(self) -> str:
        """The URL of the entry document; empty if nobody knows it."""
        ...

    def get(self, pointer: Pointer) -> Json:
        """Return the node at a pointer that :meth:`resolve` gave."""
        ...

    def spellings(self, pointers: Sequence[Pointer]) -> tuple[str, ...]:
        """Return how numbers, booleans and the like are spelled in the text."""
        ...

    def resolve(self, reference: str, at: Pointer) -> Pointer | None:
        """Return the final target of a reference found at a node.

        A reference without a target is reported, and gives None.
        """
        ...

    def find(self, reference: str, at: Pointer) -> Pointer | None:
        """Return the same, and None without a word where a reference has no target."""
        ...


@dataclass(slots=True, kw_only=True)
class Reader:
    """The state of reading one specification.

    Attributes:
        read: Reads a schema; here so that the modules for its parts need not import the
            module that puts the parts together.
        declarations: What has been read, by id.
        nullable: Ids of records that may be null wherever they are referred to.
        names: Name candidates of the schemas that have a name, by id.
        waiting: Schemas that something refers to and that nobody has read yet.
        places: Where all the schemas are that ever waited, by id.
        broken: The references met so far that lead nowhere, each in a sentence.
    """

    documents: Documents
    report: Report
    read: Callable[[Reader, Json, Pointer], Type]
    declarations: dict[str, Declaration] = field(
        default_factory=dict[str, "Declaration"]
    )
    nullable: set[str] = field(default_factory=set[str])
    names: dict[str, NameCandidate] = field(default_factory=dict[str, NameCandidate])
    waiting: list[Pointer] = field(default_factory=list["Pointer"])
    places: dict[str, Pointer] = field(default_factory=dict[str, "Pointer"])
    broken: list[str] = field(default_factory=list[str])

    def type(self, node: Json, at: Pointer) -> Type:
        """Read a schema that stands inside another one."""
        return self.read(self, node, at)

    def ask(self, target: Pointer, name: str = "") -> str:
        """See to it that a schema gets read as a declaration, and return its id."""
        id = str(target)
        if id not in self.places:
            self.places[id] = target
            self.waiting.append(target)
            given = name or given_name(target)
            if given and id not in self.names:
                self.names[id] = NameCandidate(
                    text=given,
                    priority=Priority.GIVEN,
                    context=_folder(target),
                    rule="component name" if target.tokens else "file name",
                )
        return id

    def is_unwanted(self, at: Pointer) -> bool:
        """Whether a node belongs to what the configuration leaves out."""
        return self.report.unwanted is not None and self.report.unwanted(at)

    def resolve(self, reference: str, at: Pointer) -> Pointer | None:
        """Return what a reference leads to; None, and remembered, if that is nothing."""
        target = self.documents.resolve(reference, at)
        if target is None:
            self.broken.append(f"The reference {reference!r} leads nowhere.")
        return target

    def follow(self, node: Json, at: Pointer) -> tuple[Object, Pointer] | None:
        """Return the object at a node, through its `$ref` if it has one."""
        if not isinstance(node, dict):
            return None
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return node, at
        target = self.resolve(reference, at)
        found = None if target is None else self.documents.get(target)
        if target is None or not isinstance(found, dict):
            return None
        siblings = {k: v for k, v in node.items() if k in _OVERRIDES}
        return ({**found, **siblings} if siblings else found), target


_CONTAINERS: Final = frozenset({"schemas", "definitions", "$defs"})


# Folders called so say nothing about what is in them.
_NO_NAMES: Final = frozenset(
    {"", ".", "..", "attributes", "common", "components", "definitions", "models"}
    | {"openapi", "parameters", "paths", "resources", "responses", "schemas", "shared"}
    | {"spec", "specification", "src"}
)


def given_name(target: Pointer) -> str:
    """Return the name a schema has by where it stands; empty for an inline schema."""
    if not target.tokens:
        return target.document.rsplit("/", 1)[-1].split(".", 1)[0]
    if len(target.tokens) == 1 and target.document:
        return target.tokens[0]
    if len(target.tokens) > 1 and target.tokens[-2] in _CONTAINERS:
        return target.tokens[-1]
    return ""


def _folder(target: Pointer) -> tuple[str, ...]:
    """Return the names of the folders a document is in, innermost first."""
    return tuple(
        part
        for part in reversed(target.document.split("/")[:-1])
        if part.lower() not in _NO_NAMES
    )
