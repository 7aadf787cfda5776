"""What an agent reads: lines of a search, the description of an operation, api.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ..index.catalog import Catalog, Entry
from ..index.method import Method
from ..index.results import to_json
from ..index.search import search
from .files import NO_FILES
from .permissions import Permissions, is_destructive, is_idempotent, is_safe
from .results import LONGEST
from .schema import arguments_schema, result_schemas

_LEVELS: Final = ((3, 2, False), (2, 1, False), (2, 1, True), (1, 1, True))


def search_text(
    entries: Iterable[Entry], words: str, limit: int, permissions: Permissions
) -> str:
    found = search(entries, words, limit)
    return "\n".join(entry_line(each, permissions) for each in found)


def entry_line(entry: Entry, permissions: Permissions) -> str:
    summary = f" - {entry.summary}" if entry.summary else ""
    deprecated = " (deprecated)" if entry.deprecated else ""
    refused = "" if permissions.permits(entry) else " (not allowed here)"
    return f"{entry.python}: {entry.method} {entry.path}{summary}{deprecated}{refused}"


def description(method: Method, permissions: Permissions, *, files: bool) -> str:
    text = ""
    for level in _LEVELS:
        text = _description(method, permissions, *level, files=files)
        if len(text) <= LONGEST:
            break
    return text


def _description(
    method: Method,
    permissions: Permissions,
    depth: int,
    result_depth: int,
    trimmed: bool,
    *,
    files: bool,
) -> str:
    entry = method.entry
    parts = [
        f"# {entry.python}\n\n{entry.method} {entry.path} ({_effect(entry, permissions)})",
        method.text,
    ]
    schema = arguments_schema(method, depth=depth, trimmed=trimmed)
    if method.arguments:
        parts.append(f"Arguments, as JSON Schema:\n{to_json(schema)}")
    else:
        parts.append("It takes no arguments.")
    parts += _results(method, result_depth, files=files)
    return "\n\n".join(each for each in parts if each)


def _effect(entry: Entry, permissions: Permissions) -> str:
    if is_safe(entry):
        words = ["only reads"]
    else:
        words = ["may replace or remove data" if is_destructive(entry) else "adds data"]
        words += ["repeating it changes nothing more"] if is_idempotent(entry) else []
    words += [] if permissions.permits(entry) else ["not allowed here"]
    words += ["deprecated"] if entry.deprecated else []
    return "; ".join(words)


def _results(method: Method, depth: int, *, files: bool) -> list[str]:
    entry = method.entry
    found: list[str] = []
    if entry.paged:
        found.append("The result is a page of items; a cursor leads to the next ones.")
    if entry.streams - {"bytes"}:
        found.append("The result may be a stream of events.")
    if "bytes" in entry.streams:
        hint = "Save names a file for it." if files else NO_FILES
        found.append(f"The result is binary. {hint}")
    for name, schema in result_schemas(method, depth=depth).items():
        found.append(f"{name}, as JSON Schema:\n{to_json(schema)}")
    return found


def api_page(catalog: Catalog, permissions: Permissions) -> str:
    sections: dict[str, list[Entry]] = {}
    for entry in catalog.entries.values():
        sections.setdefault(".".join(entry.names[:-1]), []).append(entry)
    parts = [f"# {catalog.module}"]
    for resource, entries in sections.items():
        lines = "\n".join(f"- {entry_line(each, permissions)}" for each in entries)
        parts.append(f"## {resource}\n\n{lines}" if resource else lines)
    return "\n\n".join(parts) + "\n"


def effect_counts(entries: Mapping[str, Entry], permissions: Permissions) -> str:
    permitted = sum(map(permissions.permits, entries.values()))
    if permitted == len(entries):
        return f"All {len(entries)} operations may be called."
    return f"{permitted} of {len(entries)} operations may be called."
