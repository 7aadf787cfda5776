"""api.md of the generated package: every resource, method and type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sdkwright.emit.code import Code
from sdkwright.python.client import (
    payload,
)
from sdkwright.python.docstrings import (
    code_span,
    html_text,
    markdown,
)
from sdkwright.python.operations import (
    ResultKind,
    media_argument,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.config import Config
    from sdkwright.python.client import (
        ApiPlan,
    )
    from sdkwright.python.operations import (
        Planned,
        Resource,
    )
    from sdkwright.python.types import (
        Context,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceMethod:
    """One line of api.md."""

    title: Code
    path: Code
    name: Code
    link: Code
    parameters: Code
    returns: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceResource:
    """One resource in api.md."""

    title: Code
    methods: tuple[ReferenceMethod, ...]


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
    """One API in api.md."""

    title: Code
    module: Code
    types: tuple[Code, ...]
    resources: tuple[ReferenceResource, ...]
    webhooks: ReferenceWebhooks | None
    sent: tuple[ReferenceEvent, ...]
    called: tuple[ReferenceEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """api.md."""

    title: Code
    package: Code
    apis: tuple[ApiReference, ...]


def api_reference_view(plans: Sequence[ApiPlan], config: Config) -> ReferenceView:
    """Collect every resource, method and type for api.md."""
    return ReferenceView(
        title=markdown(config.distribution),
        package=Code(config.package),
        apis=tuple(_reference(each) for each in plans),
    )


def _reference(plan: ApiPlan) -> ApiReference:
    names = plan.context.speller.names
    every = sorted({*names.response.values(), *names.request.values()})
    return ApiReference(
        title=markdown(plan.client.name),
        module=Code(plan.module),
        types=tuple(Code(name) for name in every),
        resources=tuple(_resource(plan, each) for each in plan.tree.every),
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
        link=Code(f"./{plan.folder}/client.py"),
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


def _resource(plan: ApiPlan, resource: Resource) -> ReferenceResource:
    link = f"./{plan.folder}/resources/{resource.module}.py"
    methods = (
        _method(plan.context, *plan.planned[each.id], link)
        for each in resource.operations
    )
    return ReferenceResource(
        title=markdown(".".join(resource.path) or "The client itself"),
        methods=tuple(methods),
    )


def _method(
    context: Context, path: str, planned: Planned, link: str
) -> ReferenceMethod:
    operation = planned.operation
    dotted, dot, name = path.rpartition(".")
    every = planned.arguments.every
    texts = [each.python for each in every if each.location == "path"]
    texts += [
        f"{each.python}={'...' if each.required else 'omit'}"
        for each in every
        if each.location != "path"
    ]
    if media_argument(planned):
        texts.append("media_type=omit")
    streaming = operation.streaming
    if streaming is not None and not streaming.only:
        texts.append("stream=omit")
    return ReferenceMethod(
        title=html_text(f"{operation.method.lower()} {operation.path}"),
        path=Code(dotted + dot),
        name=Code(name),
        link=Code(link),
        parameters=Code(", ".join(texts)),
        returns=html_text(_returns(context, planned)),
    )


def _returns(context: Context, planned: Planned) -> str:
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
