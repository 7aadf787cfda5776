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
from sdkwright.python.views import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.config import Config
    from sdkwright.emit.code import Verbatim
    from sdkwright.python.client import (
        ApiPlan,
    )


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
        view=project_view(config),
    )
    modules = [] if config.flat else [each.client.module for each in plans]
    yield from testing_units(config.package, modules)
    if config.cli:
        yield from command_line_units(config, modules)
    if modules:
        names: dict[str, str] = dict.fromkeys(SHARED, "._core")
        parts = names, modules, config.version
        yield from index_units(config.package, "Clients.", ".", *parts)


_AUTHOR: Final = re.compile(r"\s*([^<>]*[^<>\s])\s*<([^<>@\s]+@[^<>@\s]+)>\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """pyproject.toml; optional lines are empty where nothing is configured.

    Attributes:
        authors: The inner part of an inline table for each.
        changelog: Where it can be read; empty if unknown.
        issues: Where faults are reported, if `changelog` is known.
        script: The name of the script of the command line.
        entry: The function that it calls.
        tested: Whether tests stand beside the package.
    """

    name: Code
    version: Code
    description: Code
    package: Code
    license: Code
    authors: tuple[Code, ...]
    repository: Code
    status: Code
    changelog: Code
    issues: Code
    cli: bool
    script: Code
    entry: Code
    tested: bool


def project_view(
    config: Config, *, changelog: str = "", issues: str = "", tested: bool = False
) -> ProjectView:
    """Return what pyproject.toml says; see :class:`ProjectView`."""
    return ProjectView(
        name=toml_string(config.distribution),
        version=toml_string(config.version),
        description=toml_string(
            config.description or f"A typed client: {config.package}"
        ),
        package=toml_string(config.package),
        license=toml_string(config.license) if config.license else EMPTY,
        authors=tuple(map(_author, config.authors)),
        repository=toml_string(config.repository) if config.repository else EMPTY,
        status=toml_string(_status(config.version)),
        changelog=toml_string(changelog) if changelog else EMPTY,
        issues=toml_string(issues) if issues else EMPTY,
        cli=config.cli,
        script=toml_string(config.distribution),
        entry=toml_string(f"{config.package}.__main__:main"),
        tested=tested,
    )


def _author(text: str) -> Code:
    """Return what a table of authors says of `Name <name@example.com>`."""
    match = _AUTHOR.fullmatch(text)
    if match is None:
        return Code(f"name = {toml_string(text)}")
    return Code(f"name = {toml_string(match[1])}, email = {toml_string(match[2])}")


def _status(version: str) -> str:
    """Return the trove classifier of a version: before 1.0.0 everything may change."""
    stable = not version.startswith("0.") and version != "0"
    name = "5 - Production/Stable" if stable else "4 - Beta"
    return f"Development Status :: {name}"
