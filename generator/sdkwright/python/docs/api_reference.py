"""api.md of the generated package: every resource, method and type."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sdkwright.emit.code import Code
from sdkwright.frozen import dataclass
from sdkwright.ir.api_walk import inputs, outputs
from sdkwright.ir.walk import graph, references
from sdkwright.python.client import payload
from sdkwright.python.docs.offered import Offered, offered
from sdkwright.python.docstrings import code_span, html_text, markdown
from sdkwright.python.operations import ResultKind, first_form, media_argument

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sdkwright.config import Config
    from sdkwright.python.client import ApiPlan
    from sdkwright.python.operations import Planned, Resource
    from sdkwright.python.types import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceMethod:
    """One method of api.md: a line, and the lines of an example.

    Attributes:
        link: Its file, in the folder that the package is in.
    """

    title: Code
    path: Code
    name: Code
    link: Code
    parameters: Code
    returns: Code
    example: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceType:
    """A type in api.md, and its file in the folder that the package is in."""

    name: Code
    link: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceResource:
    """One resource in api.md, with the types that no other resource uses.

    Attributes:
        package: The package that all of these types can be imported from.
    """

    title: Code
    methods: tuple[ReferenceMethod, ...]
    types: tuple[ReferenceType, ...]
    package: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEvent:
    """One webhook or callback in api.md."""

    title: Code
    payload: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWebhooks:
    """The method that takes webhooks, in api.md."""

    path: Code
    link: Code
    returns: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiReference:
    """One API in api.md; `types` are those that several resources use."""

    title: Code
    module: Code
    client: Code
    types: tuple[ReferenceType, ...]
    resources: tuple[ReferenceResource, ...]
    webhooks: ReferenceWebhooks | None
    sent: tuple[ReferenceEvent, ...]
    called: tuple[ReferenceEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """api.md.

    Attributes:
        to_package: What leads from the page to the folder that the package is in.
    """

    title: Code
    package: Code
    to_package: Code
    apis: tuple[ApiReference, ...]
    has: Offered


def api_reference_view(
    plans: Sequence[ApiPlan], config: Config, *, to_package: str = "."
) -> ReferenceView:
    """Collect every resource, method and type for api.md.

    Args:
        plans: The APIs.
        config: The package's configuration.
        to_package: What leads from the page to the folder that the package is in.
    """
    return ReferenceView(
        title=markdown(config.distribution),
        package=Code(config.package),
        to_package=Code(to_package),
        apis=tuple(
            each.context.memo.of("reference", partial(_reference, each))
            for each in plans
        ),
        has=offered(config),
    )


def _reference(plan: ApiPlan) -> ApiReference:
    resources = plan.tree.every
    owned = _owned_types(plan, resources)
    return ApiReference(
        title=markdown(plan.client.name),
        module=Code(plan.module),
        client=Code(plan.client.name),
        types=owned.get((), ()),
        resources=tuple(_resource(plan, each, owned) for each in resources),
        webhooks=_webhooks(plan),
        sent=tuple(_events(plan, "webhook")),
        called=tuple(_events(plan, "callback")),
    )


def _webhooks(plan: ApiPlan) -> ReferenceWebhooks | None:
    webhooks = plan.client.webhooks
    if webhooks is None:
        return None
    return ReferenceWebhooks(
        path=Code(webhooks.attribute),
        link=Code(f"{plan.folder}/client.py"),
        returns=html_text(webhooks.type.removeprefix("types.")),
    )


def _events(plan: ApiPlan, kind: str) -> Iterator[ReferenceEvent]:
    """Yield what the API sends by itself: each name once for each kind of payload."""
    found = dict.fromkeys(
        (each.name, payload(plan.context, each))
        for each in plan.api.events
        if each.kind == kind
    )
    for name, says in found:
        yield ReferenceEvent(title=code_span(name), payload=code_span(says or "None"))


def _resource(
    plan: ApiPlan,
    resource: Resource,
    owned: Mapping[tuple[str, ...], tuple[ReferenceType, ...]],
) -> ReferenceResource:
    link = f"{plan.folder}/resources/{resource.module}.py"
    methods = (
        _method(plan.context, *plan.methods[each.id], link, plan.examples[each.id])
        for each in resource.operations
    )
    types = owned.get(resource.path, ())
    modules = plan.context.speller.names.modules
    folders = {modules[each.name].rpartition(".")[0] for each in types}
    where = folders.pop() if len(folders) == 1 else ""
    return ReferenceResource(
        title=markdown(".".join(resource.path) or "The client itself"),
        methods=tuple(methods),
        types=types,
        package=Code(".".join(each for each in (plan.module, "types", where) if each)),
    )


def _owned_types(
    plan: ApiPlan, resources: Sequence[Resource]
) -> dict[tuple[str, ...], tuple[ReferenceType, ...]]:
    """Return the types by the path of the one resource that uses them; () for others."""
    edges = graph(plan.api.declarations)
    users: dict[str, set[tuple[str, ...]]] = {}
    for resource in resources:
        seen: set[str] = set()
        waiting = [
            target
            for operation in resource.operations
            for type_ in (*inputs(operation), *outputs(operation))
            for target in references(type_)
        ]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                users.setdefault(key, set()).add(resource.path)
                waiting.extend(edges.get(key, ()))
    names = plan.context.speller.names
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for direction in (names.response, names.request):
        for key, name in direction.items():
            paths = users.get(key, set())
            path = next(iter(paths)) if len(paths) == 1 else ()
            found.setdefault(path, {})[name] = names.modules[name]
    return {
        path: tuple(
            ReferenceType(
                name=Code(name),
                link=Code(f"{plan.folder}/types/{module.replace('.', '/')}.py"),
            )
            for name, module in sorted(types.items())
        )
        for path, types in found.items()
    }


def _method(
    context: Context, path: str, planned: Planned, link: str, example: Code
) -> ReferenceMethod:
    operation = planned.operation
    dotted, dot, name = path.rpartition(".")
    every = planned.arguments.every
    needed = {
        each.key for each in first_form(context, planned.arguments) if each.required
    }
    texts = [each.python for each in every if each.positional]
    texts += [
        f"{each.python}={'...' if each.key in needed else 'omit'}"
        for each in every
        if not each.positional
    ]
    if media_argument(planned.arguments):
        texts.append("media_type=omit")
    if planned.offers:
        texts.append("accept=omit")
    streaming = operation.streaming
    if streaming is not None and not streaming.only:
        texts.append("stream=omit")
    return ReferenceMethod(
        title=html_text(f"{operation.method.lower()} {operation.path}"),
        path=Code(dotted + dot),
        name=Code(name),
        link=Code(link),
        parameters=Code(", ".join(texts)),
        returns=html_text(returned(context, planned)),
        example=tuple(Code(line) for line in example.split("\n")),
    )


def returned(context: Context, planned: Planned) -> str:
    """Return what a synchronous method gives back."""
    streaming = planned.operation.streaming
    plain = planned.returns
    if planned.result.kind is ResultKind.BYTES:
        plain = "BinaryResponse"
    if streaming is None:
        return plain
    item = context.speller.response(streaming.item, context.place).text
    stream = f"Stream[{item.replace('types.', '')}]"
    return stream if streaming.only else f"{plain} | {stream}"
