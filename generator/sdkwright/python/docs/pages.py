"""The pages of a documentation site: one for each resource, and one that leads to them.

Markdown that any site generator and GitHub show: headings, paragraphs, lists and code. Text of
the document is escaped, so that none of it is markup.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Unit
from sdkwright.frozen import dataclass
from sdkwright.python.docs.api_reference import returned
from sdkwright.python.docs.readme import readme_view
from sdkwright.python.docstrings import clean, code_span, markdown, paragraphs
from sdkwright.python.operations import first_form, raised_errors, resource_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.config import Config
    from sdkwright.python.client import ApiPlan
    from sdkwright.python.docs.readme import ReadmeView
    from sdkwright.python.operations import Argument, Planned, Resource
    from sdkwright.python.types import Context

_PAGES: Final = "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageArgument:
    """An argument of a method."""

    name: Code
    type: Code
    required: bool
    text: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class PageError:
    """An error that a method raises."""

    name: Code
    text: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMethod:
    """A method on the page of its resource."""

    name: Code
    call: Code
    route: Code
    text: tuple[Code, ...]
    arguments: tuple[PageArgument, ...]
    returns: Code
    errors: tuple[PageError, ...]
    example: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcePage:
    """The page of a resource."""

    title: Code
    text: tuple[Code, ...]
    start: Code
    methods: tuple[PageMethod, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A line of the first page: a resource, and what it is for."""

    title: Code
    path: Code
    text: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPages:
    """An API on the first page."""

    title: Code
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """The first page; what it shows is the README's."""

    readme: ReadmeView
    apis: tuple[ApiPages, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """mkdocs.yml, which zensical reads as well."""

    name: Code


def documentation_units(plans: Sequence[ApiPlan], config: Config) -> Iterator[Unit]:
    """Yield the files of a site: its configuration and its pages."""
    readme = readme_view(plans, config)
    yield Unit(
        path="mkdocs.yml",
        template="docs/mkdocs.yml.j2",
        view=SiteView(name=Code(json.dumps(config.distribution))),
    )
    apis: list[ApiPages] = []
    for plan in plans:
        links: list[PageLink] = []
        for resource in plan.tree.every:
            if not resource.operations:
                continue
            path = _path(plan, resource, several=len(plans) > 1)
            page = _page(plan, resource)
            links.append(PageLink(title=page.title, path=Code(path), text=page.text[0]))
            yield Unit(
                path=f"{_PAGES}/{path}", template="docs/resource.md.j2", view=page
            )
        apis.append(ApiPages(title=markdown(plan.client.name), links=tuple(links)))
    yield Unit(
        path=f"{_PAGES}/index.md",
        template="docs/index.md.j2",
        view=FirstPage(readme=readme, apis=tuple(apis)),
    )


def _path(plan: ApiPlan, resource: Resource, *, several: bool) -> str:
    """Return where a page is; a module's name is no other's, and has no hyphen."""
    name = resource.module
    name = f"{name}-resource" if name.casefold() in {"index", "readme"} else name
    folder = f"{plan.client.module}/" if several else ""
    return f"{folder}{name}.md"


def _page(plan: ApiPlan, resource: Resource) -> ResourcePage:
    start = (
        f"from {plan.module} import {plan.client.name}\n\nclient = {plan.client.name}()"
    )
    return ResourcePage(
        title=markdown(".".join(resource.path) or plan.client.name),
        text=_paragraphs(resource_text(plan.context, resource).replace("`", "")),
        start=Code(start),
        methods=tuple(
            _method(plan.context, *plan.methods[each.id], plan.examples[each.id])
            for each in resource.operations
        ),
    )


def _paragraphs(text: str) -> tuple[Code, ...]:
    return tuple(markdown(each) for each in clean(text).split("\n\n") if each.strip())


def _method(context: Context, path: str, planned: Planned, example: Code) -> PageMethod:
    operation = planned.operation
    usual = first_form(context, planned.arguments)
    return PageMethod(
        name=markdown(path.rpartition(".")[2]),
        call=code_span(f"client.{path}"),
        route=code_span(f"{operation.method} {operation.path}"),
        text=_paragraphs(paragraphs(operation.docs)),
        arguments=tuple(
            _argument(context, each) for each in usual if not each.is_result
        ),
        returns=code_span(returned(context, planned)),
        errors=tuple(
            PageError(name=code_span(name), text=markdown(text))
            for name, text in raised_errors(operation)
        ),
        example=example,
    )


def _argument(context: Context, argument: Argument) -> PageArgument:
    type_ = context.speller.request(argument.type, context.place).text
    text = clean(argument.docs.description or argument.docs.summary)
    if argument.default and "default" not in text.lower():
        text = f"{text} The server's default is {argument.default}.".strip()
    if argument.docs.deprecated:
        text = f"Deprecated. {text}".strip()
    return PageArgument(
        name=code_span(argument.python),
        type=code_span(type_.replace("types.", "")),
        required=argument.required,
        text=markdown(text),
    )
