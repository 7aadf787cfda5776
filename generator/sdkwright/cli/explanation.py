"""`gen explain`: from a name in the output back to the document."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from sdkwright.code_frame import visible
from sdkwright.frozen import dataclass
from sdkwright.source import Location, parse_pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sdkwright.config import ApiConfig, Config
    from sdkwright.diagnostics import Report
    from sdkwright.emit.code import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One name, with places that people can open."""

    entry: Entry
    source: Location | None
    target: Location


def find(index: Iterable[Entry], name: str) -> tuple[Entry, ...]:
    """Return the entries with a name; failing that, those that end with it."""
    entries = tuple(index)
    exact = tuple(entry for entry in entries if entry.name == name)
    return exact or tuple(e for e in entries if e.name.endswith(f".{name}"))


def find_operation(
    index: Iterable[Entry], name: str, config: Config, reports: Mapping[str, Report]
) -> tuple[Entry, ...]:
    """Return the methods of an operation, by its id or as `GET /pets/{id}`."""
    found: list[Entry] = []
    method, _, path = name.strip().partition(" ")
    for entry in index:
        if entry.kind != "method":
            continue
        tokens = parse_pointer(entry.pointer).tokens
        if (tokens[-1:] == (method.lower(),) and tokens[-2:-1] == (path.strip(),)) or (
            name and _operation_id(entry, config, reports) == name
        ):
            found.append(entry)
    return tuple(found)


def _operation_id(
    entry: Entry, config: Config, reports: Mapping[str, Report]
) -> object:
    from sdkwright.read.documents import Documents

    documents = reports[_api_of(entry, config).name].finder
    if not isinstance(documents, Documents):
        return None
    try:
        node = documents.get(parse_pointer(entry.pointer))
    except KeyError:
        return None
    return node.get("operationId") if isinstance(node, dict) else None


def find_wire(index: Iterable[Entry], name: str) -> tuple[Entry, ...]:
    """Return what stands for a name of the document: a parameter, a property, a schema."""
    return tuple(
        each for each in index if parse_pointer(each.pointer).tokens[-1:] == (name,)
    )


def similar(index: Iterable[Entry], name: str) -> str:
    """Return a sentence with the names that were perhaps meant; it may be empty."""
    names = [entry.name for entry in index]
    close = difflib.get_close_matches(name, names, n=3)
    # A method is often remembered by its last word only.
    last = name.rpartition(".")[2]
    close = close or [each for each in names if last in each.rpartition(".")[2]][:3]
    return f"Did you mean {', '.join(close)}?" if close else ""


def explained(
    entries: Sequence[Entry], config: Config, reports: Mapping[str, Report]
) -> list[Explained]:
    """Add the places of entries in the documents and in the output."""
    found: list[Explained] = []
    for entry in entries:
        api = _api_of(entry, config)
        pointer = parse_pointer(entry.pointer)
        finder = reports[api.name].finder
        source = None
        if finder is not None and entry.pointer:
            source = finder.locate_all([pointer]).get(pointer)
        path = config.out / entry.file
        line = (
            entry.line or _line(path.read_text("utf-8"), entry) if path.is_file() else 0
        )
        target = Location(file=str(path), line=line, column=1 if line else 0)
        found.append(Explained(entry=entry, source=source, target=target))
    return found


def text(found: Iterable[Explained]) -> str:
    """Return explanations as text."""
    blocks: list[str] = []
    for each in found:
        lines = [f"{each.entry.name}  ({each.entry.kind})"]
        if each.source is not None:
            lines.append(f"  from  {each.source}  {each.entry.pointer}")
        lines.append(f"  by    {each.entry.rule}")
        if each.entry.kind == "method" and each.entry.pointer:
            key = each.entry.pointer
            lines.append(f'  set   [tool.gen.names] "{key}" = "resource.method"')
        lines.append(f"  in    {each.target}")
        blocks.append("\n".join(map(visible, lines)))
    return "\n\n".join(blocks)


def records(found: Iterable[Explained]) -> list[dict[str, str | int | None]]:
    """Return explanations as JSON."""
    return [
        {
            "name": each.entry.name,
            "kind": each.entry.kind,
            "rule": each.entry.rule,
            "pointer": each.entry.pointer,
            "file": each.source.file if each.source else None,
            "line": each.source.line if each.source else None,
            "column": each.source.column if each.source else None,
            "output": each.target.file,
            "output_line": each.target.line,
        }
        for each in found
    ]


def _api_of(entry: Entry, config: Config) -> ApiConfig:
    first = entry.name.partition(".")[0]
    named = [api for api in config.apis if api.name == first and not config.flat]
    return (named or config.apis)[0]


def _line(source: str, entry: Entry) -> int:
    """Return the line that defines a name; 0 where no line does."""
    word = re.escape(entry.name.rpartition(".")[2])
    pattern = re.compile(
        rf"\s*(?:async )?(?:def {word}\(|class {word}\b|{word}\s*[:=])"
    )
    for number, line in enumerate(source.split("\n"), start=1):
        if pattern.match(line):
            return number
    return 0
