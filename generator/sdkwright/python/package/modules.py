"""The modules of one API: types, resources, client, errors, and their lazy indexes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Deferred, Unit, literal
from sdkwright.frozen import replace
from sdkwright.python.docstrings import docstring
from sdkwright.python.format import Import, bracketed, import_lines, reexport_lines
from sdkwright.python.package.core_place import SHARED_PREFIX, deeper
from sdkwright.python.types import Place, Spelled, Writer, is_late
from sdkwright.python.views import EMPTY, IndexView, LateView, TypesView
from sdkwright.runtime.compatible import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sdkwright.ir import Api
    from sdkwright.python.package.module_digests import ModuleDigests
    from sdkwright.python.types import Layout
    from sdkwright.python.views import ClassView


def type_units(
    api: Api,
    writer: Writer,
    layout: Layout,
    inputs: ModuleDigests,
    folder: str,
    dots: str,
) -> Iterator[tuple[Unit, dict[str, str]]]:
    """Yield each module of `types/`, with the declaration id of every name it defines."""
    names = writer.speller.names
    for module, keys in layout.modules.items():
        defined: dict[str, str] = {}
        for key in keys:
            response = names.response.get(key)
            unknown = response and writer.naming.unknown.get(key)
            for name in (unknown, response, names.request.get(key)):
                if name:
                    defined[name] = key
        view = Deferred(
            inputs=inputs.of_types(module, keys),
            make=partial(_types_view, api, writer, module, keys, dots),
            size=len(keys),
        )
        path = f"{folder}/types/{module.replace('.', '/')}.py"
        unit = Unit(path=path, template="python/types.py.j2", view=view, laid_out=True)
        yield unit, defined


def _types_view(
    api: Api, writer: Writer, module: str, keys: Sequence[str], dots: str
) -> TypesView:
    """Spell a module of `types/`."""
    names = dict.fromkeys(
        name
        for key in keys
        for name in (
            writer.speller.names.response.get(key),
            writer.speller.names.request.get(key),
        )
        if name is not None
    )
    undefined = set(names)
    spelled: list[Spelled] = []
    core = deeper(dots) if "." in module else dots
    for key in keys:
        place = Place(module=module, core=core, undefined=frozenset(undefined))
        for each in writer.declaration(api.declarations[key], place):
            spelled.append(each)
            undefined.discard(each.defines)
    imports = frozenset[Import]().union(*(each.imports for each in spelled))
    late = sorted(each for each in imports if is_late(each))
    imports -= {*late}
    if late:
        lazy = Import(f"{core}_core.lazy_types", "lazy_module")
        imports |= {lazy, Import("typing", "TYPE_CHECKING")}
    last = spelled[-1].view
    return TypesView(
        doc=docstring(_summary(list(names)), 0),
        imports=import_lines(imports),
        classes=_spaced([each.view for each in spelled]),
        late=tuple(_late(each) for each in late),
        apart=bool(last.doc) and not last.after,
    )


def _late(each: Import) -> LateView:
    name = literal(f"{each.module.rstrip('.')}.{each.name}")
    if not each.module.strip("."):
        name = literal(f"{each.module}{each.name}")
    value = bracketed(
        f"{each.alias} = lazy_module", "(", ["__name__", name], ")", indent=4
    )
    return LateView(checked=import_lines({each}), value=Code(value))


def _summary(names: list[str]) -> str:
    more = " and more" if len(names) > 3 else ""
    return f"Types: {', '.join(names[:3])}{more}."


def _spaced(views: list[ClassView]) -> tuple[ClassView, ...]:
    """Put two blank lines around classes, and one between other statements."""
    previous = [None, *views]
    found: list[ClassView] = []
    for before, each in zip(previous, views, strict=False):
        wide = bool(each.doc) or (before is not None and bool(before.doc))
        found.append(each if each.wide == wide else replace(each, wide=wide))
    return tuple(found)


def _imported_later(targets: Iterable[str], *, wide: bool) -> Code:
    """Return the imports of modules."""
    found: dict[str, set[str]] = {}
    for each in targets:
        if each.startswith(".") and not each.startswith(".."):
            folder, _, module = each.partition(":")[0].rpartition(".")
            # The core is imported by other modules at once, and private.
            if not module.startswith("_"):
                found.setdefault(f".{folder or '.'}", set()).add(module)
    return reexport_lines(found.items(), wide=wide)


def _exported(every: Mapping[str, str]) -> Code:
    """Return the list of what a stub exports; empty where its imports say it all.

    A name that lives elsewhere under another one is exported by no import (PEP 484).
    """
    if not any(":" in where for where in every.values()):
        return EMPTY
    names = [literal(name) for name in sorted(every)]
    return Code(bracketed("__all__ = ", "[", names, "]"))


def type_indexes(
    folder: str, dots: str, names: Mapping[str, str], modules: Iterable[str]
) -> Iterator[Unit]:
    """Yield the index of `types/`, and one for each folder in it.

    Args:
        folder: The folder `types`.
        dots: The relative import prefix from there to `_core`'s folder.
        names: Where each name lives.
        modules: The modules of types: `account`, or `actions.job` in a folder.
    """
    folders = dict.fromkeys(each.partition(".")[0] for each in modules if "." in each)
    doc = "The types of the API."
    yield from index_units(folder, doc, dots, names, wide=bool(folders))
    inside: dict[str, dict[str, str]] = {name: {} for name in folders}
    for each, where in names.items():
        front, dot, module = where[1:].partition(".")
        if where[0] == "." and dot and front in inside:
            inside[front][each] = f".{module}"
    for name, here in inside.items():
        view = IndexView(
            doc=docstring(f"The types of `{name}`.", 0),
            lazy=import_lines({Import(f"{deeper(dots)}_core.lazy_types", "lazy_part")}),
            part=True,
            stub=_stub(here, (), wide=True),
            modules=EMPTY,
            list_=EMPTY,
            version=EMPTY,
        )
        yield from _index(f"{folder}/{name}", view)


def index_units(
    folder: str,
    doc: str,
    dots: str,
    names: Mapping[str, str],
    modules: Iterable[str] = (),
    version: str = "",
    loaded: Iterable[str] = (),
    *,
    wide: bool = False,
) -> Iterator[Unit]:
    """Yield a lazy `__init__.py` and its stub.

    Args:
        folder: The package's folder.
        doc: Its docstring.
        dots: The relative import prefix to `_core`'s folder; empty in there.
        names: The module of each exported name, relative (`.client`), with the name that
            it has there behind a colon where that is another one; a `!` at the end
            warns of an earlier name.
        modules: Names of submodules that are exported as modules.
        version: The version of the package, if this is all of it.
        loaded: Further modules that are imported by name.
        wide: Whether its lists have as few lines as may be: thousands of names are for
            programs to read.
    """
    if "__version__" in names:
        version = ""  # it is imported from there
    every = {**names, **{module: f".{module}" for module in modules}}
    shared = bool(version) and dots == SHARED_PREFIX
    lazy = {Import(f"{dots}_core.lazy" if dots else ".lazy", "lazy")}
    if shared:
        lazy.add(Import(f"{dots}_core.compatible", "require"))
    view = IndexView(
        doc=docstring(doc, 0),
        lazy=import_lines(lazy),
        check=Code(f"require(__name__, {literal(VERSION)})") if shared else EMPTY,
        table=tuple(_table(every)),
        stub=_stub(names, modules, wide=wide),
        exported=_exported(every),
        modules=_imported_later((*every.values(), *loaded), wide=wide),
        list_=import_lines({Import(".", "_modules", "_modules")}),
        version=Code(literal(version)) if version else EMPTY,
    )
    yield from _index(folder, view)


def _index(folder: str, view: IndexView) -> Iterator[Unit]:
    for name, template in _index_files(view).items():
        yield Unit(
            path=f"{folder}/{name}",
            template=f"python/{template}.j2",
            view=view,
            laid_out=True,
        )


# How many characters of names a line of a table holds: most modules need one line.
_WIDTH: Final = 4_000


def _table(names: Mapping[str, str]) -> Iterator[Code]:
    """Yield the lines of an index: a module with its names, which may go on in the next.

    A name that is another one there has that behind a colon.
    """
    by_module: dict[str, list[str]] = {}
    for name in sorted(names):
        module, colon, own = names[name].partition(":")
        by_module.setdefault(module, []).append(f"{name}{colon}{own}")
    for module in sorted(by_module):
        line, *others = by_module[module]
        line = f"{module} {line}"
        for name in others:
            if len(line) + 1 + len(name) > _WIDTH:
                yield Code(line)
                line = "   "
            line += f" {name}"
        yield Code(line)


def _index_files(view: IndexView) -> dict[str, str]:
    """Return the templates of an index's files; without names the stub says that."""
    files = {"__init__.py": "index.py", "__init__.pyi": "index.pyi"}
    if view.modules:
        files["_modules/__init__.py"] = "index_modules.py"
    return files


def _stub(
    names: Mapping[str, str], modules: Iterable[str], *, wide: bool = False
) -> Code:
    """Return what a stub says of names, and of modules."""
    by_module: dict[str, list[str]] = {}
    for name, where in names.items():
        module, _, own = where.partition(":")
        own = own.removesuffix("!")
        by_module.setdefault(module, []).append(f"{name}:{own}" if own else name)
    for module in modules:
        by_module.setdefault(".", []).append(module)
    return reexport_lines(by_module.items(), wide=wide)
