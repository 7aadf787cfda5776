"""What is decided about an API before anything is written: names, modules, arguments.

Nothing here goes by descriptions, but for the few that decide about something themselves; so
a change of words leaves all of it as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.config import Compat
from sdkwright.frozen import dataclass, replace
from sdkwright.ir import Memo
from sdkwright.ir.walk import graph
from sdkwright.python.aliases import earlier_types, expired_arguments, trees
from sdkwright.python.client import client_plan, error_types
from sdkwright.python.names import with_splitting
from sdkwright.python.operations import parameters_scope, plan_operations, shared_keys
from sdkwright.python.package import (
    core_prefix,
    custom_types,
    deeper,
    report_untyped_media,
)
from sdkwright.python.types import (
    Context,
    Place,
    Speller,
    WireNames,
    Writer,
    arrange,
    by_resource,
    name_types,
    reachable_types,
    reads_by_path,
    renaming,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.config import ApiConfig, Config
    from sdkwright.diagnostics import Report
    from sdkwright.ir import Api, Operation
    from sdkwright.python.client import ClientPlan
    from sdkwright.python.operations import Planned, Resource, Tree
    from sdkwright.python.types import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedResource:
    """A resource with its operations.

    Attributes:
        names: The settled names of arguments, by scope.
    """

    resource: Resource
    operations: tuple[Planned, ...]
    names: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One API, with everything decided but its words.

    Attributes:
        module: The package to import from: `session_apis.stagehand`.
        up: The relative import prefix from there to `_core`'s folder.
        tree: The resources.
        whole: The resources with earlier names of methods in them.
        resources: All of them, with what was decided of their operations.
        edges: Which declarations each one refers to.
        names: The settled names by scope, as the lock has them.
    """

    asked: ApiConfig
    api: Api
    module: str
    up: str
    tree: Tree
    whole: Tree
    context: Context
    writer: Writer
    layout: Layout
    edges: Mapping[str, Sequence[str]]
    resources: tuple[DecidedResource, ...]
    client: ClientPlan
    names: Mapping[str, Mapping[str, str]]

    def scope(self, name: str) -> Mapping[str, str]:
        """Return the settled names of one scope."""
        scopes = {each.rpartition("/")[2]: kept for each, kept in self.names.items()}
        return scopes.get(name, {})

    @property
    def folder(self) -> str:
        """The package's folder, relative to the output folder."""
        return self.module.replace(".", "/")

    @property
    def methods(self) -> dict[str, tuple[str, Planned]]:
        """Python path and plan of each operation, earlier names of them included."""
        return {
            operation.operation.id: (
                ".".join((*each.resource.path, operation.name)),
                operation,
            )
            for each in self.resources
            for operation in each.operations
        }


def decide(
    asked: ApiConfig,
    api: Api,
    config: Config,
    names: Mapping[str, Mapping[str, str]],
    report: Report,
    memo: Memo | None = None,
) -> Decided:
    """Decide about one API.

    Args:
        asked: Its configuration.
        api: The API.
        config: The package's configuration.
        names: The names settled by an earlier build, by scope.
        report: Receives what could not be spelled as the document has it.
        memo: Remembers what is made of it.
    """
    report_untyped_media(api, report)
    prefix, up, under = _prefixes(asked, config)
    recorded = _own_names(names, prefix)
    api = with_splitting(api, recorded)
    settled: dict[str, dict[str, str]] = {"decisions": dict(api.decisions)}
    module = config.package if config.flat else f"{config.package}.{asked.name}"
    tree, whole = trees(api, asked, config.version, recorded, settled, report)
    context, writer, layout, edges = _types(asked, api, whole, recorded, settled, under)
    version = config.version
    context = replace(
        context,
        memo=memo or Memo(),
        over=expired_arguments(api, version, recorded, settled, report),
        earlier=earlier_types(asked, context.speller.names, version, recorded, settled),
    )
    resources = tuple(_resource(context, each, settled) for each in whole.every)
    client = client_plan(asked, config, context, whole, settled, up)
    return Decided(
        asked=asked,
        api=api,
        module=module,
        up=up,
        tree=tree,
        whole=whole,
        context=context,
        writer=writer,
        layout=layout,
        edges=edges,
        resources=resources,
        client=client,
        names={prefix + scope: kept for scope, kept in settled.items()},
    )


def _resource(
    context: Context, resource: Resource, settled: dict[str, dict[str, str]]
) -> DecidedResource:
    operations = plan_operations(context, resource, settled)
    scopes = [parameters_scope(each) for each in resource.operations]
    return DecidedResource(
        resource=resource,
        operations=operations,
        names={scope: settled[scope] for scope in scopes},
    )


def _prefixes(asked: ApiConfig, config: Config) -> tuple[str, str, str]:
    """Return the front of an API's scopes, and the prefixes to the core from its modules.

    The first is for modules in its folder, the second for those one folder further down.
    """
    up = core_prefix(config)
    if config.flat:
        return "", up, deeper(up)
    return f"{asked.name}/", deeper(up), deeper(deeper(up))


def _own_names(
    names: Mapping[str, Mapping[str, str]], prefix: str
) -> dict[str, Mapping[str, str]]:
    """Return the recorded names of one API, by scopes without its prefix."""
    return {
        scope.removeprefix(prefix): kept
        for scope, kept in names.items()
        if scope.startswith(prefix)
    }


def _types(
    own: ApiConfig,
    api: Api,
    tree: Tree,
    recorded: Mapping[str, Mapping[str, str]],
    settled: dict[str, dict[str, str]],
    dots: str,
) -> tuple[Context, Writer, Layout, Mapping[str, Sequence[str]]]:
    """Name the types and say how they are spelled."""
    edges = graph(api.declarations)
    reached = reachable_types(api)
    type_names = name_types(api, reached, recorded, settled, own.casings)
    called = {**type_names.request, **type_names.response}
    layout = arrange(api, called, reached.response | reached.request)
    if own.compat is not Compat.STAINLESS:  # its packages have folders of their own
        layout = by_resource(api, layout, _uses(tree), edges, recorded, settled)
    names = (type_names.response.items(), type_names.request.items())
    modules = {name: layout.module_of[key] for each in names for key, name in each}
    every = type_names.names(modules, custom_types(own.custom, modules))
    speller = Speller(declarations=api.declarations, names=every, spread=layout.spread)
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
        compat=own.compat,
        reads=reads_by_path(api),
    )
    writer = Writer(speller=speller, naming=type_names.naming, wire=wire)
    return context, writer, layout, edges


def _uses(tree: Tree) -> Iterator[tuple[str, Operation]]:
    """Yield each operation with the resource at the top that leads to it."""
    for each in tree.every:
        for operation in each.operations:
            yield each.path[0] if each.path else "", operation
