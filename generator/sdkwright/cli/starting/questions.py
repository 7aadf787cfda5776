"""What `gen init` asks where somebody sits before it and nothing was said.

Each question has an answer already; a plain return takes it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from sdkwright.cli.options import package_name
from sdkwright.cli.starting.naming import first_name
from sdkwright.config import is_module
from sdkwright.frozen import dataclass
from sdkwright.package_names import module_fault
from sdkwright.regular_files import read_regular
from sdkwright.source import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIXES: Final = frozenset({".json", ".yaml", ".yml"})
_MARKS: Final = (b"openapi", b"swagger")
_MOST: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSettings:
    """What somebody wants of a package; empty texts where nothing was said."""

    spec: str
    package: str
    out: str
    license: str
    on_github: bool


def ask() -> FirstSettings:
    """Ask for a document, and what its package is to be.

    Raises:
        click.Abort: Nobody answers any more.
    """
    found = sorted(_documents(Path.cwd()))
    spec: str = click.prompt(
        "The OpenAPI document, a file or a URL", default=found[0] if found else None
    )
    package: str = click.prompt(
        "What the package is imported by",
        default=first_name(source_of(spec)) or package_name(spec),
        value_proc=_package,
    )
    out: str = click.prompt("The folder that it goes into", default="generated")
    license: str = click.prompt(
        "Its licence (SPDX, such as MIT; a return for none)",
        default="",
        show_default=False,
    )
    on_github = click.confirm("Write tests and workflows for GitHub, too?")
    return FirstSettings(
        spec=spec, package=package, out=out, license=license, on_github=on_github
    )


def _documents(folder: Path) -> Iterator[str]:
    """Yield the files of a folder that look like API descriptions."""
    for path in folder.iterdir():
        if path.suffix in _SUFFIXES:
            try:
                head = read_regular(path, _MOST)[:4096]
            except (OSError, ValueError):
                continue
            if any(each in head for each in _MARKS):
                yield path.name


def _package(text: str) -> str:
    fault = "" if is_module(text) else "That can be no module's name"
    fault = fault or module_fault(text)
    if fault:
        raise click.BadParameter(fault)
    return text
