"""The planner: APIs in, a package out, with every name, import and file decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sdkwright.emit.code import Deferred, Package, Unit, Verbatim
from sdkwright.ir import Api
from sdkwright.ir.walk import graph
from sdkwright.python.aliases import (
    earlier_places,
    earlier_types,
    report_earlier_types,
    trees,
    without_aliases,
)
from sdkwright.python.client import (
    ApiPlan,
    ClientPlan,
    client_plan,
    client_view,
    error_types,
    errors_view,
)
from sdkwright.python.compat import CompatPlan, compat_plan
from sdkwright.python.docs import documentation_units, method_examples
from sdkwright.python.docstrings import layout, paragraphs
from sdkwright.python.operations import (
    RESPONSE_VIEWS,
    plan_operations,
    resource_view,
    shared_keys,
)
from sdkwright.python.package import (
    ModuleDigests,
    api_exports,
    core_prefix,
    core_units,
    custom_types,
    deeper,
    explanations,
    in_place,
    index_units,
    module_digests,
    operations_index,
    parts_of,
    project_units,
    report_custom,
    report_names,
    report_untyped_media,
    summary,
    surface_of,
    type_units,
)
from sdkwright.python.types import (
    EXPORTED,
    Context,
    Layout,
    Place,
    Speller,
    WireNames,
    Writer,
    arrange,
    name_types,
    reachable_types,
    renaming,
)
from sdkwright.surface import FILE_NAME, dump

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.config import ApiConfig, Config
    from sdkwright.custom import CustomCode
    from sdkwright.diagnostics import Report
    from sdkwright.emit.code import Code
    from sdkwright.python.operations import (
        Planned,
        Resource,
        Tree,
    )

# What rendered modules may import; anything else in them would be a bug of ours.
_IMPORTS = frozenset(
    {"__future__", "builtins", "collections", "datetime", "decimal", "functools", "httpx2",
     "sdkwright_core", "typing", "typing_extensions", "uuid"}
)  # fmt: skip


def plan(
    apis: Sequence[tuple[ApiConfig, Api]],
    config: Config,
    names: Mapping[str, Mapping[str, str]],
    reports: Mapping[str, Report],
) -> Package:
    """Decide the whole package.

    Args:
        apis: Each API with its configuration.
        config: The package's configuration.
        names: The names settled by an earlier build, by scope.
        reports: Receive what could not be spelled as the documents have it, by API.
    """
    for own, api in apis:
        report_untyped_media(api, reports[own.name])
    plans = [_plan_api(own, api, config, names, reports[own.name]) for own, api in apis]
    for (own, api), each in zip(apis, plans, strict=True):
        report_custom(each, reports[own.name])
        report_earlier_types(own, each.context.speller.names, reports[own.name])
        report_names(own, api, each.planned, reports[own.name])
    parts = frozenset(config.parts).union(*(each.parts for each in plans))
    units: list[Unit | Verbatim] = []
    if not config.shared:
        units.extend(core_units(f"{config.package}/_core", parts))
    units.append(Verbatim(path=f"{config.package}/py.typed", text=""))
    for each in plans:
        units.extend(each.units)
    units.extend(project_units(plans, config))
    settled = {
        scope: kept for each in plans for scope, kept in each.names.items() if kept
    }
    return Package(
        units=tuple(units),
        names=settled,
        explanations=lambda: tuple(
            entry for each in plans for entry in explanations(each)
        ),
        imports=_IMPORTS,
        summaries=lambda: tuple(summary(each) for each in plans),
        documentation=lambda: tuple(documentation_units(plans, config)),
    )


def _plan_api(
    asked: ApiConfig,
    api: Api,
    config: Config,
    names: Mapping[str, Mapping[str, str]],
    report: Report,
) -> ApiPlan:
    """Plan one API: names first, then files, then what stands in them."""
    prefix, up, under = _prefixes(asked, config)
    recorded = _own_names(names, prefix)
    settled: dict[str, dict[str, str]] = {"decisions": dict(api.decisions)}
    module = config.package if config.flat else f"{config.package}.{asked.name}"
    folder, version = module.replace(".", "/"), config.version * config.flat
    tree, whole = trees(api, asked, config.version, recorded, settled, report)
    context, writer, layout, made_from = _types(asked, api, recorded, settled, under)
    units: list[Unit | Verbatim] = []
    methods = _resource_files(context, whole.every, made_from, folder, settled, units)
    client = client_plan(asked, config, context, whole, settled, up)
    compat = _compat(asked, context, client, methods, folder, up, units)
    more = {**compat.types, **earlier_places(context)}
    types = _type_files(api, made_from, writer, layout, folder, under, units, more)
    units.extend(_fixed(asked.custom, client, context, whole, methods, folder, up))
    parts = parts_of(asked, config, client, methods)
    shown = {**api_exports(asked.custom, api, client, parts), **compat.exports}
    units.extend(index_units(folder, _title(api), up, shown, compat.modules, version))
    examples = method_examples(context, client.name, module, without_aliases(methods))
    units.extend(_indexes(context, writer, client, module, methods, examples))
    return ApiPlan(
        api=api,
        client=client,
        context=context,
        module=module,
        tree=tree,
        methods=methods,
        examples=examples,
        types={name: context.speller.names.modules[name] for name in types},
        units=tuple(units),
        names={prefix + scope: kept for scope, kept in settled.items()},
        custom=asked.custom,
        parts=parts,
    )


def _prefixes(asked: ApiConfig, config: Config) -> tuple[str, str, str]:
    """Return the front of an API's scopes, and the prefixes to the core from its modules.

    The first is for modules in its folder, the second for those one folder further down.
    """
    up = core_prefix(config)
    if config.flat:
        return "", up, deeper(up)
    return f"{asked.name}/", deeper(up), deeper(deeper(up))


def _compat(
    asked: ApiConfig,
    context: Context,
    client: ClientPlan,
    planned: Mapping[str, tuple[str, Planned]],
    folder: str,
    up: str,
    units: list[Unit | Verbatim],
) -> CompatPlan:
    """Add what programs for packages of another generator need, if there are some."""
    if not asked.compat:
        return CompatPlan()
    found = compat_plan(
        context,
        client,
        tuple(planned.values()),
        aliases=asked.compat_types,
        pages=asked.compat_pages,
        folder=folder,
        up=up,
    )
    units.extend(found.units)
    return found


def _indexes(
    context: Context,
    writer: Writer,
    client: ClientPlan,
    module: str,
    methods: Mapping[str, tuple[str, Planned]],
    examples: Mapping[str, Code],
) -> Iterator[Verbatim]:
    """Yield what tools read of an API: its operations, and its surface."""
    folder = module.replace(".", "/")
    planned = without_aliases(methods)
    index = operations_index(context.api, context, client, module, planned, examples)
    yield Verbatim(path=f"{folder}/operations.json", text=index)
    surface = dump(surface_of(context, writer, client, module, methods))
    yield Verbatim(path=f"{folder}/{FILE_NAME}", text=surface)


def _own_names(
    names: Mapping[str, Mapping[str, str]], prefix: str
) -> dict[str, Mapping[str, str]]:
    """Return the recorded names of one API, by scopes without its prefix."""
    return {
        scope.removeprefix(prefix): kept
        for scope, kept in names.items()
        if scope.startswith(prefix)
    }


def _resource_files(
    context: Context,
    resources: Sequence[Resource],
    inputs: ModuleDigests,
    folder: str,
    settled: dict[str, dict[str, str]],
    units: list[Unit | Verbatim],
) -> dict[str, tuple[str, Planned]]:
    """Add the modules of `resources/`; return the operations with their Python paths."""
    planned: dict[str, tuple[str, Planned]] = {}
    for resource in resources:
        operations = plan_operations(context, resource, settled)
        for each in operations:
            planned[each.operation.id] = (".".join((*resource.path, each.name)), each)
        view = Deferred(
            inputs=inputs.of_resource(resource, settled),
            make=partial(resource_view, context, resource, operations),
            size=8 * len(operations),
        )
        units.append(
            Unit(
                path=f"{folder}/resources/{resource.module}.py",
                template="python/resource.py.j2",
                view=view,
                laid_out=True,
            )
        )
    return planned


def _types(
    own: ApiConfig,
    api: Api,
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
    dots: str,
) -> tuple[Context, Writer, Layout, ModuleDigests]:
    """Name the types and say how they are spelled."""
    edges = graph(api.declarations)
    reached = reachable_types(api)
    used = reached.response | reached.request
    type_names = name_types(api, reached, recorded, settled, own.casings)
    layout = arrange(api, {**type_names.request, **type_names.response}, used)
    modules = {
        name: layout.module_of[key]
        for direction in (type_names.response, type_names.request)
        for key, name in direction.items()
    }
    names = type_names.names(modules, custom_types(own.custom, modules))
    speller = Speller(declarations=api.declarations, names=names)
    wire = WireNames(
        declarations=api.declarations,
        request=type_names.request,
        renaming=renaming(api.declarations, type_names.naming.keys, edges),
    )
    context = Context(
        api=api,
        speller=speller,
        naming=type_names.naming,
        wire=wire,
        dots=dots,
        place=Place(module=None, core=dots),
        error_types=error_types(api),
        recorded=recorded,
        positional=own.positional,
        shared=shared_keys(api, recorded, settled),
        earlier=earlier_types(own, names),
    )
    writer = Writer(speller=speller, naming=type_names.naming, wire=wire)
    return context, writer, layout, module_digests(context, edges)


def _type_files(
    api: Api,
    inputs: ModuleDigests,
    writer: Writer,
    layout: Layout,
    folder: str,
    dots: str,
    units: list[Unit | Verbatim],
    more: Mapping[str, str],
) -> dict[str, str]:
    """Add the modules of `types/` and their index; return the ids of the names they define.

    `more` are names that the index has besides.
    """
    names = writer.speller.names
    ids: dict[str, str] = {}
    where: dict[str, str] = {}
    for unit, defined in type_units(api, writer, layout, inputs, folder, dots):
        units.append(unit)
        ids.update(defined)
        module = unit.path.rsplit("/", 1)[1].removesuffix(".py")
        where.update(dict.fromkeys(defined, f".{module}"))
    where.update(dict.fromkeys(EXPORTED, f"{dots}_core.models.model"))
    where = {**more, **where}
    where |= {name: f".{module}" for name, module in names.custom.items()}
    units.extend(index_units(f"{folder}/types", "The types of the API.", dots, where))
    return {name: key for name, key in ids.items() if name in names.modules}


def _fixed(
    code: CustomCode,
    client: ClientPlan,
    context: Context,
    tree: Tree,
    methods: Mapping[str, tuple[str, Planned]],
    folder: str,
    dots: str,
) -> Iterator[Unit]:
    """Yield the files that every API has once."""
    own = [each for path, each in methods.values() if "." not in path]
    yield Unit(
        path=f"{folder}/client.py",
        template="python/client.py.j2",
        view=client_view(context, client, tree, own),
        laid_out=True,
    )
    yield Unit(
        path=f"{folder}/errors.py",
        template="python/errors.py.j2",
        view=errors_view(
            context.api,
            context.speller,
            context.error_types,
            title=client.name,
            root=client.error,
            dots=dots,
        ),
        laid_out=True,
    )
    where: dict[str, str] = {}
    for resource in tree.every:
        for prefix in ("", "Async"):
            name = f"{prefix}{resource.class_name}"
            where[name] = f".{resource.module}"
            if not resource.path:  # the client has the views of its methods too
                for view in RESPONSE_VIEWS:
                    where[f"{name}{view.suffix}"] = f".{resource.module}"
    where = in_place(code, "resources", where, ".")
    doc = "The resources of the API."
    yield from index_units(f"{folder}/resources", doc, deeper(dots), where)


def _title(api: Api) -> str:
    return layout(paragraphs(api.docs) or f"The {api.name} API.", 0)
