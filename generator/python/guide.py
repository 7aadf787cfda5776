"""README.md and api.md of the generated package: only sections for what the APIs have.

Every snippet is complete and runs: key and base URL come from the environment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.emit.code import Code
from generator.python.docs import clean, first_sentence
from generator.python.markup import html_text, markdown
from generator.python.resources import flatten
from generator.python.results import ResultKind
from generator.python.samples import call
from generator.python.views import EMPTY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.config import Config
    from generator.python.methods import Planned
    from generator.python.plan import ApiPlan
    from generator.python.resources import Resource


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiGuide:
    """One API in the README."""

    title: Code
    summary: Code
    client: Code
    environment: tuple[Code, ...]
    first: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeView:
    """README.md; a snippet is empty where no API has what it shows."""

    title: Code
    description: Code
    distribution: Code
    package: Code
    log_env: Code
    apis: tuple[ApiGuide, ...]
    asynchronous: Code
    errors: Code
    options: Code
    streaming: Code
    paging: Code
    binary: Code
    upload: Code
    three_states: Code
    raw: Code
    prepare: Code


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
class ReferenceApi:
    """One API in api.md."""

    title: Code
    module: Code
    types: tuple[Code, ...]
    resources: tuple[ReferenceResource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """api.md."""

    title: Code
    apis: tuple[ReferenceApi, ...]


def readme_view(plans: Sequence[ApiPlan], config: Config) -> ReadmeView:
    """Collect the snippets of README.md."""
    first = plans[0]
    description = config.description or first_sentence(
        clean(first.api.docs.description)
    )
    return ReadmeView(
        title=markdown(config.distribution),
        description=markdown(
            description or f"A typed client for the {first.client.name} API."
        ),
        distribution=Code(config.distribution),
        package=Code(config.package),
        log_env=Code(first.client.log_env),
        apis=tuple(_api(each) for each in plans),
        asynchronous=_snippet(plans, _is_plain, _async),
        errors=_snippet(plans, _is_plain, _errors),
        options=_snippet(plans, _is_plain, _options),
        streaming=_snippet(plans, _streams, _stream),
        paging=_snippet(plans, lambda each: each.paged, _page),
        binary=_snippet(
            plans, lambda each: each.result.kind is ResultKind.BYTES, _binary
        ),
        upload=_snippet(plans, _uploads, _upload),
        three_states=_snippet(plans, _is_plain, _states),
        raw=_snippet(plans, _is_plain, _raw),
        prepare=_snippet(plans, _is_plain, _prepare),
    )


def reference_view(plans: Sequence[ApiPlan], config: Config) -> ReferenceView:
    """Collect every resource, method and type for api.md."""
    return ReferenceView(
        title=markdown(config.distribution),
        apis=tuple(_reference(each) for each in plans),
    )


def _api(plan: ApiPlan) -> ApiGuide:
    env = [each.env for each in plan.client.credentials.arguments if each.env]
    if not plan.api.servers:
        env.append(plan.client.base_url_env)
    text = first_sentence(clean(plan.api.docs.description or plan.api.docs.summary))
    found = _find((plan,), lambda each: each.paged or _is_plain(each))
    found = found or _find((plan,), lambda _: True)
    return ApiGuide(
        title=markdown(plan.client.name),
        summary=markdown(text),
        client=Code(plan.client.name),
        environment=tuple(Code(f"`{name}`") for name in env),
        first=_first(*found) if found else EMPTY,
    )


def _find(
    plans: Iterable[ApiPlan], fits: Callable[[Planned], bool]
) -> tuple[ApiPlan, str, Planned] | None:
    """Return the fitting operation with the fewest required arguments, in the first API."""
    for plan in plans:
        found = [
            (*_effort(each), number, path, each)
            for number, (path, each) in enumerate(plan.planned.values())
            if fits(each) and not each.operation.docs.deprecated
        ]
        if found:
            *_, path, planned = min(found, key=lambda each: each[:3])
            return plan, path, planned
    return None


def _effort(planned: Planned) -> tuple[int, int]:
    """How much a caller must know first: ids in the path, then other arguments."""
    required = [each for each in planned.arguments.every if each.required]
    return sum(each.location == "path" for each in required), len(required)


def _snippet(
    plans: Sequence[ApiPlan],
    fits: Callable[[Planned], bool],
    write: Callable[[ApiPlan, str, Planned], Code],
) -> Code:
    found = _find(plans, fits)
    return write(*found) if found else EMPTY


def _is_plain(planned: Planned) -> bool:
    """Whether a method gives back a typed value and takes no file."""
    streaming = planned.operation.streaming
    return (
        planned.result.kind is ResultKind.JSON
        and not planned.paged
        and (streaming is None or not streaming.only)
        and not _uploads(planned)
    )


def _streams(planned: Planned) -> bool:
    return planned.operation.streaming is not None


def _uploads(planned: Planned) -> bool:
    body = planned.arguments.body
    return body is not None and "multipart/form-data" in body.contents[0].media_type


def _imports(plan: ApiPlan, *names: str) -> str:
    return f"from {plan.module} import {', '.join(sorted(names))}"


def _first(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    line = call(plan.context, f"result = client.{path}", planned)
    return Code(f"{_imports(plan, name)}\n\nclient = {name}()\n{line}\nprint(result)")


def _async(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = f"Async{plan.client.name}"
    line = call(plan.context, f"result = await client.{path}", planned, indent=8)
    return Code(
        f"import asyncio\n\n{_imports(plan, name)}\n\n\n"
        f"async def main() -> None:\n    async with {name}() as client:\n"
        f"        {line}\n        print(result)\n\n\nasyncio.run(main())"
    )


def _errors(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    line = call(plan.context, f"client.{path}", planned, indent=4)
    imports = _imports(
        plan, name, "APIConnectionError", "APIStatusError", "NotFoundError"
    )
    return Code(
        f"{imports}\n\nclient = {name}()\ntry:\n    {line}\n"
        "except NotFoundError as error:\n    print(error.message, error.body)\n"
        "except APIStatusError as error:\n    print(error.status_code, error.request_id)\n"
        "except APIConnectionError as error:\n    print(error, error.__cause__)"
    )


def _options(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    line = call(plan.context, f"patient.{path}", planned, "timeout=20")
    return Code(
        f"{_imports(plan, name, 'Timeout')}\n\n"
        f"client = {name}(timeout=Timeout(total=120, connect=2), max_retries=4)\n"
        f"patient = client.with_options(max_retries=10)\n{line}"
    )


def _stream(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    streaming = planned.operation.streaming
    extra = () if streaming is None or streaming.only else ("stream=True",)
    line = call(plan.context, f"with client.{path}", planned, *extra)
    return Code(
        f"{_imports(plan, name)}\n\nclient = {name}()\n{line} as events:\n"
        "    for event in events:\n        print(event)"
    )


def _page(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    line = call(plan.context, f"client.{path}", planned)
    return Code(
        f"{_imports(plan, name)}\n\nclient = {name}()\npage = {line}\n"
        "print(page.items, page.has_next_page())\n\n"
        "for item in page.collect(limit=100):  # of this page and those after it\n    print(item)"
    )


def _binary(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    line = call(plan.context, f"with client.{path}", planned)
    return Code(
        f"{_imports(plan, name)}\n\nclient = {name}()\n{line} as response:\n"
        '    response.save("download.bin")'
    )


def _upload(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    line = call(plan.context, f"result = client.{path}", planned)
    return Code(f"{_imports(plan, name)}\n\nclient = {name}()\n{line}\nprint(result)")


def _states(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    line = call(plan.context, f"result = client.{path}", planned)
    return Code(
        f"{_imports(plan, name)}\n\nclient = {name}()\n{line}\n"
        'print(getattr(result, "model_fields_set", None))  # what the server sent'
    )


def _raw(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    resource, method = path.rsplit(".", 1)
    line = call(
        plan.context, f"raw = client.{resource}.with_raw_response.{method}", planned
    )
    return Code(
        f"{_imports(plan, name)}\n\nclient = {name}()\n{line}\n"
        "print(raw.status_code, raw.headers, raw.parse())"
    )


def _prepare(plan: ApiPlan, path: str, planned: Planned) -> Code:
    name = plan.client.name
    resource, method = path.rsplit(".", 1)
    line = call(plan.context, f"request = client.{resource}.prepare.{method}", planned)
    return Code(
        f"{_imports(plan, name)}\n\nclient = {name}()\n{line}\nprint(request.curl())"
    )


def _reference(plan: ApiPlan) -> ReferenceApi:
    names = plan.context.speller.names
    every = sorted({*names.response.values(), *names.request.values()})
    return ReferenceApi(
        title=markdown(plan.client.name),
        module=Code(plan.module),
        types=tuple(Code(name) for name in every),
        resources=tuple(_resource(plan, each) for each in flatten(plan.resources)),
    )


def _resource(plan: ApiPlan, resource: Resource) -> ReferenceResource:
    link = f"./{plan.folder}/resources/{resource.module}.py"
    methods = (_method(*plan.planned[each.id], link) for each in resource.operations)
    return ReferenceResource(
        title=markdown(".".join(resource.path)), methods=tuple(methods)
    )


def _method(path: str, planned: Planned, link: str) -> ReferenceMethod:
    operation = planned.operation
    dotted, name = path.rsplit(".", 1)
    every = planned.arguments.every
    texts = [each.python for each in every if each.location == "path"]
    texts += [
        f"{each.python}={'...' if each.required else 'omit'}"
        for each in every
        if each.location != "path"
    ]
    return ReferenceMethod(
        title=html_text(f"{operation.method.lower()} {operation.path}"),
        path=Code(dotted),
        name=Code(name),
        link=Code(link),
        parameters=Code(", ".join(texts)),
        returns=html_text(_returns(planned)),
    )


def _returns(planned: Planned) -> str:
    streaming = planned.operation.streaming
    if streaming is not None and streaming.only:
        return "Stream"
    if planned.result.kind is ResultKind.BYTES:
        return "BinaryResponse"
    return planned.returns
