"""What a surface does not say about a package of ours: positions, exports, aliases of types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.config import Compat
from sdkwright.frozen import dataclass
from sdkwright.migrate.comparison.methods import Positions
from sdkwright.python.compat import names

if TYPE_CHECKING:
    from sdkwright.migrate.wanted import Wanted
    from sdkwright.surface import Surface

# Exports of every package of ours.
_EXPORTS: Final = frozenset(
    {"types", "omit", "Omit", "Timeout", "RequestOptions", "__version__"}
)
_ERRORS: Final = frozenset(
    {"APIConnectionError", "APIResponseValidationError", "APIStatusError",
     "APITimeoutError", "AuthenticationError", "BadRequestError", "ConfigurationError",
     "ConflictError", "InternalServerError", "InvalidArgumentError", "NotFoundError",
     "PermissionDeniedError", "RateLimitError", "StreamError", "UnprocessableEntityError"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """How a package of ours is arranged.

    Attributes:
        positions: Which arguments may be given by position.
        exports: The names that the package itself exports.
        types: The names of types, wherever they are exported, besides the surface's.
        places: The same with the packages below `types` that export them.
        env: Environment variables besides the surface's.
        errors: The classes of errors.
        compat: Whether it keeps the imports of another generator's users.
        client: Arguments of the client besides the surface's.
    """

    positions: Positions = field(default_factory=lambda: Positions(operations={}))
    exports: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    places: frozenset[tuple[str, str]] = frozenset()
    env: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()
    compat: bool = False
    client: frozenset[str] = frozenset()


def arranged(
    new: Surface,
    positions: Positions,
    *,
    compat: Compat | None,
    aliases: Mapping[str, str],
    root: str = "",
) -> Arrangement:
    """Return the arrangement of a package that is known by its configuration.

    Args:
        new: The surface that it makes.
        positions: Which arguments are positional.
        compat: Whose users' imports it keeps.
        aliases: Its aliases of types, by place and name.
        root: The class that all errors extend; after the client where it is not said.
    """
    errors = {*_ERRORS, *new.errors, root or f"{new.client}Error"}
    exports = {*_EXPORTS, *errors, new.client, f"Async{new.client}"}
    if compat is Compat.FERN:
        return _fern(new, positions, exports, errors)
    if compat is Compat.SPEAKEASY:
        return _speakeasy(new, positions, exports, errors)
    if compat is not Compat.STAINLESS:
        return Arrangement(
            positions=positions,
            exports=frozenset(exports),
            errors=frozenset(errors),
        )
    places = {*names.method_aliases(new)}
    for place, name in [*places]:
        if name.endswith("Params"):
            ends = ("Base", "NonStreaming", "Streaming")
            places |= {(place, f"{name}{end}") for end in ends}
    for alias in aliases:
        place, _, name = alias.rpartition(".")
        places.add((place, name))
    several = "environment" in new.options
    exports |= {each for each in names.EXPORTS if each != "ENVIRONMENTS" or several}
    return Arrangement(
        positions=positions,
        exports=frozenset(exports),
        types=frozenset(name for _, name in places),
        places=frozenset(places),
        env=frozenset(_variables(new)),
        errors=frozenset({*errors, "APIError"}),
        compat=True,
    )


def _fern(
    new: Surface, positions: Positions, exports: set[str], errors: set[str]
) -> Arrangement:
    """Return the arrangement of a package for programs of Fern's packages."""
    return Arrangement(
        positions=positions,
        exports=frozenset({*exports, *names.FERN_ERRORS, *new.types}),
        errors=frozenset({*errors, names.FERN_ROOT, *names.FERN_ERRORS}),
        client=names.FERN_ARGUMENTS,
    )


def _speakeasy(
    new: Surface, positions: Positions, exports: set[str], errors: set[str]
) -> Arrangement:
    """Return the arrangement of a package for programs of Speakeasy's packages."""
    dicts = {f"{name.removesuffix('Param')}TypedDict" for name in new.types}
    for method in new.methods.values():
        for each in method.arguments:
            if each.location == "request":
                name = each.type.rpartition(".")[2]
                dicts |= {name, f"{name}TypedDict"}
    return Arrangement(
        positions=positions,
        exports=frozenset({*exports, *names.SPEAKEASY_MODULES}),
        types=frozenset(
            {*dicts, *names.SPEAKEASY_TYPES, *names.SPEAKEASY_ERRORS, *_security(new)}
        ),
        errors=frozenset({*errors, *names.SPEAKEASY_ERRORS}),
        client=names.SPEAKEASY_ARGUMENTS,
    )


def _security(new: Surface) -> Iterator[str]:
    """Yield the type of all credentials at once, where a client takes some."""
    if any("Secret" in each.type for each in new.options.values()):
        yield from ("Security", "SecurityTypedDict")


def _variables(new: Surface) -> Iterator[str]:
    for each in new.options.values():
        if each.env.endswith("_BASE_URL"):
            yield f"{each.env.removesuffix('_BASE_URL')}_CUSTOM_HEADERS"


def _streams(wanted: Wanted) -> Iterator[tuple[str, str]]:
    for each in wanted.methods:
        table = each.settings.get("stream")
        argument = table.get("argument") if isinstance(table, dict) else None
        if isinstance(argument, str):
            yield each.endpoint, argument


def arrangement_of(wanted: Wanted, new: Surface) -> Arrangement:
    """Return the arrangement that a configuration makes which is not written yet."""
    own: dict[str, str | tuple[str, ...]] = {}
    for each in wanted.methods:
        value = each.settings.get("positional")
        if isinstance(value, str):
            own[each.name] = value
        elif isinstance(value, list):
            own[each.name] = tuple(str(name) for name in value)
    general = wanted.settings.get("positional")
    positions = Positions(
        general=general if isinstance(general, str) else "last",
        operations=own,
        streams=dict(_streams(wanted)),
    )
    aliases = wanted.tables.get("compat_types", {})
    said = wanted.settings.get("compat")
    root = wanted.settings.get("root_error")
    return arranged(
        new,
        positions,
        compat=Compat(said) if isinstance(said, str) else None,
        aliases={key: str(value) for key, value in aliases.items()},
        root=root if isinstance(root, str) else "",
    )
