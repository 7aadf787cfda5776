"""One method or type as the page shows it: its code, its document, its rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.page.highlight import document_lines, python_lines
from sdkwright.page.pieces import method_piece, node_piece, type_piece
from sdkwright.regular_files import read_regular
from sdkwright.source import parse_pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sdkwright.emit.code import Entry
    from sdkwright.page.pieces import Piece
    from sdkwright.page.snapshot import Snapshot

_MOST_BYTES: Final = 1 << 24
_MOST_TYPES: Final = 12
_TYPE: Final = re.compile(r"\btypes\.(\w+)")
_METHOD: Final = re.compile(r"get|put|post|delete|options|head|patch|trace|query")


def tree(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return the names and kinds of methods and types, in the order of their names."""
    wanted = (each for each in snapshot.entries if each.kind in {"method", "type"})
    return sorted({(each.name, each.kind) for each in wanted})


def details(snapshot: Snapshot, name: str) -> dict[str, object] | None:
    """Return what the page shows of a name; None if there is no such method or type."""
    named = [each for each in snapshot.entries if each.name == name]
    entry = next((each for each in named if each.kind in {"method", "type"}), None)
    if entry is None:
        return None
    code = list(_code(snapshot, entry))
    return {
        "name": entry.name,
        "kind": entry.kind,
        "rule": entry.rule,
        "pointer": entry.pointer,
        "operation": _operation(entry),
        "document": _document(snapshot, entry),
        "code": code,
        "parts": [
            {"name": each.name.rpartition(".")[2], "rule": each.rule}
            for each in snapshot.entries
            if each.kind in {"parameter", "field"}
            and each.name.rpartition(".")[0] == name
        ],
        "path": python_path(snapshot, entry) if entry.kind == "method" else "",
        "file": str(snapshot.config_file or ""),
    }


def python_path(snapshot: Snapshot, entry: Entry) -> str:
    """Return the Python path of a method in its API, as `[names]` has it."""
    api = snapshot.api_of(entry.name)
    is_flat = snapshot.built is not None and snapshot.built[0].flat
    if api is None or is_flat:
        return entry.name
    return entry.name.removeprefix(f"{api.name}.")


def _operation(entry: Entry) -> str:
    tokens = parse_pointer(entry.pointer).tokens
    if len(tokens) < 2 or not _METHOD.fullmatch(tokens[-1]):
        return ""
    return f"{tokens[-1].upper()} {tokens[-2]}"


def _document(snapshot: Snapshot, entry: Entry) -> dict[str, object] | None:
    place, data = snapshot.source_of(entry)
    if place is None or data is None or not place.line:
        return None
    text = data.decode(errors="replace").replace("\r\n", "\n")
    piece = node_piece(text, place.line, place.column)
    return _shown(place.file, piece, document_lines(piece.text))


def _code(snapshot: Snapshot, entry: Entry) -> Iterator[dict[str, object]]:
    """Yield the code of an entry, and of the types that a method mentions."""
    if snapshot.built is None:
        return
    out = snapshot.built[0].out
    last = entry.name.rpartition(".")[2]
    path = out / entry.file
    source = _text(path)
    if entry.kind == "type":
        piece = type_piece(source, last)
    else:
        piece = method_piece(source, last)
    if piece is None:
        return
    yield _shown(str(path), piece, python_lines(piece.text))
    if entry.kind == "method":
        yield from _types(snapshot, out, entry, piece.text)


def _types(
    snapshot: Snapshot, out: Path, entry: Entry, text: str
) -> Iterator[dict[str, object]]:
    api = snapshot.api_of(entry.name)
    is_flat = snapshot.built is not None and snapshot.built[0].flat
    prefix = "types." if is_flat or api is None else f"{api.name}.types."
    wanted = dict.fromkeys(f"{prefix}{each}" for each in _TYPE.findall(text))
    files = {
        each.name: each.file
        for each in snapshot.entries
        if each.kind == "type" and each.name in wanted
    }
    known = [each for each in wanted if each in files][:_MOST_TYPES]
    for name in known:
        path = out / files[name]
        piece = type_piece(_text(path), name.rpartition(".")[2])
        if piece is not None:
            yield {**_shown(str(path), piece, python_lines(piece.text)), "name": name}


def _text(path: Path) -> str:
    try:
        return read_regular(path, _MOST_BYTES).decode(errors="replace")
    except OSError:
        return ""


def _shown(file: str, piece: Piece, lines: Iterable[object]) -> dict[str, object]:
    return {
        "file": file,
        "line": piece.line,
        "cut": piece.cut,
        "lines": list(lines),
        "text": piece.text,
    }
