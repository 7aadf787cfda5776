"""What the user asked for, as frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from sdkwright.custom import CustomCode
from sdkwright.frozen import Enum, dataclass
from sdkwright.source import Source

if TYPE_CHECKING:
    from sdkwright.annotations import Annotation
    from sdkwright.ir.types import Json


class Positional(Enum):
    """Which path parameters of a method may be given by position."""

    LAST = "last"
    ALL = "all"
    NONE = "none"


class Compat(Enum):
    """Whose users find their imports in a package."""

    STAINLESS = "stainless"
    FERN = "fern"
    SPEAKEASY = "speakeasy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which operations are meant. Empty lists select nothing.

    Attributes:
        tags: Tag names.
        paths: Path templates.
        operation_ids: As declared.
        at: Where the configuration says so.

    In each of them `*` stands for any characters.
    """

    tags: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    operation_ids: tuple[str, ...] = ()
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodNames:
    """What an operation's methods are called.

    Attributes:
        paths: The Python path of each method, from the client: `pets.list`; one without a
            dot is a method of the client itself. The first one is the operation's own name.
        alone: What is said of one of several methods alone, by its path: values of extensions
            by their names.
        was: Earlier paths, which stay as deprecated aliases.
        at: Where the configuration says so.
    """

    paths: tuple[str, ...]
    alone: Mapping[str, Mapping[str, Json]] = field(
        default_factory=dict[str, "Mapping[str, Json]"]
    )
    was: tuple[str, ...] = ()
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeName:
    """What a schema's class is called.

    Attributes:
        name: The class.
        place: The resource whose types it is one of: `chat` of `chat.Completion`; may be
            empty.
        was: Earlier names, which stay as deprecated aliases.
    """

    name: str
    place: str = ""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiConfig:
    """One API of a package.

    Attributes:
        name: The sub-package; the package itself where it is flat.
        source: The entry document.
        client: The client class's name; empty to derive it.
        casings: How words are written in class names, by the word in lower case.
        env_prefix: Front of the environment variables' names; empty to derive it.
        include: Only these operations, unless it is empty.
        exclude: Not these.
        only_named: Whether operations that `names` does not list are left out.
        webhooks: Whether the types of webhooks are wanted.
        names: Overridden method names by operation id, JSON pointer or `GET /path`.
        types: Overridden class names by schema: its name or JSON pointer.
        allow_remote: Hosts that references may be fetched from.
        strict: Whether a faulty part of the document is an error, and not skipped.
        positional: Which path parameters may be given by position.
        docstring_examples: Whether the docstring of every method has an example.
        annotations: What else it says about nodes of the document.
        custom: The classes of one's own in its package; read with the configuration.
        compat: The generator whose users' imports and client members are kept.
        compat_types: Our types by the place and name that they had there.
        compat_pages: The pagination schemes after which classes of pages were called.
    """

    name: str
    source: Source
    client: str = ""
    casings: tuple[tuple[str, str], ...] = ()
    env_prefix: str = ""
    include: Selection = field(default_factory=Selection)
    exclude: Selection = field(default_factory=Selection)
    only_named: bool = False
    webhooks: bool = True
    names: Mapping[str, MethodNames] = field(default_factory=dict[str, MethodNames])
    types: Mapping[str, TypeName] = field(default_factory=dict[str, TypeName])
    allow_remote: frozenset[str] = frozenset()
    strict: bool = False
    positional: Positional = Positional.LAST
    docstring_examples: bool = False
    annotations: tuple[Annotation, ...] = ()
    custom: CustomCode = field(default_factory=CustomCode)
    compat: Compat | None = None
    compat_types: Mapping[str, str] = field(default_factory=dict[str, str])
    compat_pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole package.

    Attributes:
        out: The folder that holds pyproject.toml, README.md and the package.
        flat: Whether the one API is the package itself and not a sub-package.
        authors: Each as `Name <address>`, or a name or an address alone.
        repository: The URL of the package's repository.
        urls: Other URLs, by label.
        requires_python: The Python versions that the package's metadata allows.
        build_backend: What builds it: `hatch`, `uv`, `setuptools`, `poetry` or `pdm`.
        cli: Whether the package has a command line.
        mcp: Whether the package has an MCP server.
        parts: The parts of the core that are asked for.
        shared: Whether the core is another distribution, shared by packages.
        budget: What the package may cost, by figure: `wheel` (bytes), `modules` (loaded by
            an import), `path` (characters), `lines` (for each operation), `edits` (lines that
            may differ by hand).
        keep: The files that are the user's, as patterns of paths below `out`.
        ignored: The rules of `gen lint` that are not told, each with the reason.
    """

    out: Path
    distribution: str
    package: str
    apis: tuple[ApiConfig, ...]
    flat: bool = False
    version: str = "0.1.0"
    description: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    repository: str = ""
    urls: Mapping[str, str] = field(default_factory=dict[str, str])
    keywords: tuple[str, ...] = ()
    classifiers: tuple[str, ...] = ()
    requires_python: str = ""
    build_backend: str = "hatch"
    cli: bool = False
    mcp: bool = False
    parts: tuple[str, ...] = ()
    shared: bool = False
    budget: Mapping[str, int] = field(default_factory=dict[str, int])
    keep: tuple[str, ...] = ()
    ignored: Mapping[str, str] = field(default_factory=dict[str, str])
