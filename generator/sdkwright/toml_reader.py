"""A cursor on a table of a configuration file: typed values, or a report that says why not.

Asking for a key marks it as known, so that :meth:`Table.done` can name the keys nobody
asked for, with the known key that was probably meant.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeAlias

from sdkwright.diagnostics import Report, Severity

Toml: TypeAlias = (
    "str | int | float | date | datetime | time | list[Toml] | dict[str, Toml]"
)

Locate: TypeAlias = "Callable[[tuple[str, ...]], tuple[int, int] | None]"
"""Where a key stands in its file, as line and column; None where nobody knows."""


class Table:
    """One table, the name it has in the file, and where to report its faults."""

    __slots__ = ("_known", "_locate", "_name", "_path", "_report", "_values")

    def __init__(
        self,
        value: Toml | None,
        name: tuple[str, ...],
        path: Path,
        report: Report,
        locate: Locate = lambda _: None,
    ) -> None:
        self._name = name
        self._locate = locate
        self._path = path
        self._report = report
        self._known: set[str] = set()
        self._values: Mapping[str, Toml] = {}
        if isinstance(value, dict):
            self._values = value
        elif value is not None:
            self.fault("must be a table")

    def keys(self) -> tuple[str, ...]:
        """All keys, in the file's order."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def is_table(self, key: str) -> bool:
        """Whether the key's value is a table."""
        return isinstance(self._values.get(key), dict)

    def text(
        self,
        key: str,
        *,
        default: str = "",
        required: bool = False,
        check: Callable[[str], object] | None = None,
        form: str = "",
    ) -> str:
        """Return a string that passes the check, whose meaning `form` puts in words."""
        value = self._take(key)
        if value is None:
            if required:
                self.fault(f"`{key}` is missing")
            return default
        if not isinstance(value, str):
            self.fault("must be a string", key)
            return default
        if check and not check(value):
            self.fault(f"`{value}` is not {form}", key)
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; empty where the key is missing."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fault("must be a list of strings", key)
            return ()
        found = tuple(each for each in value if isinstance(each, str))
        if len(found) != len(value):
            self.fault("must be a list of strings", key)
        return found

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a boolean."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.fault("must be true or false", key)
        return default

    def number(self, key: str, *, default: int = 0) -> int:
        """Return a whole number that is not negative."""
        value = self._take(key)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self.fault("must be a whole number, not negative", key)
        return default

    def table(self, key: str) -> Table:
        """Return an inner table; empty where the key is missing."""
        value = self._take(key)
        return Table(value, (*self._name, key), self._path, self._report, self._locate)

    def fault(self, message: str, key: str = "", *, help: str = "") -> None:
        """Report a fault of this table or of one of its keys."""
        path = (*self._name, key) if key else self._name
        text = f"[{'.'.join(path)}] {message}" if path else message
        self._report.add(
            Severity.ERROR,
            "config-value",
            text,
            help=help,
            position=self._locate(path),
            file=str(self._path),
        )

    def done(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self._values:
            if key in self._known:
                continue
            near = difflib.get_close_matches(key, self._known, n=1)
            help = f"Did you mean `{near[0]}`?" if near else ""
            self.fault("there is no such key", key, help=help)

    def _take(self, key: str) -> Toml | None:
        self._known.add(key)
        return self._values.get(key)
