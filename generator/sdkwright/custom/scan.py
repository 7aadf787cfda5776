"""Reads a folder `custom/`: its classes by their text, and sections for the README.

Nothing in it is ever imported or written. Only regular files in real folders are read, so
that what somebody put there cannot lead anywhere else.
"""

from __future__ import annotations

import ast
import os
from typing import TYPE_CHECKING, Final

from sdkwright.custom.records import FOLDER, CustomClass, CustomCode, Section
from sdkwright.custom.syntax import ClassText, below, classes_of, closure, own_module
from sdkwright.diagnostics import Severity
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sdkwright.diagnostics import Report

_README: Final = "README"
# More is not somebody's own code beside a client, but something gone wrong.
_MOST_FILES: Final = 2000
_MAX_BYTES: Final = 4 * 1024 * 1024


def read_custom(folder: Path, package: str, report: Report) -> CustomCode:
    """Read the folder `custom/` of an API.

    Args:
        folder: The folder of the API's package, beside whose `client.py` it stands.
        package: The same package by its name, with dots.
        report: Receives an error for whatever cannot be read as Python or Markdown.
    """
    top = folder / FOLDER
    if not os.path.lexists(top):
        return CustomCode()
    if top.is_symlink() or not top.is_dir():
        _error(report, top, "is no folder", "Code of your own is in a real folder.")
        return CustomCode()
    found: dict[Path, tuple[str, list[ClassText]]] = {}
    for path in _files(top, ".py", report):
        module = _module(path.relative_to(top))
        if module is None:
            message = "cannot be imported: its path is no name of a module"
            _error(report, path, message, "Rename it.")
            continue
        tree = _parsed(path, report)
        if tree is not None:
            inside = _parent(path, module)
            texts = [*classes_of(tree, own_module(package, inside))]
            found[path] = (module, texts)
    return CustomCode(
        classes=tuple(_classes(found, package, top)),
        sections=tuple(_sections(top / _README, report)),
    )


def files(folder: Path) -> tuple[Path, ...]:
    """Return the files that :func:`read_custom` reads, and their folders.

    The first is the folder `custom/`, whether it is there or not.
    """
    top = folder / FOLDER
    if top.is_symlink() or not top.is_dir():
        return (top,)
    quiet = [*_files(top, ".py", None), *_files(top / _README, ".md", None)]
    return (top, *sorted({each.parent for each in quiet} - {top}), *quiet)


def _classes(
    found: Mapping[Path, tuple[str, list[ClassText]]], package: str, top: Path
) -> Iterator[CustomClass]:
    """Yield all classes, with what they derive from by way of each other."""
    known: dict[str, tuple[str, ...]] = {}
    for module, texts in found.values():
        own = own_module(package, module)
        for each in texts:
            full = (f"{own}{base}" if base[0] == "." else base for base in each.bases)
            known[f"{own}.{each.name}"] = tuple(full)
    for path, (module, texts) in found.items():
        own = own_module(package, module)
        for each in texts:
            every = closure(known[f"{own}.{each.name}"], known)
            yield CustomClass(
                name=each.name,
                module=module,
                file=f"{FOLDER}/{path.relative_to(top).as_posix()}",
                bases=frozenset(below(base, package) for base in every) - {""},
                line=each.line,
                members=each.members,
                path=str(path),
            )


def _parent(path: Path, module: str) -> str:
    """Return the package that a module is in, below `custom/`."""
    return module if path.name == "__init__.py" else module.rpartition(".")[0]


def _module(path: Path) -> str | None:
    """Return the name of a module by its path; None where it can have none."""
    parts = path.with_suffix("").parts
    parts = parts[:-1] if parts[-1] == "__init__" else parts
    return ".".join(parts) if all(_is_name(each) for each in parts) else None


def _is_name(text: str) -> bool:
    return text.isascii() and text.replace("_", "a").isalnum() and not text[0].isdigit()


def _files(folder: Path, suffix: str, report: Report | None) -> Iterator[Path]:
    """Yield the files with a suffix, in order, whatever hides and links left out."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = (
            name for name in folders if name[:1] != "." and name != "__pycache__"
        )
        below_it = folder / os.path.relpath(parent, folder)
        found += (below_it / each for each in names if each.endswith(suffix))
        if len(found) > _MOST_FILES:
            if report is not None:
                message = f"holds more than {_MOST_FILES:,} files"
                _error(report, folder, message, "Keep other code elsewhere.")
            return
    yield from sorted(each for each in found if not each.name.startswith("."))


def _parsed(path: Path, report: Report) -> ast.Module | None:
    data = _read(path, report)
    if data is None:
        return None
    try:
        return ast.parse(data)
    except SyntaxError as error:
        position = (error.lineno or 1, max(error.offset or 1, 1))
        _error(report, path, f"is not Python: {error.msg}", "", position)
    except (ValueError, RecursionError, MemoryError) as error:
        _error(report, path, f"is not Python: {error}", "")
    return None


def _read(path: Path, report: Report) -> bytes | None:
    try:
        return read_regular(path, _MAX_BYTES, follow=False)
    except OSError as error:
        _error(report, path, f"cannot be read: {error.strerror or error}", "")
        return None


def _sections(folder: Path, report: Report) -> Iterator[Section]:
    paths: Iterable[Path] = ()
    if folder.is_dir() and not folder.is_symlink():
        paths = _files(folder, ".md", report)
    for path in paths:
        data = _read(path, report)
        if data is None:
            continue
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n").strip()
        except UnicodeDecodeError as error:
            _error(report, path, f"is not UTF-8 text: {error.reason}", "")
            continue
        if text:
            yield Section(name=path.relative_to(folder).as_posix(), text=text)


def _error(
    report: Report,
    path: Path,
    message: str,
    help: str,
    position: tuple[int, int] | None = None,
) -> None:
    report.add(
        Severity.ERROR,
        "custom-unreadable",
        f"{path} {message}.",
        help=help,
        position=position,
        file=str(path),
    )
