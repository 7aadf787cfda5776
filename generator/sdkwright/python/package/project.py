"""The files around the package: pyproject.toml, README.md, api.md, and its own index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.emit.code import Code, Unit
from sdkwright.frozen import dataclass
from sdkwright.python.docs import (
    api_reference_view,
    readme_view,
    skill_units,
    to_package,
)
from sdkwright.python.docstrings import toml_string
from sdkwright.python.package.core_parts import exported
from sdkwright.python.package.core_place import core_prefix
from sdkwright.python.package.exports import SHARED, testing_units
from sdkwright.python.package.modules import index_units
from sdkwright.python.package.programs import program_units
from sdkwright.python.views import EMPTY
from sdkwright.runtime.compatible import VERSION, requirement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.config import Config
    from sdkwright.emit.code import Verbatim
    from sdkwright.python.client import ApiPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """What builds a package (PEP 517), and how it is told what belongs to it.

    Attributes:
        requires: Its requirement.
        module: What build tools import.
        lines: Tables for it; `{}` stands for the package, quoted.
    """

    requires: str
    module: str
    lines: str


_BACKENDS: Final = {
    "hatch": Backend(
        requires="hatchling>=1.27",
        module="hatchling.build",
        lines="""\
[tool.hatch.build.targets.wheel]
packages = [{}]

[tool.hatch.build.targets.sdist]
include = [{}, "tests", "README.md", "api.md", "CHANGELOG.md", "LICENSE"]""",
    ),
    "uv": Backend(
        requires="uv_build>=0.9,<1",
        module="uv_build",
        lines="""\
[tool.uv.build-backend]
module-name = {}
module-root = ""
source-include = ["tests/**", "api.md", "CHANGELOG.md", "LICENSE"]""",
    ),
    # License expressions (PEP 639) are understood from this version on.
    "setuptools": Backend(
        requires="setuptools>=77",
        module="setuptools.build_meta",
        lines="""\
[tool.setuptools.packages.find]
include = [{}, {*}]

[tool.setuptools.package-data]
"*" = ["*.pyi", "*.json", "*.md", "py.typed"]
{} = [".agents/**/*"]""",
    ),
    "poetry": Backend(
        requires="poetry-core>=2.1",
        module="poetry.core.masonry.api",
        lines="""\
[tool.poetry]
packages = [{ include = {} }]
include = [
    { path = "tests", format = "sdist" },
    { path = "api.md", format = "sdist" },
    { path = "CHANGELOG.md", format = "sdist" },
]""",
    ),
    "pdm": Backend(
        requires="pdm-backend>=2.4",
        module="pdm.backend",
        lines="""\
[tool.pdm.build]
includes = [{}]
source-includes = ["tests", "api.md", "CHANGELOG.md"]""",
    ),
}
_PYTHONS: Final = ">=3.11"
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_KEYWORDS: Final = ("api", "client", "sdk", "typed")
_CLASSIFIERS: Final = (
    "Intended Audience :: Developers",
    "Operating System :: OS Independent",
    "Programming Language :: Python :: 3 :: Only",
    "Programming Language :: Python :: 3.11",
    "Programming Language :: Python :: 3.12",
    "Programming Language :: Python :: 3.13",
    "Programming Language :: Python :: 3.14",
    "Topic :: Software Development :: Libraries :: Python Modules",
    "Typing :: Typed",
)
_AUTHOR: Final = re.compile(r"\s*([^<>]*[^<>\s])\s*<([^<>@\s]+@[^<>@\s]+)>\s*")
_ADDRESS: Final = re.compile(r"[^<>@\s]+@[^<>@\s]+")


def project_units(
    plans: Sequence[ApiPlan], config: Config
) -> Iterator[Unit | Verbatim]:
    """Yield the files that stand beside the package, and a package's own index."""
    readme = readme_view(plans, config)
    yield Unit(path="README.md", template="python/readme.md.j2", view=readme)
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
    beside = api_reference_view(plans, config, to_package=to_package(config))
    yield from skill_units(config, readme, beside)
    modules = [] if config.flat else [each.client.module for each in plans]
    yield from testing_units(config, modules)
    yield from program_units(config, modules)
    if modules:
        dots = core_prefix(config)
        parts = frozenset(config.parts).union(*(each.parts for each in plans))
        names: dict[str, str] = dict.fromkeys(exported(SHARED, parts), f"{dots}_core")
        arguments = names, modules, config.version
        yield from index_units(config.package, "Clients.", dots, *arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """pyproject.toml; optional lines are empty where nothing is configured.

    Attributes:
        requires: The requirement of what builds it.
        backend: The module of that.
        files: The tables that tell it what belongs to the package.
        authors: The inner part of an inline table for each.
        keywords: A list.
        urls: Lines of the table of URLs.
        script: The name of the script of the command line.
        entry: The function that it calls.
        core: The requirement of the shared core, if it is one.
        extras: What parts of the package need, by the names of their extras.
        tested: Whether tests stand beside the package.
    """

    name: Code
    version: Code
    description: Code
    requires: Code
    backend: Code
    files: Code
    license: Code
    authors: tuple[Code, ...]
    requires_python: Code
    keywords: Code
    classifiers: tuple[Code, ...]
    urls: tuple[Code, ...]
    cli: bool
    script: Code
    entry: Code
    core: Code
    extras: tuple[Code, ...]
    tested: bool


def project_view(
    config: Config, *, changelog: str = "", issues: str = "", tested: bool = False
) -> ProjectView:
    """Return what pyproject.toml says; see :class:`ProjectView`.

    Args:
        config: What is asked for.
        changelog: Where it can be read; empty if unknown.
        issues: Where faults are reported; empty if unknown.
        tested: Whether tests stand beside the package.
    """
    urls = {"Repository": config.repository, "Changelog": changelog, "Issues": issues}
    known = {label: url for label, url in urls.items() if url}
    backend = _BACKENDS[config.build_backend]
    return ProjectView(
        name=toml_string(config.distribution),
        version=toml_string(config.version),
        description=toml_string(
            config.description or f"A typed client: {config.package}"
        ),
        requires=toml_string(backend.requires),
        backend=toml_string(backend.module),
        files=_files(backend, config.package),
        license=toml_string(config.license) if config.license else EMPTY,
        authors=tuple(map(_author, config.authors)),
        requires_python=toml_string(config.requires_python or _PYTHONS),
        keywords=Code(f"[{', '.join(map(toml_string, config.keywords or _KEYWORDS))}]"),
        classifiers=tuple(map(toml_string, _classifiers(config))),
        urls=tuple(
            Code(f"{_label(label)} = {toml_string(url)}")
            for label, url in {**known, **config.urls}.items()
        ),
        cli=config.cli,
        script=toml_string(config.distribution),
        entry=toml_string(f"{config.package}.__main__:main"),
        core=toml_string(requirement(VERSION)) if config.shared else EMPTY,
        extras=tuple(_extras(config)),
        tested=tested,
    )


def _files(backend: Backend, package: str) -> Code:
    """Return the tables that say what belongs to a wheel and to a source distribution."""
    below = toml_string(f"{package}.*")
    return Code(backend.lines.replace("{*}", below).replace("{}", toml_string(package)))


def _extras(config: Config) -> Iterator[Code]:
    """Yield the lines of the extras, each where the package can use it."""
    if "aiohttp" in config.parts:
        yield Code('aiohttp = ["aiohttp>=3.14,<4"]')
    if config.cli:
        yield Code('cli = ["click>=8.2,<9"]')
    if config.mcp:
        yield Code('mcp = ["mcp>=2.3,<3"]')
    if "telemetry" in config.parts:
        yield Code('opentelemetry = ["opentelemetry-api>=1.27,<2"]')


def _author(text: str) -> Code:
    """Return what a table of authors says of `Name <name@example.com>`."""
    match = _AUTHOR.fullmatch(text)
    if _ADDRESS.fullmatch(text):
        return Code(f"email = {toml_string(text)}")
    if match is None:
        return Code(f"name = {toml_string(text)}")
    return Code(f"name = {toml_string(match[1])}, email = {toml_string(match[2])}")


def _status(version: str) -> str:
    """Return the trove classifier of a version: before 1.0.0 everything may change."""
    stable = not version.startswith("0.") and version != "0"
    name = "5 - Production/Stable" if stable else "4 - Beta"
    return f"Development Status :: {name}"


def _classifiers(config: Config) -> Iterator[str]:
    """Yield trove classifiers: those that are configured, and ours of other kinds."""
    kinds = {each.partition("::")[0].strip() for each in config.classifiers}
    for each in (_status(config.version), *_CLASSIFIERS):
        if each.partition("::")[0].strip() not in kinds:
            yield each
    yield from config.classifiers


def _label(text: str) -> Code:
    """Return a key of TOML: bare where it may be."""
    return Code(text) if _BARE.fullmatch(text) else toml_string(text)
