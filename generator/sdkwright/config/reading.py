"""What the user asked for: `[tool.gen]` in pyproject.toml, or gen.toml with the same keys.

A configuration names either one `spec`, which makes a flat package, or several under
`apis`, which makes one sub-package each. Every fault is reported with the key it is about;
an unknown key is a fault, because it is nearly always a typing mistake.
"""

from __future__ import annotations

import re
import tomllib
from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.config.keys.whole import FLAT, SEVERAL
from sdkwright.config.settings import config_of
from sdkwright.config.shapes import Checker, Toml
from sdkwright.diagnostics import Report, Severity
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from pathlib import Path

    from sdkwright.config.records import Config

FILE_NAMES: Final = ("gen.toml", "pyproject.toml")
_MAX_BYTES: Final = 16 * 1024 * 1024
_SECTION: Final = re.compile(r"^\s*\[\s*tool\s*\.\s*gen\s*[\].]", re.MULTILINE)
_TOML_PLACE: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


def find(folder: Path) -> Path | None:
    """Return the nearest configuration file, from a folder upwards."""
    for place in (folder, *folder.parents):
        for name in FILE_NAMES:
            path = place / name
            if path.is_file() and (name != "pyproject.toml" or _mentions_us(path)):
                return path
    return None


def load(path: Path, report: Report) -> Config | None:
    """Read a configuration file; None where it has a fault, which is reported."""
    try:
        data = read_regular(path, _MAX_BYTES)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}"
        report.add(Severity.ERROR, "config-unreadable", message, file=str(path))
        return None
    return parse_text(data, path, report)


def parse_text(data: bytes, path: Path, report: Report) -> Config | None:
    """Read the text of a configuration file; None where it has a fault."""
    try:
        text = data.decode("utf-8-sig")
        document: dict[str, Toml] = tomllib.loads(text.replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        message = f"{path} cannot be read: {error}"
        report.add(Severity.ERROR, "config-unreadable", message, file=str(path))
        return None
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        position = (int(place[1]), int(place[2])) if place else None
        message = f"not valid TOML: {_TOML_PLACE.sub('', str(error)).strip()}"
        report.add(
            Severity.ERROR, "config-syntax", message, file=str(path), position=position
        )
        return None
    except RecursionError:
        message = "not valid TOML: it is nested too deeply"
        report.add(Severity.ERROR, "config-syntax", message, file=str(path))
        return None
    if path.name == "pyproject.toml":
        tool = document.get("tool")
        section = tool.get("gen") if isinstance(tool, dict) else None
        return parse(section, path, report, title=("tool", "gen"), text=text)
    return parse(document, path, report, text=text)


def parse(
    document: Toml | None,
    path: Path,
    report: Report,
    *,
    title: tuple[str, ...] = (),
    text: str = "",
) -> Config | None:
    """Turn a parsed table into a configuration; None where it has a fault.

    Args:
        document: The table.
        path: The file it is from.
        report: Where faults go.
        title: Where the table stands in the file.
        text: The file's text, by which faults are placed.
    """
    faults = Report()
    checker = Checker(path, faults, partial(_place, text))
    config = _config(document, title, checker)
    report.diagnostics += faults.diagnostics
    return None if faults.failed else config


def _config(
    document: Toml | None, title: tuple[str, ...], checker: Checker
) -> Config | None:
    table = {} if document is None else document
    flat = isinstance(table, dict) and "spec" in table
    if isinstance(table, dict) and flat == ("apis" in table):
        message = "say either `spec` (one API) or `apis.<name>.spec` (several)"
        checker.fault(message, title)
    shape = FLAT if flat else SEVERAL
    if isinstance(table, dict) and flat:
        table = {key: each for key, each in table.items() if key != "apis"}
    if not checker.check(shape, table, title) or not isinstance(table, dict):
        return None
    return config_of(table, title, checker)


def _place(text: str, key: tuple[str, ...]) -> tuple[int, int] | None:
    """Return line and column of a key, or of the table that it is missing from."""
    from sdkwright.toml_places import places

    known = places(text)
    ends = (known.get(key[:length]) for length in range(len(key), 0, -1))
    return next((each for each in ends if each), (1, 1) if text else None)


def _mentions_us(path: Path) -> bool:
    try:
        return bool(_SECTION.search(read_regular(path, _MAX_BYTES).decode()))
    except (OSError, UnicodeDecodeError):
        return False
