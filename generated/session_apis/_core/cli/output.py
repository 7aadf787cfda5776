"""Results as text: JSON, JSON Lines, or a table."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final

import click

from ..index.results import MISSING, at_pointer, plain, to_json
from ..index.values import ValueTextError
from ..models.values import is_list, is_mapping
from .options import Format

_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_SAMPLE: Final = 100
_LONGEST_CELL: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How results are written."""

    format: Format | None = None
    query: str | None = None

    def refuse_terminal(self) -> None:
        if sys.stdout.isatty() and self.format != "raw":
            raise click.UsageError(
                "The result is binary: name a file for it with --save FILE."
            )

    def hint(self, text: str) -> None:
        if sys.stderr.isatty():
            click.echo(text, err=True)

    def write_value(self, value: object) -> None:
        if value is None:
            return
        data = plain(value)
        if self.query is not None:
            data = self._at_query(data)
            if data is MISSING:
                raise click.ClickException(f"The result has nothing at {self.query!r}.")
        rows = list(data) if is_list(data) else None
        if self.format == "jsonl" and rows is not None:
            self._write_lines(rows, flush=False)
        elif self.format == "table" or (
            self.format is None and sys.stdout.isatty() and _is_table(rows)
        ):
            write_table(rows if rows is not None else [data])
        elif isinstance(data, str) and self.format is None:
            click.echo(data if not sys.stdout.isatty() else escaped(data, keep="\n\t"))
        else:
            compact = self.format == "jsonl"
            click.echo(to_json(data, indent=None if compact else 2))

    def write_items(self, items: Iterable[object], *, flush: bool = False) -> None:
        known: set[bool] = set()  # whether an item had the part, and one had not
        values = (self._part(each, known) for each in items)
        if self.format == "table" or (
            self.format is None and sys.stdout.isatty() and not flush
        ):
            write_table(values)
        elif self.format == "json":
            _write_array(values)
        else:
            self._write_lines(values, flush=flush)
        if known == {False}:
            raise click.ClickException(f"No item has anything at {self.query!r}.")

    def _part(self, item: object, known: set[bool]) -> object:
        data = plain(item)
        found = data if self.query is None else self._at_query(data)
        known.add(found is not MISSING)
        return None if found is MISSING else found

    def _at_query(self, data: object) -> object:
        try:
            return at_pointer(data, self.query or "")
        except ValueTextError as error:
            raise click.BadParameter(str(error), param_hint="--query") from None

    def _write_lines(self, values: Iterable[object], *, flush: bool) -> None:
        for value in values:
            sys.stdout.write(to_json(value) + "\n")
            if flush:
                sys.stdout.flush()


def escaped(text: str, keep: str = "") -> str:
    return _CONTROL.sub(
        lambda found: found[0] if found[0] in keep else f"\\x{ord(found[0]):02x}", text
    )


def write_table(rows: Iterable[object]) -> None:
    waiting = iter(rows)
    sample = list(islice(waiting, _SAMPLE))
    if not sample:
        return
    names = list(dict.fromkeys(name for row in sample for name in _cells(row)))
    width = shutil.get_terminal_size().columns
    widths = {
        name: min(
            max(len(name), *(len(_cells(row).get(name, "")) for row in sample)),
            _LONGEST_CELL,
        )
        for name in names
    }
    for row in chain([{name: name.upper() for name in names}], sample, waiting):
        cells = _cells(row)
        line = "  ".join(_cut(cells.get(name, ""), widths[name]) for name in names)
        click.echo(_cut(line, width).rstrip() if sys.stdout.isatty() else line.rstrip())


def _write_array(values: Iterable[object]) -> None:
    first = True
    for value in values:
        sys.stdout.write(f"{'[' if first else ','}\n  {to_json(value)}")
        first = False
    sys.stdout.write("[]\n" if first else "\n]\n")


def _is_table(rows: list[Any] | None) -> bool:
    return bool(rows) and all(isinstance(each, Mapping) for each in rows or ())


def _cells(row: object) -> dict[str, str]:
    if not is_mapping(row):
        return {"value": _cell(row)}
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: object) -> str:
    text = value if isinstance(value, str) else to_json(value)
    return escaped("" if value is None else text)


def _cut(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
