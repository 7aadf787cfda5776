"""What `compat = "speakeasy"` adds to a package: where programs for its packages import from.

All types and errors are exported by `models` too, and by the packages below it, whichever of
them a program knows; what retries are made of by `utils`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.config import Compat
from sdkwright.emit.code import Code, Unit
from sdkwright.python.client import SECURITY, SECURITY_MODULE
from sdkwright.python.compat.names import (
    SPEAKEASY_ERRORS,
    SPEAKEASY_MODULES,
    SPEAKEASY_TYPES,
)
from sdkwright.python.compat.plan import CompatPlan
from sdkwright.python.compat.request_types import REQUESTS, requests_unit
from sdkwright.python.docstrings import docstring
from sdkwright.python.format import Import, import_lines
from sdkwright.python.package import index_units
from sdkwright.python.views import ClassView, FieldView, TypesView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.python.client import ClientPlan
    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context, Names

# The packages in `models`, of which each has all that any of them had.
_OPERATIONS: Final = "operations"
_MODELS: Final = ("components", "errors", _OPERATIONS, "shared")
_RETRIES: Final = ("BackoffStrategy", "RetryConfig")
_DICTS: Final = "TypedDict"
_PARAM: Final = "Param"


def error_aliases(client: ClientPlan) -> dict[str, str]:
    """Return our classes of errors by their names in old packages, where these are kept."""
    if client.compat is not Compat.SPEAKEASY:
        return {}
    return {name: own for name, own in SPEAKEASY_ERRORS.items() if name != client.error}


def speakeasy_plan(
    context: Context,
    client: ClientPlan,
    planned: Sequence[tuple[str, Planned]],
    errors: Sequence[str],
    *,
    folder: str,
    up: str,
) -> CompatPlan:
    """Decide what is added to an API's package.

    Args:
        context: Spells types.
        client: The client.
        planned: Each method with its dotted path.
        errors: The names of the classes of errors.
        folder: The package's folder.
        up: The relative import prefix from there to `_core`'s folder.
    """
    names = context.speller.names
    requests = {each.arguments.request for _, each in planned} - {""}
    models = _models(names, client)
    classes = dict.fromkeys((*errors, *error_aliases(client)), ".errors")
    units = [*_units(folder, up, client, models, classes, sorted(requests))]
    unit = requests_unit(context, planned, folder)
    units += [unit] if unit is not None else []
    return CompatPlan(
        units=tuple(units),
        modules=SPEAKEASY_MODULES,
        types={
            name: f"{up}._core.{where}"
            for name, where in SPEAKEASY_TYPES.items()
            if name not in names.modules
        },
    )


def _requests(names: Names) -> dict[str, str]:
    """Return what each schema's dictionary for requests is called, by the schema's name."""
    return {
        names.response.get(key) or own.removesuffix(_PARAM): own
        for key, own in names.request.items()
    }


def _models(names: Names, client: ClientPlan) -> dict[str, str]:
    """Return where each name lives that `models` exports, from the package's folder."""
    types = names.modules
    found = {name: f".types.{module}" for name, module in types.items()}
    for name, own in _requests(names).items():
        where = f".types.{types[own]}:{own}"
        found.setdefault(name, where)
        found.setdefault(f"{name}{_DICTS}", where)
    if client.credentials.arguments:
        for name in (SECURITY, f"{SECURITY}{_DICTS}"):
            found.setdefault(name, f"{SECURITY_MODULE}:{SECURITY}")
    return found


def _units(
    folder: str,
    up: str,
    client: ClientPlan,
    models: Mapping[str, str],
    errors: Mapping[str, str],
    requests: Sequence[str],
) -> Iterator[Unit]:
    """Yield the modules that old programs import from.

    Args:
        folder: The package's folder.
        up: The relative import prefix from there to `_core`'s folder.
        client: The client.
        models: Where types live, from the package's folder.
        errors: The same of errors.
        requests: The types of objects that hold all arguments of a call.
    """
    doc = "Types and errors, where old programs import them."
    held = dict.fromkeys(requests, REQUESTS)
    held |= {f"{name}{_DICTS}": f"{REQUESTS}:{name}" for name in requests}
    models = {**held, **models}
    every = {name: f".{where}" for name, where in {**errors, **models}.items()}
    yield from index_units(f"{folder}/models", doc, f"{up}.", every, _MODELS)
    for each in _MODELS:
        own = errors if each == "errors" else models
        own = {**own, **held} if each == _OPERATIONS else own
        names = {name: f"..{where}" for name, where in own.items()}
        yield from index_units(f"{folder}/models/{each}", doc, f"{up}..", names)
    doc = "When calls are repeated, where old programs import it."
    retries = f"{up}._core.speakeasy.retries"
    utils: dict[str, str] = dict.fromkeys(_RETRIES, retries)
    yield from index_units(f"{folder}/utils", doc, f"{up}.", utils, ("retries",))
    utils = dict.fromkeys(_RETRIES, f".{retries}")
    yield from index_units(f"{folder}/utils/retries", doc, f"{up}..", utils)
    doc = "The client, where old programs import it."
    names = {client.name: "..client"}
    yield from index_units(f"{folder}/sdk", doc, f"{up}.", names)
    if client.credentials.arguments:
        yield _security(folder, client)


def _security(folder: str, client: ClientPlan) -> Unit:
    """Return the module of the type that holds all credentials."""
    core = f"{client.dots}._core"
    fields = tuple(
        FieldView(line=Code(f"{each.python}: Secret"))
        for each in client.credentials.arguments
    )
    view = ClassView(
        head=Code(f"class {SECURITY}(TypedDict, total=False):"),
        doc=docstring("The credentials of a client.", 4),
        fields=fields,
    )
    needed = {
        Import("__future__", "annotations"),
        Import("typing_extensions", "TypedDict"),
        Import(core, "Secret"),
    }
    path = f"{folder}/{SECURITY_MODULE[1:].replace('.', '/')}.py"
    return Unit(
        path=path,
        template="python/types.py.j2",
        view=TypesView(
            doc=docstring("All credentials at once, for old programs.", 0),
            imports=import_lines(needed),
            classes=(view,),
        ),
        laid_out=True,
    )
