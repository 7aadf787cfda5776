"""What users of a package of another generator can reach, as records.

A surface is read from a wheel, from a package's folder, or from a `surface.json` that holds
the same facts without the bodies of types. Annotations stay text, as Python writes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from sdkwright.frozen import Enum, dataclass

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


class Shape(Enum):
    """Whose form a package has."""

    STAINLESS = "stainless"
    SPEAKEASY = "speakeasy"
    FERN = "fern"
    OPENAPI_GENERATOR = "openapi-generator"
    OPENAPI_PYTHON_CLIENT = "openapi-python-client"
    OURS = "sdkwright"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldArgument:
    """An argument of a method or of the client."""

    name: str
    required: bool = False
    positional: bool = False
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldMethod:
    """A method that sends one request.

    Attributes:
        name: Its name from the client down: `chat.completions.create`.
        paths: The path templates that it may ask, the usual one first.
        returns: The annotation of what the synchronous method returns.
        module: The module that `returns` and the arguments' types are names of.
        unwraps: The member of the response that it returns; empty for all of it.
        request: The class of the one object that holds all arguments; empty for none.
        members: What that object holds.
    """

    name: str
    verb: str
    paths: tuple[str, ...]
    arguments: tuple[OldArgument, ...] = ()
    returns: str = ""
    module: str = ""
    unwraps: str = ""
    request: str = ""
    members: tuple[OldArgument, ...] = ()

    @property
    def routes(self) -> tuple[tuple[str, str], ...]:
        """What identifies its requests: names of path variables do not count."""
        return tuple((self.verb.upper(), route(path)) for path in self.paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldType:
    """The body of a class or an alias.

    Attributes:
        fields: Annotation by wire name.
        names: The Python name of each field, by wire name.
        target: What an alias stands for; empty for classes.
        module: The module that the annotations are names of.
        is_dict: Whether it is a TypedDict.
    """

    name: str
    module: str = ""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    target: str = ""
    is_dict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OldSurface:
    """The surface of a package of another generator.

    Attributes:
        client: The class of the client; empty where there is none of the API's own.
        exports: The names that the package itself exports.
        types: The names that packages of types export, by dotted package.
        bodies: The types, by `module:name`; empty where only names are known.
        resolved: The key in `bodies` of a name in a module, as `module:name`.
        handwritten: Methods that send no request of their own.
        pages: The classes of pages.
        env: The environment variables that are read.
        queries: How lists and objects are written in queries, by key of our configuration.
    """

    shape: Shape
    package: str
    label: str
    client: str
    async_client: str = ""
    options: tuple[OldArgument, ...] = ()
    members: tuple[str, ...] = ()
    env: tuple[str, ...] = ()
    queries: Mapping[str, str] = field(default_factory=dict[str, str])
    methods: tuple[OldMethod, ...] = ()
    exports: tuple[str, ...] = ()
    types: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    bodies: Mapping[str, OldType] = field(default_factory=dict[str, OldType])
    resolved: Mapping[str, str] = field(default_factory=dict[str, str])
    errors: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    handwritten: tuple[str, ...] = ()

    @property
    def type_names(self) -> frozenset[str]:
        """All names of types, wherever they are exported."""
        return frozenset(name for names in self.types.values() for name in names)


def route(path: str) -> str:
    """Return a path template without the names of its variables, and without a query."""
    path = path.partition("?")[0].partition("#")[0]
    return "/" + _VARIABLE.sub("{}", path).strip("/")
