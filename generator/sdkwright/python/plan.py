"""The planner: APIs in, a package out, with every name, import and file decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sdkwright.config import Compat
from sdkwright.emit.code import Deferred, Later, Package, Unit, Verbatim
from sdkwright.ir import Api
from sdkwright.python.aliases import (
    TYPE_ALIASES,
    earlier_places,
    report_earlier_types,
    without_aliases,
)
from sdkwright.python.client import ApiPlan, client_view, error_names, errors_view
from sdkwright.python.compat import (
    CompatPlan,
    compat_plan,
    error_aliases,
    fern_exports,
    fern_units,
    speakeasy_plan,
)
from sdkwright.python.decide import Decided, decide
from sdkwright.python.docs import (
    docstring_examples,
    documentation_units,
    method_examples,
    simplest_first,
)
from sdkwright.python.docstrings import layout, paragraphs
from sdkwright.python.operations import RESPONSE_VIEWS, resource_view
from sdkwright.python.package import (
    ModuleDigests,
    api_exports,
    core_types,
    core_units,
    deeper,
    explanations,
    in_place,
    index_units,
    module_digests,
    operations_index,
    parts_of,
    project_units,
    report_custom,
    report_fields,
    report_names,
    report_types,
    summary,
    surface_of,
    type_indexes,
    type_units,
)
from sdkwright.surface import FILE_NAME, dump

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.config import ApiConfig, Config
    from sdkwright.diagnostics import Report
    from sdkwright.emit.code import Code, Part
    from sdkwright.python.operations import Planned, Tree

# How many names an index has before its lists are for programs only.
_MOST_NAMES = 60
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
    return spell(
        [decide(own, api, config, names, reports[own.name]) for own, api in apis],
        config,
        reports,
    )


def spell(
    apis: Sequence[Decided], config: Config, reports: Mapping[str, Report]
) -> Package:
    """Lay out a package of which everything is decided but its words.

    Args:
        apis: What was decided of each API.
        config: The package's configuration.
        reports: Receive what could not be spelled as the documents have it, by API.
    """
    plans = [_plan_api(each, config) for each in apis]
    for decided, each in zip(apis, plans, strict=True):
        own, report = decided.asked, reports[decided.asked.name]
        report_custom(each, report)
        report_earlier_types(
            own,
            each.context.speller.names,
            config.version,
            decided.scope(TYPE_ALIASES),
            report,
        )
        report_names(own, each.api, each.planned, each.context.over, report)
        report_types(each.api, each.context.speller.names, report)
        report_fields(each.context, report)
    parts = frozenset(config.parts).union(*(each.parts for each in plans))
    units: list[Part] = []
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


def _plan_api(decided: Decided, config: Config) -> ApiPlan:
    """Plan the files of one API, and what stands in them."""
    asked, api, context = decided.asked, decided.api, decided.context
    client, up = decided.client, decided.up
    methods, version = decided.methods, config.version * config.flat
    made_from = module_digests(
        context, decided.edges, examples=asked.docstring_examples
    )
    units: list[Part] = []
    _resource_files(decided, made_from, units)
    compat = _compat(decided, methods, units)
    more = {**compat.types, **earlier_places(context)}
    parts = context.memo.of(
        "parts", partial(parts_of, api, asked, config, client, context, methods)
    )
    more |= core_types(parts, deeper(up))
    types = _type_files(decided, made_from, units, more)
    units.extend(_fixed(decided, methods))
    places = {name: context.speller.names.modules[name] for name in types}
    shown = _shown(decided, parts, compat, places)
    units.extend(
        index_units(decided.folder, _title(api), up, shown, compat.modules, version)
    )
    planned = without_aliases(methods)
    examples = _examples(decided, planned)
    units.extend(_indexes(decided, methods, examples))
    return ApiPlan(
        api=api,
        client=client,
        context=context,
        module=decided.module,
        tree=decided.tree,
        methods=methods,
        simplest=context.memo.of("simplest", partial(simplest_first, planned.values())),
        examples=examples,
        types=places,
        units=tuple(units),
        names=decided.names,
        custom=asked.custom,
        parts=parts,
    )


def _examples(
    decided: Decided, planned: Mapping[str, tuple[str, Planned]]
) -> Mapping[str, Code]:
    """Return what calls each method, by operation id."""
    context, client, module = decided.context, decided.client, decided.module
    return context.memo.of(
        "examples", partial(method_examples, context, client.name, module, planned)
    )


def _compat(
    decided: Decided, methods: Mapping[str, tuple[str, Planned]], units: list[Part]
) -> CompatPlan:
    """Add what programs for packages of another generator need, if there are some."""
    asked = decided.asked
    if asked.compat is None:
        return CompatPlan()
    if asked.compat is Compat.FERN:
        units.extend(fern_units(decided.folder, decided.up))
        return CompatPlan(modules=("core", "types"))
    if asked.compat is Compat.SPEAKEASY:
        context, client = decided.context, decided.client
        found = speakeasy_plan(
            context,
            client,
            tuple(methods.values()),
            error_names(decided.api, client.error),
            folder=decided.folder,
            up=decided.up,
        )
        units.extend(found.units)
        return found
    found = compat_plan(
        decided.context,
        decided.client,
        tuple(methods.values()),
        aliases=asked.compat_types,
        pages=asked.compat_pages,
        folder=decided.folder,
        up=decided.up,
    )
    units.extend(found.units)
    return found


def _indexes(
    decided: Decided,
    methods: Mapping[str, tuple[str, Planned]],
    examples: Mapping[str, Code],
) -> Iterator[Part]:
    """Yield what tools read of an API: its operations, and its surface.

    Where nothing is kept for another build, both are made beside the modules, on whatever
    processor is free.
    """
    context, client, module = decided.context, decided.client, decided.module
    planned = without_aliases(methods)

    def index() -> str:
        return operations_index(context.api, context, client, module, planned, examples)

    def surface() -> str:
        found = surface_of(context, decided.writer, client, module, methods)
        return dump(found, context.memo.table("surface"))

    for name, make, size in (("operations.json", index, 1), (FILE_NAME, surface, 3)):
        path = f"{decided.folder}/{name}"
        if context.memo.keeps:
            yield Verbatim(path=path, text=make())
        else:
            yield Later(path=path, make=make, size=size * len(methods))


def _resource_files(decided: Decided, inputs: ModuleDigests, units: list[Part]) -> None:
    """Add the modules of `resources/`."""
    for each in decided.resources:
        resource, operations = each.resource, each.operations
        view = Deferred(
            inputs=inputs.of_resource(resource, operations, each.names),
            make=partial(
                resource_view,
                decided.context,
                resource,
                operations,
                docstring_examples(
                    decided.context,
                    ".".join(resource.path),
                    every=decided.asked.docstring_examples,
                ),
            ),
            size=8 * len(operations),
        )
        units.append(
            Unit(
                path=f"{decided.folder}/resources/{resource.module}.py",
                template="python/resource.py.j2",
                view=view,
                laid_out=True,
            )
        )


def _shown(
    decided: Decided,
    parts: frozenset[str],
    compat: CompatPlan,
    places: Mapping[str, str],
) -> dict[str, str]:
    """Return where each name lives that the package exports; `places` are those of types."""
    asked = decided.asked
    own = api_exports(asked.custom, decided.api, decided.client, parts)
    found = {**own, **compat.exports}
    return found | (fern_exports(places, found) if asked.compat is Compat.FERN else {})


def _type_files(
    decided: Decided,
    inputs: ModuleDigests,
    units: list[Part],
    more: Mapping[str, str],
) -> dict[str, str]:
    """Add the modules of `types/` and their index; return the ids of the names they define.

    `more` are names that the index has besides.
    """
    writer, folder, own = decided.writer, decided.folder, decided.layout.modules
    names, dots = writer.speller.names, deeper(decided.up)
    ids: dict[str, str] = {}
    where: dict[str, str] = {}
    made = type_units(decided.api, writer, decided.layout, inputs, folder, dots)
    for module, (unit, defined) in zip(own, made, strict=True):
        units.append(unit)
        ids.update(defined)
        where.update(dict.fromkeys(defined, f".{module}"))
    where = {**more, **where}
    where |= {name: f".{module}" for name, module in names.custom.items()}
    units.extend(
        decided.context.memo.of(
            "type indexes",
            lambda: tuple(type_indexes(f"{folder}/types", dots, where, own)),
        )
    )
    return {name: key for name, key in ids.items() if name in names.modules}


def _fixed(
    decided: Decided, methods: Mapping[str, tuple[str, Planned]]
) -> Iterator[Unit]:
    """Yield the files that every API has once."""
    context, client, tree = decided.context, decided.client, decided.whole
    folder, dots, code = decided.folder, decided.up, decided.asked.custom
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
            aliases=error_aliases(client),
        ),
        laid_out=True,
    )
    where = in_place(code, "resources", _places(tree), ".")
    doc = "The resources of the API."
    wide = len(where) > _MOST_NAMES
    yield from index_units(f"{folder}/resources", doc, deeper(dots), where, wide=wide)


def _places(tree: Tree) -> dict[str, str]:
    """Return where the classes of resources are."""
    where: dict[str, str] = {}
    for resource in tree.every:
        for prefix in ("", "Async"):
            name = f"{prefix}{resource.class_name}"
            where[name] = f".{resource.module}"
            if not resource.path:  # the client has the views of its methods too
                for view in RESPONSE_VIEWS:
                    where[f"{name}{view.suffix}"] = f".{resource.module}"
    return where


def _title(api: Api) -> str:
    return layout(paragraphs(api.docs) or f"The {api.name} API.", 0)
