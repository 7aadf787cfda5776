"""Renaming a method: one line of `[names]` in the configuration, and nothing else.

The text is edited where the line belongs, so that its layout and its comments stay. The
result is parsed and compared with what it should say before a byte is written.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sdkwright.config import parse_text
from sdkwright.diagnostics import Report
from sdkwright.frozen import dataclass
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time


Toml: TypeAlias = (
    "str | int | float | date | datetime | time | list[Toml] | dict[str, Toml]"
)
"""A value of a TOML document."""

_MOST_BYTES: Final = 1 << 20
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


class RenameError(ValueError):
    """A method cannot be renamed so; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """A configuration with another name for a method.

    Attributes:
        path: The file.
        before: Its text.
        after: Its text with the name.
    """

    path: Path
    before: bytes
    after: bytes

    @property
    def difference(self) -> list[str]:
        """The lines that differ, as a unified diff without its heading."""
        old, new = (text.decode().splitlines() for text in (self.before, self.after))
        return list(difflib.unified_diff(old, new, lineterm="", n=1))[2:]


def renaming(path: Path, api: str, keys: Sequence[str], name: str) -> Renaming:
    """Return what the configuration would be.

    Args:
        path: The configuration file.
        api: The API of the method; empty if the package has only one.
        keys: The keys that may stand for the operation, in `[names]`; the first that is
            there is changed, else the first is added.
        name: The Python path that the method is to have.

    Raises:
        RenameError: The file cannot be changed so, or the name is none.
    """
    try:
        before = read_regular(path, _MOST_BYTES)
        text = before.decode()
        document: dict[str, Toml] = tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise RenameError(f"{path} cannot be read: {error}") from None
    table = _table(path, api)
    names = _at(document, table)
    key = next((each for each in keys if each in names), keys[0])
    after = _edited(text, table, key, name, known=key in names)
    _check(path, document, after, (*table, key), name)
    return Renaming(path=path, before=before, after=after.encode())


def save(found: Renaming) -> None:
    """Write the configuration, whole or not at all.

    Raises:
        RenameError: It was changed in the meantime, or cannot be written.
    """
    path = found.path.resolve()
    try:
        if read_regular(path, _MOST_BYTES) != found.before:
            raise RenameError(f"{found.path} was changed in the meantime; try again.")
        mode = path.stat().st_mode
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(found.after)
            part.chmod(mode & 0o777)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise RenameError(f"{found.path} cannot be written: {error}") from None


def _table(path: Path, api: str) -> tuple[str, ...]:
    """Return where `[names]` stands."""
    title = ("tool", "gen") if path.name == "pyproject.toml" else ()
    return (*title, *(("apis", api) if api else ()), "names")


def _at(document: Toml, table: tuple[str, ...]) -> dict[str, Toml]:
    found: Toml | None = document
    for part in table:
        found = found.get(part) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _edited(
    text: str, table: tuple[str, ...], key: str, name: str, *, known: bool
) -> str:
    lines = text.splitlines(keepends=True)
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    entry = f"{_quoted(key)} = {json.dumps(name)}"
    first, end = _section(lines, table)
    if known:
        return _replaced(text, lines, (first, end), key, name)
    if first is not None:
        while end > first + 1 and not lines[end - 1].strip():
            end -= 1
        if not lines[end - 1].endswith("\n"):
            lines[end - 1] += newline
        return "".join([*lines[:end], entry + newline, *lines[end:]])
    inline = _inline(lines, table)
    if inline is not None:
        line = lines[inline]
        at = line.index("}", line.index("{"))
        inside = line[line.index("{") + 1 : at].strip()
        body = f"{inside}, {entry}" if inside else entry
        start = line[: line.index("{")]
        lines[inline] = f"{start}{{ {body} }}{line[at + 1 :]}"
        return "".join(lines)
    heading = ".".join(map(_quoted, table))
    gap = newline if text.endswith("\n") or not text else newline * 2
    return f"{text}{gap}[{heading}]{newline}{entry}{newline}"


def _section(lines: Sequence[str], table: tuple[str, ...]) -> tuple[int | None, int]:
    """Return the line of a table's heading, and the line after the table."""
    first: int | None = None
    for number, line in enumerate(lines):
        heading = _heading(line)
        if heading is None:
            continue
        if first is not None:
            return first, number
        if heading == table:
            first = number
    return first, len(lines)


def _heading(line: str) -> tuple[str, ...] | None:
    """Return the path of a table's heading; None if a line is none."""
    stripped = line.strip()
    if not stripped.startswith("["):
        return None
    try:
        found: Toml = tomllib.loads(line)
    except ValueError:
        return None  # a line of a list
    path: list[str] = []
    while isinstance(found, dict) and found:
        part, found = next(iter(found.items()))
        path.append(part)
    return tuple(path) if isinstance(found, dict) else ()


def _replaced(
    text: str,
    lines: Sequence[str],
    section: tuple[int | None, int],
    key: str,
    name: str,
) -> str:
    """Return the text with another value for a key that stands alone in its line."""
    first, end = section
    for number in range(first + 1 if first is not None else end, end):
        line = lines[number]
        try:
            found: dict[str, Toml] = tomllib.loads(line)
        except ValueError:
            continue
        if list(found) == [key] and isinstance(found[key], str):
            head, sign, rest = _at_equals(line, key)
            value = re.match(r"""\s*("(?:\\.|[^"\\])*"|'[^']*')""", rest)
            if value is not None:
                space = rest[: value.start(1)]
                tail = rest[value.end() :]
                new = f"{head}{sign}{space}{json.dumps(name)}{tail}"
                return "".join([*lines[:number], new, *lines[number + 1 :]])
    return text


def _at_equals(line: str, key: str) -> tuple[str, str, str]:
    """Divide a line at the sign after its key, which may hold such signs itself."""
    start = line.index(key.split("=", maxsplit=1)[0]) if "=" in key else 0
    at = line.index("=", start + (len(key) if "=" in key else 0))
    return line[:at], "=", line[at + 1 :]


def _inline(lines: Sequence[str], table: tuple[str, ...]) -> int | None:
    """Return the line of an inline table `names = { ... }` in the table that holds it."""
    first, end = _section(lines, table[:-1]) if table[:-1] else (None, len(lines))
    if not table[:-1]:
        first, end = -1, next(
            (n for n, line in enumerate(lines) if _heading(line) is not None),
            len(lines),
        )
    for number in range((first or 0) + 1, end) if first is not None else ():
        if re.match(r"""\s*names\s*=\s*\{[^{}]*\}""", lines[number]):
            return number
    return None


def _quoted(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key)


def _check(
    path: Path,
    document: Toml,
    after: str,
    place: tuple[str, ...],
    name: str,
) -> None:
    """Make sure that the edit did what it should, and that the result is right.

    Raises:
        RenameError: It did not, or is not.
    """
    wanted: Any = json.loads(json.dumps(document, default=str))
    inner: Any = wanted
    for part in place[:-1]:
        inner = inner.setdefault(part, {})
    inner[place[-1]] = name
    try:
        got: Any = json.loads(json.dumps(tomllib.loads(after), default=str))
    except ValueError:
        got = None
    if got != wanted:
        table = ".".join(map(_quoted, place[:-1]))
        raise RenameError(
            f"{path} is laid out so that it has to be edited by hand: "
            f"[{table}] {_quoted(place[-1])} = {json.dumps(name)}"
        )
    report = Report()
    parse_text(after.encode(), path, report)
    faults = [each.message for each in report if each.severity.value == "error"]
    if faults:
        raise RenameError(faults[0])
