"""Everything that `compat = "stainless"` adds to a package, decided."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Unit, literal
from sdkwright.frozen import dataclass
from sdkwright.python.compat.casing import pascal
from sdkwright.python.compat.method_types import FOLDER, MethodTypes, aliases_of
from sdkwright.python.compat.names import EXPORTS
from sdkwright.python.docstrings import docstring
from sdkwright.python.format import bracketed, import_lines
from sdkwright.python.package import index_units
from sdkwright.python.views import ClassView, TypesView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.emit.code import Verbatim
    from sdkwright.python.client import ClientPlan
    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context

_PACKAGE: Final = "package"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatPlan:
    """What is added.

    Attributes:
        exports: More names that the package exports, with where they live.
        modules: Submodules that it exports.
        types: More names that `types` exports.
        unknown: Aliases of types that there are not.
    """

    units: tuple[Unit | Verbatim, ...] = ()
    exports: Mapping[str, str] = field(default_factory=dict[str, str])
    modules: tuple[str, ...] = ("types",)
    types: Mapping[str, str] = field(default_factory=dict[str, str])
    unknown: tuple[str, ...] = ()


def compat_plan(
    context: Context,
    client: ClientPlan,
    planned: Sequence[tuple[str, Planned]],
    *,
    aliases: Mapping[str, str],
    pages: Sequence[str],
    folder: str,
    up: str,
) -> CompatPlan:
    """Decide what is added to an API's package.

    Args:
        context: Spells types.
        client: The client.
        planned: Each method with its dotted path.
        aliases: Our types by old place and name.
        pages: Names of pagination schemes, after which classes of pages were called.
        folder: The package's folder.
        up: The relative import prefix from there to `_core`'s folder.
    """
    modules = context.speller.names.modules
    methods = MethodTypes(context, client.name)
    for path, each in planned:
        methods.add(path, each)
    named, unknown = aliases_of(aliases, modules)
    places = {
        place: {**methods.names.get(place, {}), **named.get(place, {})}
        for place in sorted({*methods.names, *named})
    }
    top = {n: w for n, w in places.pop("", {}).items() if n not in modules}
    units: list[Unit | Verbatim] = [*methods.units(folder)]
    units += _places(places, folder, up)
    units += _pages(pages, folder, up)
    units.append(_package(client, folder))
    extra = ("pagination", "resources") if pages else ("resources",)
    return CompatPlan(
        units=tuple(units),
        exports=_exports(client, up),
        modules=(*extra, "types"),
        types={name: f".{_from_types(where)}" for name, where in top.items()},
        unknown=tuple(unknown),
    )


def _from_types(where: str) -> str:
    """Return where something lives, from a module in `types`: after one dot."""
    inside = where.removeprefix("types.")
    return inside if inside != where else f".{where}"


def _places(
    places: Mapping[str, Mapping[str, str]], folder: str, up: str
) -> Iterator[Unit]:
    """Yield a lazy package for each place below `types`, and those on the way there."""
    every = {
        ".".join(place.split(".")[: length + 1])
        for place in places
        for length in range(place.count(".") + 1)
    }
    for place in sorted(every):
        depth = place.count(".") + 1
        dots = "." * (depth + 1)
        names = {
            name: f"{dots}{_from_types(where)}"
            for name, where in places.get(place, {}).items()
        }
        core = up + "." * (depth + 1)
        path = f"{folder}/types/{place.replace('.', '/')}"
        doc = f"Types of `{place}`, where old programs import them."
        yield from index_units(path, doc, core, names)


def _pages(names: Sequence[str], folder: str, up: str) -> Iterator[Unit]:
    """Yield the module of the classes of pages."""
    if names:
        core = f"{up}._core.compat.pages"
        found: dict[str, str] = {}
        for name in names:
            class_name = pascal(name)
            found[f"Sync{class_name}"] = f"{core}:SyncPageOf"
            found[f"Async{class_name}"] = f"{core}:AsyncPageOf"
        doc = "Classes of pages, for annotations in old programs."
        yield from index_units(f"{folder}/pagination", doc, f"{up}.", found)


def _package(client: ClientPlan, folder: str) -> Unit:
    """Return the module of what the package says about itself."""
    lines = [
        f"__title__ = {literal(client.distribution)}",
        f"__version__ = {literal(client.version)}",
    ]
    if len(client.environments) > 1:
        pairs = [
            f"{literal(name)}: {literal(server.url)}"
            for name, server in zip(client.environments, client.servers, strict=True)
        ]
        lines.append(bracketed("ENVIRONMENTS: dict[str, str] = ", "{", pairs, "}"))
    return Unit(
        path=f"{folder}/{FOLDER}/{_PACKAGE}.py",
        template="python/types.py.j2",
        view=TypesView(
            doc=docstring("What the package says about itself, by old names.", 0),
            imports=import_lines(()),
            classes=tuple(ClassView(head=Code(each), wide=False) for each in lines),
        ),
    )


def _exports(client: ClientPlan, up: str) -> dict[str, str]:
    """Return where each old export lives."""
    found: dict[str, str] = {}
    for name, where in EXPORTS.items():
        if where == ".client":
            prefix = "Async" if name.startswith("Async") else ""
            found[name] = f".client:{prefix}{client.name}"
        elif where != ".":
            found[name] = f"{up}{where}"
        elif name != "ENVIRONMENTS" or len(client.environments) > 1:
            found[name] = f".{FOLDER}.{_PACKAGE}"
    return found
