"""A pyproject.toml that is the user's: what a build, a check and `gen init` say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Severity
from sdkwright.emit import lock
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from pathlib import Path

    from sdkwright.config import Config
    from sdkwright.diagnostics import Report

PROJECT: Final = "pyproject.toml"
_MAX_BYTES: Final = 1024 * 1024


def written_by_us(folder: Path) -> bytes | None:
    """Return the pyproject.toml of an output folder if it is as a build wrote it.

    Raises:
        lock.OutputError: The lock cannot be read.
    """
    record = lock.record(folder, PROJECT)
    try:
        data = read_regular(folder / PROJECT, _MAX_BYTES, follow=False)
    except OSError:
        return None
    return data if record and record.is_ours(lock.digest_bytes(data)) else None


def report_missing(config: Config, report: Report, severity: Severity) -> None:
    """Report what a pyproject.toml that is the user's lacks of what the package needs."""
    path = config.out / PROJECT
    if written_by_us(config.out) is not None:
        return
    try:
        data = read_regular(path, _MAX_BYTES, follow=False)
    except FileNotFoundError:
        return
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        report.add(severity, "project-unreadable", message, file=str(path))
        return
    _compare(config, data, report, severity)


def _compare(config: Config, data: bytes, report: Report, severity: Severity) -> None:
    from sdkwright import release
    from sdkwright.emit.code import Unit
    from sdkwright.emit.render import Renderer
    from sdkwright.python.package import project_view
    from sdkwright.up_to_date import templates

    path = str(config.out / PROJECT)
    view = project_view(config)
    unit = Unit(path=PROJECT, template=f"python/{PROJECT}.j2", view=view)
    try:
        missing = release.missing_lines(Renderer(templates()).render(unit), data)
    except ValueError as error:
        message = f"not valid TOML: {error}"
        report.add(severity, "project-syntax", message, file=path)
        return
    for each in missing:
        help = f"Put {each.line} under [{each.table}], into {each.key}."
        report.add(severity, "project-line", each.message, help=help, file=path)
