"""What a package is wanted to look like, whichever format said so.

Every reader of a configuration makes this record, in the words of our own configuration; the
writer turns it into a `gen.toml` and an overlay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sdkwright.frozen import dataclass
from sdkwright.migrate.surfaces import route

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.migrate.config_files import Node

Setting: TypeAlias = "str | int | float | bool | list[Setting] | dict[str, Setting]"


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedMethod:
    """One method.

    Attributes:
        name: Its name from the client down; without a dot, of the client itself.
        verb: The HTTP method, in capitals.
        path: The path template.
        settings: More about the operation, by key of our `operations` tables.
        at: Where the configuration says so; None where a package does.
    """

    name: str
    verb: str
    path: str
    settings: Mapping[str, Setting] = field(default_factory=dict[str, Setting])
    at: Node | None = None

    @property
    def endpoint(self) -> str:
        """The key of the operation: `GET /pets`."""
        return f"{self.verb} {self.path}"

    @property
    def route(self) -> tuple[str, str]:
        """What identifies its requests: names of path variables do not count."""
        return self.verb, route(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedType:
    """The name of a schema's class.

    Attributes:
        schema: The schema's name, or its JSON pointer.
        name: The class.
        place: The resource that it belongs to, dotted; empty for none.
    """

    schema: str
    name: str
    place: str = ""
    at: Node | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """Another document of the same API.

    Attributes:
        spec: A path or a URL.
        overlays: Overlay files that are laid over it.
        overrides: Files to lay over it, as Fern does it.
        place: The resource that its methods belong to, dotted; empty for none.
        at: Where the configuration names it.
    """

    spec: str
    at: Node
    overlays: tuple[Path, ...] = ()
    overrides: tuple[Path, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdNames:
    """How operation ids and tags become names.

    Attributes:
        mapped: Names of methods, by operation id.
        every_tag: Whether there is a method for each tag, and not for the first alone.
        tag: The tag that all operations have, whatever they say; empty for none.
        tag_key: The extension that has the tag; empty for none.
        tag_is_id: Whether the operation id is the tag.
        dropped: How many parts of ids are left out in front; all but the last where negative.
        delimiter: What separates these parts.
        of_generator: Whether by the rules of OpenAPI Generator, and not by those of
            openapi-python-client.
        internal: Whether operations that a document calls internal have methods, too.
        front: What all classes begin with.
        end: What they end with.
    """

    mapped: Mapping[str, str] = field(default_factory=dict[str, str])
    every_tag: bool = False
    tag: str = ""
    tag_key: str = ""
    tag_is_id: bool = False
    dropped: int = 0
    delimiter: str = "_"
    of_generator: bool = False
    internal: bool = False
    front: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A whole package.

    Attributes:
        spec: The document: a path or a URL; empty where it is not known.
        place: The resource that its methods belong to, dotted; empty for none.
        further: Other documents of the same API.
        others: Those of them that are put into the first one.
        places: The resources that methods of these belong to, by their routes.
        settings: Keys of our configuration that stand at its top, in order.
        tables: Tables below it, such as `environments`.
        overlays: Overlay files that are there already.
        actions: Actions of an overlay that is to be written.
        overrides: Files to lay over the document, as Fern does it.
        only_named: Whether operations without a method are left out.
        habits: Whose rules hold where nothing else is said: `fern`, `speakeasy` or `ids`;
            empty for none.
        by_id: How ids and tags are read by the rules `ids`.
        redefined: Builtins that arguments may be called like, by those rules.
        flat_security: Whether the client takes its only credential by itself.
        smart_casing: Whether digits belong to the words around them, by the rules `fern`.
        spec_order: Whether path parameters stand in the order of their descriptions there.
        inline_bodies: Whether fields of bodies that are used elsewhere are arguments there.
        most: How many arguments a method has at most there before they are one object.
        flat_bodies: Whether fields of bodies are arguments there, however many these are.
        body: What a body that is one argument beside others is called; empty for its schema.
    """

    spec: str = ""
    place: str = ""
    further: tuple[Further, ...] = ()
    others: tuple[str, ...] = ()
    places: Mapping[tuple[str, str], str] = field(
        default_factory=dict[tuple[str, str], str]
    )
    settings: Mapping[str, Setting] = field(default_factory=dict[str, Setting])
    tables: Mapping[str, Mapping[str, Setting]] = field(
        default_factory=dict[str, Mapping[str, Setting]]
    )
    methods: tuple[WantedMethod, ...] = ()
    types: tuple[WantedType, ...] = ()
    overlays: tuple[Path, ...] = ()
    actions: tuple[Mapping[str, Json], ...] = ()
    overrides: tuple[Path, ...] = ()
    only_named: bool = False
    habits: str = ""
    by_id: IdNames | None = None
    redefined: frozenset[str] = frozenset()
    flat_security: bool = True
    most: int | None = None
    flat_bodies: bool = True
    body: str = ""
    smart_casing: bool = False
    spec_order: bool = False
    inline_bodies: bool = True


class PartlyCarriedError(ValueError):
    """A source of which nothing can be carried; the message says why, `help` what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help
