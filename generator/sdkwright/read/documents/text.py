"""The bytes of a document, from wherever it is, or one sentence about why not."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from sdkwright.frozen import dataclass
from sdkwright.read.openapi import UnreadableError, limits
from sdkwright.regular_files import IrregularError, open_regular

if TYPE_CHECKING:
    from sdkwright.ir.types import Json
    from sdkwright.source import Source

ENTRY_NAMES: Final = tuple(
    f"{stem}.{suffix}"
    for stem in ("openapi", "swagger")
    for suffix in ("yaml", "yml", "json")
)
# YAML takes ten times as long as JSON: from this size on its data are kept as JSON.
_WORTH_KEEPING: Final = 200_000
_DATA_SUFFIXES: Final = frozenset({"", ".yaml", ".yml", ".json"})
_UTF_BOMS: Final = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The text of one file.

    Attributes:
        name: The document's name in pointers; empty for the entry.
        file: What to call it in messages.
        data: The text in UTF-8, without byte order mark.
        path: Where it is, if it is a file.
    """

    name: str
    file: str
    data: bytes
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A text as plain data.

    Attributes:
        tree: The data; a string for a file that is only text, such as Markdown.
        kind: `yaml`, `json` or `text`.
        repeated: The keys that stand twice in one mapping, with line and column.
    """

    tree: Json
    kind: str
    repeated: tuple[tuple[str, tuple[int, int]], ...] = ()


def read_entry(source: Source) -> Text:
    """Return the text of the entry document, unless it is remote.

    Raises:
        UnreadableError: There is no such text.
    """
    if source.text is not None:
        return _text("", source.label, source.text, source.path)
    if source.standard_input:
        data = _bounded(sys.stdin.buffer, "standard input")
        return _text("", source.label, data, None)
    path = _entry_path(source.path or Path())
    return read_file(path, name="", file=source.name or str(path))


def read_file(path: Path, *, name: str, file: str) -> Text:
    """Return the text of a file.

    Raises:
        UnreadableError: It cannot be read, is too large, or is no text.
    """
    try:
        with open_regular(path) as stream:
            before = os.fstat(stream.fileno())
            if before.st_size > limits.FILE_BYTES:
                raise _too_large(file)
            data = _bounded(stream, file)
            after = os.fstat(stream.fileno())
    except IrregularError as error:
        raise UnreadableError(
            "file-unreadable",
            f"{file} is {error.what}, not a regular file.",
            help="Only regular files are read; the main document may also come on"
            " standard input, as -.",
        ) from None
    except FileNotFoundError:
        raise UnreadableError(
            "file-not-found", f"There is no file {file}.", help=_similar(path, file)
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            "file-unreadable", f"{file} cannot be read: {reason.lower()}."
        ) from None
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    if changed or len(data) != after.st_size:
        raise UnreadableError(
            "file-changed",
            f"{file} was changed while it was read.",
            help="Run again when whatever writes it is done.",
        )
    return _text(name, file, data, path)


def parse(text: Text) -> Parsed:
    """Return a text as plain data: JSON, YAML, or the text itself (Markdown, code).

    Raises:
        UnreadableError: It is neither.
    """
    suffix = Path(text.file).suffix.lower()
    if text.name and suffix not in _DATA_SUFFIXES and "://" not in text.name:
        return Parsed(tree=text.data.decode(), kind="text")
    try:
        return _parse(text)
    except UnreadableError as error:
        from sdkwright.read.documents.syntax_help import explain

        error.file = text.file
        explain(error, text.data)
        raise


def _parse(text: Text) -> Parsed:
    start = text.data.lstrip()[:1]
    if start == b"<":
        raise UnreadableError(
            "not-a-document",
            f"{text.file} holds HTML or XML, not an OpenAPI document.",
            help="Download the document itself, not the page that shows it.",
        )
    if start not in {b"{", b"["}:
        return _parse_yaml(text.data)
    try:
        return _parse_json(text.data)
    except UnreadableError as error:
        # Braces may also be YAML's flow style, with comments and bare words.
        if text.file.lower().endswith(".json") or error.code != "json-syntax":
            raise
        try:
            return _parse_yaml(text.data)
        except UnreadableError:
            raise error from None


def _parse_json(data: bytes) -> Parsed:
    from sdkwright.read.documents import json_text

    tree, repeats = json_text.parse(data)
    if not repeats:
        return Parsed(tree=tree, kind="json")
    from sdkwright.read.documents.positions import repeated_keys

    return Parsed(tree=tree, kind="json", repeated=tuple(repeated_keys(data)))


def _parse_yaml(data: bytes) -> Parsed:
    if len(data) < _WORTH_KEEPING:
        from sdkwright.read.documents import yaml_text

        parsed = yaml_text.parse(data)
        return Parsed(tree=parsed.tree, kind="yaml", repeated=parsed.repeated)
    from sdkwright.read.documents import yaml_cache

    tree, repeated = yaml_cache.parse(data)
    return Parsed(tree=tree, kind="yaml", repeated=repeated)


def _entry_path(path: Path) -> Path:
    if not path.is_dir():
        return path
    for name in ENTRY_NAMES:
        if (path / name).is_file():
            return path / name
    raise UnreadableError(
        "file-not-found",
        f"The folder {path} holds no OpenAPI document.",
        help=f"Name the file, or call it {', '.join(ENTRY_NAMES[:-1])}"
        f" or {ENTRY_NAMES[-1]}.",
    )


def _bounded(stream: BinaryIO, file: str) -> bytes:
    data = stream.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise _too_large(file)
    return data


def _too_large(file: str) -> UnreadableError:
    return UnreadableError(
        "limit-file",
        f"{file} is larger than {limits.FILE_BYTES // 2**20} MiB.",
        help="Split the document, or leave out what you do not need.",
    )


def _similar(path: Path, file: str) -> str:
    from difflib import get_close_matches

    try:
        if path.is_symlink():
            return f"It is a link to {path.readlink()}, which is not there."
        names = [each.name for each in path.parent.iterdir()]
    except OSError:
        return ""
    close = get_close_matches(path.name, names, 1, cutoff=0.75)
    return f"Did you mean {Path(file).parent / close[0]}?" if close else ""


def _text(name: str, file: str, data: bytes, path: Path | None) -> Text:
    return Text(name=name, file=file, data=to_utf8(data, file), path=path)


def to_utf8(data: bytes, file: str) -> bytes:
    """Return a text in UTF-8 without byte order mark.

    Raises:
        UnreadableError: The bytes are no text.
    """
    for magic, what in ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip")):
        if data.startswith(magic):
            raise UnreadableError(
                "not-a-document",
                f"{file} is a {what} archive, not an OpenAPI document.",
                help="Unpack it first.",
            )
    for mark, encoding in _UTF_BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).encode()
            except UnicodeError:
                raise UnreadableError(
                    "text-encoding",
                    f"{file} begins like {encoding.upper()} text, but is not.",
                ) from None
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "text-encoding",
            f"{file} is not UTF-8 text: the byte 0x{data[error.start]:02x} cannot"
            " stand there.",
            help="Save it as UTF-8.",
            position=_position(data, error.start),
        ) from None
    if b"\0" in data:
        raise UnreadableError(
            "text-encoding",
            f"{file} is no text: it holds a NUL byte.",
            position=_position(data, data.index(0)),
        )
    return data


def _position(data: bytes, offset: int) -> tuple[int, int]:
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    return line, len(data[start:offset].decode(errors="replace")) + 1
