"""The files around the package: pyproject.toml, README.md, api.md, and its own index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Unit
from sdkwright.python.docs import (
    api_reference_view,
    readme_view,
)
from sdkwright.python.docstrings import (
    toml_string,
)
from sdkwright.python.package.command_line import command_line_units
from sdkwright.python.package.exports import SHARED, testing_units
from sdkwright.python.package.modules import index_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.config import Config
    from sdkwright.emit.code import Verbatim
    from sdkwright.python.client import (
        ApiPlan,
    )


_PYTHONS: Final = ">=3.11"
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ADDRESS: Final = re.compile(r"([^<>@]*)<?([^<>@\s]+@[^<>@\s]+)>?")


def project_units(
    plans: Sequence[ApiPlan], config: Config
) -> Iterator[Unit | Verbatim]:
    """Yield the files that stand beside the package, and a package's own index."""
    yield Unit(
        path="README.md",
        template="python/readme.md.j2",
        view=readme_view(plans, config),
    )
    yield Unit(
        path="api.md",
        template="python/api.md.j2",
        view=api_reference_view(plans, config),
    )
    yield Unit(
        path="pyproject.toml",
        template="python/pyproject.toml.j2",
        view=_project(config),
    )
    modules = [] if config.flat else [each.client.module for each in plans]
    yield from testing_units(config.package, modules)
    if config.cli:
        yield from command_line_units(config, modules)
    if modules:
        names: dict[str, str] = dict.fromkeys(SHARED, "._core")
        yield from index_units(config.package, "Clients.", ".", names, modules)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """pyproject.toml; optional lines are empty where nothing is configured.

    Attributes:
        script: The name of the script of the command line.
        entry: The function that it calls.
    """

    name: Code
    version: Code
    description: Code
    package: Code
    license: Code
    authors: tuple[Code, ...]
    requires_python: Code
    keywords: tuple[Code, ...]
    classifiers: tuple[Code, ...]
    urls: tuple[Code, ...]
    cli: bool
    script: Code
    entry: Code


def _project(config: Config) -> ProjectView:
    return ProjectView(
        name=toml_string(config.distribution),
        version=toml_string(config.version),
        description=toml_string(
            config.description or f"A typed client: {config.package}"
        ),
        package=toml_string(config.package),
        license=toml_string(config.license) if config.license else Code(""),
        authors=tuple(_author(each) for each in config.authors),
        requires_python=toml_string(config.requires_python or _PYTHONS),
        keywords=tuple(toml_string(each) for each in config.keywords),
        classifiers=tuple(toml_string(each) for each in config.classifiers),
        urls=tuple(
            Code(f"{_label(label)} = {toml_string(url)}")
            for label, url in (
                *([("Repository", config.repository)] if config.repository else ()),
                *config.urls.items(),
            )
        ),
        cli=config.cli,
        script=toml_string(config.distribution),
        entry=toml_string(f"{config.package}.__main__:main"),
    )


def _author(text: str) -> Code:
    """Return an author as an inline table: `Name <address>` is both."""
    found = _ADDRESS.fullmatch(text.strip())
    name, address = (found[1].strip(), found[2]) if found else (text, "")
    items = [
        f"{key} = {toml_string(value)}"
        for key, value in (("name", name), ("email", address))
        if value
    ]
    return Code(f"{{ {', '.join(items)} }}")


def _label(text: str) -> Code:
    """Return a key of TOML: bare where it may be."""
    return Code(text) if _BARE.fullmatch(text) else toml_string(text)
