"""Finds out what a source is, and has it read by the module of its format."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import dataclass
from sdkwright.migrate.config_files import read_config
from sdkwright.migrate.packages import PackageReadError, old_surface
from sdkwright.migrate.wanted import Wanted
from sdkwright.read.openapi import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.migrate.config_files import Node
    from sdkwright.migrate.surfaces import OldSurface

_ENDINGS: Final = (".yml", ".yaml", ".json", ".toml")
# A configuration is no deeper in the folder that is named, and no larger.
_DEPTH: Final = 3
_MOST_FILES: Final = 400
_MAX_BYTES: Final = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a source is.

    Attributes:
        path: The file or package it was found in.
        format: The name of the format, for people.
        wanted: What its configuration says; empty for a package alone.
        old: The surface of a package.
    """

    path: Path
    format: str
    wanted: Wanted
    old: OldSurface | None = None


class SourceError(ValueError):
    """A source cannot be read; the message says why, `help` what to do.

    `file` and `position` are where; they may be empty.
    """

    def __init__(
        self,
        message: str,
        help: str = "",
        *,
        file: str = "",
        position: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(message)
        self.help = help
        self.file = file
        self.position = position


class _NoTreeError(SourceError):
    """A file is neither YAML nor JSON."""


def _unreadable(
    error: UnreadableError, path: Path, kind: type[SourceError] = SourceError
) -> SourceError:
    file = error.file or str(path)
    return kind(error.message, error.help, file=file, position=error.position)


def read_source(path: Path, report: Report) -> Found:
    """Read a configuration, a wheel, a package's folder or a surface in JSON.

    Raises:
        SourceError: It is none of these.
    """
    if path.is_dir():
        return _in_folder(path, report)
    if path.suffix in {".whl", ".zip"}:
        return _package(path)
    if not path.is_file():
        raise SourceError(f"There is no {path}.")
    found = _config(path, report)
    if found is not None:
        return found
    if path.suffix == ".json":
        return _package(path)
    raise SourceError(
        f"{path} is no configuration of a known generator.",
        "Known are those of Stainless, Speakeasy, Fern, OpenAPI Generator,"
        " openapi-python-client and datamodel-code-generator; or name a wheel.",
    )


def read_package(path: Path) -> OldSurface:
    """Read the surface of a package.

    Raises:
        SourceError: It has none that is known.
    """
    old = _package(path).old
    assert old is not None  # a package has a surface
    return old


def _package(path: Path) -> Found:
    try:
        old, _ = old_surface(path)
    except PackageReadError as error:
        raise SourceError(str(error), error.help) from None
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror or error}."
        ) from None
    return Found(
        path=path, format=f"{old.shape.value} package", wanted=Wanted(), old=old
    )


def _in_folder(folder: Path, report: Report) -> Found:
    """Return the first configuration in a folder, the outermost first, else its package.

    Files that are neither YAML nor JSON are passed over: a checkout has all kinds of them.
    """
    broken: list[SourceError] = []
    for path in _candidates(folder):
        try:
            found = _config(path, report)
        except _NoTreeError as error:
            broken.append(error)
            continue
        if found is not None:
            return found
    try:
        return _package(folder)
    except SourceError as error:
        if not broken:
            raise
        first = broken[0]
        help = f"{error.help} Passed over was {first.file}: {first}".strip()
        raise SourceError(str(error), help) from None


def _candidates(folder: Path) -> Iterator[Path]:
    count = 0
    for depth in range(_DEPTH):
        for path in sorted(folder.glob("/".join(("*",) * (depth + 1)))):
            if path.suffix in _ENDINGS and path.is_file():
                count += 1
                if count > _MOST_FILES:
                    return
                if path.stat().st_size <= _MAX_BYTES:
                    yield path


def _config(path: Path, report: Report) -> Found | None:
    """Read a file if it is a configuration of a known format; None if it is not."""
    if path.suffix == ".toml":
        return _toml(path, report)
    try:
        root = read_config(path, report)
    except UnreadableError as error:
        raise _unreadable(error, path, _NoTreeError) from None
    for name, fits, read in _formats():
        if fits(root.value):
            try:
                return Found(path=path, format=name, wanted=read(root))
            except UnreadableError as error:
                raise _unreadable(error, path) from None
    return None


def _toml(path: Path, report: Report) -> Found | None:
    from sdkwright.migrate.formats import datamodel

    try:
        data = path.read_bytes()
        tree = tomllib.loads(data.decode())
    except (OSError, ValueError) as error:
        raise _NoTreeError(f"{path} cannot be read: {error}") from None
    if not datamodel.is_datamodel_config(tree):
        return None
    wanted = datamodel.datamodel_wanted(tree, path, report)
    return Found(path=path, format="datamodel-code-generator", wanted=wanted)


def _formats() -> (
    tuple[tuple[str, Callable[[Json], bool], Callable[[Node], Wanted]], ...]
):
    from sdkwright.migrate import stainless
    from sdkwright.migrate.formats import (
        fern,
        openapi_generator,
        openapi_python_client,
        speakeasy,
    )

    return (
        ("Speakeasy", speakeasy.is_speakeasy_config, speakeasy.speakeasy_wanted),
        ("Fern", fern.is_fern_config, fern.fern_wanted),
        ("Stainless", stainless.is_workspace, stainless.workspace_wanted),
        ("Stainless", stainless.is_stainless_config, stainless.stainless_wanted),
        (
            "OpenAPI Generator",
            openapi_generator.is_openapi_generator_config,
            openapi_generator.openapi_generator_wanted,
        ),
        (
            "openapi-python-client",
            openapi_python_client.is_openapi_python_client_config,
            openapi_python_client.openapi_python_client_wanted,
        ),
    )
