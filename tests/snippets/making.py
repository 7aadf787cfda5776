"""Packages made in memory: the stages run on small documents, up to finished files."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Diagnostic, Report
from sdkwright.emit.build import Recipe, emit
from sdkwright.emit.code import Package
from sdkwright.emit.lock import Lock, Names
from sdkwright.emit.render import Renderer
from sdkwright.up_to_date import templates
from sdkwright.pipeline import generate
from sdkwright.source import Source

Json = object


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A package in memory: its files by path, and what there was to say."""

    files: Mapping[str, str]
    reports: Mapping[str, Report]
    package: Package | None = None

    def file(self, path: str) -> str:
        """Return a file of the only API, by its path inside of the package."""
        return self.files[f"acme/{path}"]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What there was to say about all documents."""
        return [each for report in self.reports.values() for each in report]

    def write(self, folder: Path) -> None:
        """Write the package into a folder."""
        for path, text in self.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def make(
    document: Json, *, names: Names | None = None, parts: tuple[str, ...] = ()
) -> Made:
    """Make the flat package of one document, with the names of an earlier build.

    `parts` are the parts of the core that it asks for.
    """
    return _make({"acme": document}, names or {}, flat=True, parts=parts)


def make_all(documents: Mapping[str, Json]) -> Made:
    """Make one package of many documents."""
    return _make(documents, {}, flat=False)


def _make(
    documents: Mapping[str, Json],
    names: Names,
    *,
    flat: bool,
    parts: tuple[str, ...] = (),
) -> Made:
    apis = tuple(
        ApiConfig(name=name, source=Source(text=_text(document), name=name))
        for name, document in documents.items()
    )
    return make_of(
        Config(
            out=Path("out"),
            distribution="acme",
            package="acme",
            flat=flat,
            apis=apis,
            parts=parts,
        ),
        names,
    )


def make_of(config: Config, names: Names | None = None) -> Made:
    """Make the package of a configuration."""
    reports = {each.name: Report(lenient=not each.strict) for each in config.apis}
    package = generate(config, names or {}, {}, reports, _quietly)
    if package is None or any(report.failed for report in reports.values()):
        return Made(files={}, reports=reports)
    return Made(files=_files(package), reports=reports, package=package)


def _files(package: Package) -> Mapping[str, str]:
    recipe = Recipe(renderer=_renderer(), version="", inputs={}, run="")
    with tempfile.TemporaryDirectory() as folder:
        return emit(package, Path(folder), Lock(), recipe, _quietly).texts


def _quietly(_what: str, _done: int, _whole: int) -> None:
    """Say nothing about progress."""


def _text(document: Json) -> bytes:
    return json.dumps(document).encode()


@cache
def _renderer() -> Renderer:
    return Renderer(templates())
