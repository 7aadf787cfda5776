"""README.md of the generated package: only sections for what the APIs have."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code
from sdkwright.frozen import dataclass
from sdkwright.ir import StreamKind
from sdkwright.python.client import ARGUMENT
from sdkwright.python.docs import helpers, readme_extras as extras, snippets
from sdkwright.python.docs.method_examples import FIRST_CALLS, is_plain, uploads
from sdkwright.python.docs.offered import Offered, offered
from sdkwright.python.docs.sample_output import record
from sdkwright.python.docs.snippets import Subject
from sdkwright.python.docstrings import (
    clean,
    code_span,
    introduction,
    markdown,
    without_links,
)
from sdkwright.python.operations import ResultKind
from sdkwright.python.views import EMPTY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sdkwright.config import Config
    from sdkwright.python.client import ApiPlan
    from sdkwright.python.operations import Planned
    from sdkwright.python.types import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An argument of a client, and the environment variable that stands in for it."""

    argument: Code
    env: Code
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiReadme:
    """One API in the README."""

    heading: Code
    summary: Code
    client: Code
    root: Code
    settings: tuple[Setting, ...]
    first: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadmeView:
    """README.md; a snippet is empty where no API has what it shows.

    Attributes:
        sections: What its owner has written, in Markdown.
        has: The parts of the core that are there because they were asked for.
    """

    title: Code
    description: Code
    distribution: Code
    install: Code
    log_env: Code
    logger: Code
    apis: tuple[ApiReadme, ...]
    asynchronous: Code
    errors: Code
    options: Code
    streaming: Code
    paging: Code
    download: Code
    upload: Code
    three_states: Code
    fields: Code
    raw: Code
    prepare: Code
    webhooks: Code
    reconnecting: Code
    secret: Code
    middleware: Code
    telemetry: Code
    undescribed: Code
    polling: Code
    bulk: Code
    faked: Code
    taped: Code
    command: Code
    command_words: Code
    mcp: Code
    mcp_arguments: Code
    sections: tuple[Code, ...]
    has: Offered


def readme_view(plans: Sequence[ApiPlan], config: Config) -> ReadmeView:
    """Collect the snippets of README.md."""
    first = plans[0]
    described = config.description or _described(first)
    return ReadmeView(
        title=markdown(_title(plans, config)),
        description=markdown(without_links(described)),
        distribution=Code(config.distribution),
        install=Code(extras.installable(config)),
        log_env=Code(first.client.log_env),
        logger=Code(config.package),
        apis=tuple(_api(each, described, alone=len(plans) == 1) for each in plans),
        asynchronous=_snippet(plans, snippets.asynchronous, *_AWAITED),
        errors=_snippet(plans, snippets.errors, _may_be_missing, _may_fail, is_plain),
        options=_snippet(plans, snippets.options, is_plain),
        streaming=_snippet(plans, snippets.stream, _streams),
        paging=_snippet(plans, snippets.pages, _is_paged),
        download=_snippet(plans, snippets.download, _is_download),
        upload=_snippet(plans, snippets.first, uploads),
        three_states=_snippet(plans, snippets.three_states, _has_null),
        fields=_record_snippet(plans, snippets.fields, is_plain),
        raw=_snippet(plans, snippets.raw, *_TRIED),
        prepare=_snippet(plans, snippets.prepare, *_TRIED),
        webhooks=_webhooks(plans),
        reconnecting=_snippet(plans, extras.reconnecting, _reconnects),
        secret=_secret(plans),
        middleware=_snippet(plans, extras.middleware, *_TRIED),
        telemetry=_snippet(plans, extras.telemetry, *_TRIED),
        command=_command(plans[0], config),
        command_words=_command_words(plans[0]),
        mcp=_mcp(plans[0], config, "python -m "),
        mcp_arguments=_mcp(plans[0], config, "-m "),
        undescribed=_record_snippet(plans, extras.undescribed, _is_bare),
        polling=_record_snippet(plans, helpers.polling, _is_question),
        bulk=_snippet(plans, helpers.bulk, _is_for_one),
        faked=_record_snippet(plans, helpers.faked, is_plain),
        taped=_record_snippet(plans, helpers.taped, is_plain),
        sections=tuple(extras.sections(plans)),
        has=offered(config),
    )


def _described(plan: ApiPlan) -> str:
    docs, title = plan.api.docs, plan.api.title
    text = docs.summary or introduction(clean(docs.description))
    name = title or plan.client.name
    return text if _says_more(text, title) else f"A client of {name}"


def _says_more(text: str, title: str) -> bool:
    """Whether a text has other words than the title: that alone, again, says nothing."""
    said, known = (re.findall(r"\w+", each.casefold()) for each in (text, title))
    return bool(said) and said != known


def _title(plans: Sequence[ApiPlan], config: Config) -> str:
    """Return the words of the one API's title, or else the distribution's name."""
    title = " ".join(re.findall(r"[\w.+'-]+", clean(plans[0].api.title)))
    return title.strip(".-' ") if len(plans) == 1 and title else config.distribution


def _api(plan: ApiPlan, described: str, *, alone: bool) -> ApiReadme:
    """Return what is said of one API, but for what stands at the top already."""
    text = introduction(clean(plan.api.docs.description or plan.api.docs.summary))
    new = text != described and _says_more(text, plan.api.title)
    return ApiReadme(
        heading=EMPTY if alone else markdown(plan.client.name),
        summary=markdown(without_links(text)) if new else EMPTY,
        client=Code(plan.client.name),
        root=Code(plan.client.error),
        settings=tuple(_settings(plan)),
        first=_snippet((plan,), snippets.first, *FIRST_CALLS),
    )


def _webhooks(plans: Sequence[ApiPlan]) -> Code:
    """Write a snippet for the first API that has webhooks."""
    for each in plans:
        if each.client.webhooks is not None:
            attribute = each.client.webhooks.attribute
            return snippets.webhooks(each.module, each.client.name, attribute)
    return EMPTY


def _secret(plans: Sequence[ApiPlan]) -> Code:
    """Write a snippet for the first API that has a credential in the environment."""
    for each in plans:
        given = [one for one in each.client.credentials.arguments if one.env]
        subject = _find((each,), is_plain)
        if given and subject is not None:
            return extras.secret(subject, given[0])
    return EMPTY


def _settings(plan: ApiPlan) -> Iterable[Setting]:
    """Yield what a client takes from the environment."""
    for each in plan.client.credentials.arguments:
        if each.env:
            yield Setting(
                argument=Code(each.python), env=code_span(each.env), required=False
            )
    yield Setting(
        argument=Code("base_url"),
        env=code_span(plan.client.base_url_env),
        required=not plan.api.servers,
    )
    if plan.client.webhooks is not None:
        env = code_span(plan.client.webhooks.env)
        yield Setting(argument=Code(ARGUMENT), env=env, required=False)


def _snippet(
    plans: Sequence[ApiPlan],
    write: Callable[[Subject], Code],
    *fits: Callable[[Planned], bool],
) -> Code:
    """Write a snippet about the simplest operation that fits the first test possible."""
    for test in fits:
        found = _find(plans, test)
        if found is not None:
            return write(found)
    return EMPTY


def _record_snippet(
    plans: Sequence[ApiPlan],
    write: Callable[[Subject], Code],
    fits: Callable[[Planned], bool],
) -> Code:
    """Write a snippet about an operation whose result is one object, and which fits."""
    for plan in plans:
        found = _find((plan,), partial(_is_record, plan.context, fits))
        if found is not None:
            return write(found)
    return EMPTY


def _find(plans: Iterable[ApiPlan], fits: Callable[[Planned], bool]) -> Subject | None:
    """Return the simplest operation that fits, in the first API that has one."""
    for plan in plans:
        for path, planned in plan.simplest:
            if fits(planned) and not planned.operation.docs.deprecated:
                return Subject(
                    context=plan.context,
                    module=plan.module,
                    client=plan.client.name,
                    path=path,
                    planned=planned,
                )
    return None


def _is_record(
    context: Context, fits: Callable[[Planned], bool], planned: Planned
) -> bool:
    return fits(planned) and record(context, planned.result.type) is not None


def _is_question(planned: Planned) -> bool:
    """Whether a method only asks, so that it may be asked again and again."""
    return is_plain(planned) and planned.operation.method.upper() == "GET"


_TRIED: Final = (_is_question, is_plain)
"""What snippets call that people run to see what happens, the best first."""


def _is_bare(planned: Planned) -> bool:
    """Whether a method asks without any argument that it needs."""
    return (
        planned.result.kind is ResultKind.JSON
        and planned.operation.method.upper() == "GET"
        and "{" not in planned.operation.path
        and not any(each.required for each in planned.arguments.every)
    )


def _reconnects(planned: Planned) -> bool:
    """Whether a torn stream may be opened again."""
    streaming = planned.operation.streaming
    return (
        streaming is not None
        and streaming.kind is StreamKind.SSE
        and planned.operation.method.upper() == "GET"
    )


def _is_for_one(planned: Planned) -> bool:
    """Whether a method needs one thing to be called with."""
    required = [each for each in planned.arguments.every if each.required]
    return (
        is_plain(planned)
        and len(required) == 1
        and all(each.location == "path" for each in required)
    )


def _is_paged(planned: Planned) -> bool:
    return planned.paged


_AWAITED: Final = (_is_question, _is_paged, is_plain)
"""As `_TRIED`, where pages will do too."""


def _may_fail(planned: Planned) -> bool:
    """Whether an error of the caller's has a declared body."""
    return is_plain(planned) and any(
        each.status.startswith("4") and each.contents
        for each in planned.operation.responses
    )


def _may_be_missing(planned: Planned) -> bool:
    return is_plain(planned) and any(
        each.status == "404" and each.contents for each in planned.operation.responses
    )


def _has_null(planned: Planned) -> bool:
    return is_plain(planned) and snippets.nullable(planned) is not None


def _is_download(planned: Planned) -> bool:
    return planned.result.kind is ResultKind.BYTES


def _streams(planned: Planned) -> bool:
    return planned.operation.streaming is not None


def _command(plan: ApiPlan, config: Config) -> Code:
    """The program of an API's command line; empty where the package has none."""
    if not config.cli:
        return EMPTY
    return Code(f"python -m {plan.module.replace('.', ' ')}")


def _mcp(plan: ApiPlan, config: Config, start: str) -> Code:
    """The MCP server of an API, as a command; empty where the package has none."""
    return Code(f"{start}{plan.module}.mcp") if config.mcp else EMPTY


def _command_words(plan: ApiPlan) -> Code:
    """The words of an API's first command."""
    paths = sorted(path for path, _ in plan.planned.values())
    return Code(paths[0].replace(".", " ").replace("_", "-")) if paths else EMPTY
