"""gen.lock: what we wrote, from what, and the names that were settled.

Sorted text, one fact a line, committed with the package: people review it, version control
merges it. It is read leniently, line by line. A line that makes no sense is passed over: at
worst a file is rendered again, or taken for somebody else's and kept. A merge may leave two
lines for one file; then both digests are known to be ours. Where a merge has left conflict
markers, both sides are read as locks of their own, and the names of both are kept.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.emit.code import is_inside
from sdkwright.emit.edits import conflict_sides
from sdkwright.frozen import Enum, dataclass, replace
from sdkwright.regular_files import read_regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME: Final = "gen.lock"

_CONFLICT: Final = 7 * "<"
_HEADER: Final = (
    "# Written by `gen build`. Commit it; do not edit it: it keeps names stable and says\n"
    "# which files are ours to change.\n"
)
# What a formatter of Python source may put in, take out or change for another.
_LAYOUT: Final = b" \t\r\n\f\"'(),\\"
# The end of a text and the start of the next, which stand for one text.
_JOINED: Final = re.compile(rb"""["']\s+[bBfFrRuU]{0,2}["']""")
# A key and a name without any escapes, as nearly all are.
_PLAIN: Final = re.compile(r'"([^"\\\x00-\x1f]*)": "([^"\\\x00-\x1f]*)"')
_quoted: Final = json.encoder.encode_basestring_ascii
_MAX_BYTES: Final = 256 * 1024 * 1024

Names: TypeAlias = Mapping[str, Mapping[str, str]]

# The last lock by its text, and the last names with theirs: a build asks more than once, a
# watch each time.
_LAST: Final[dict[bytes, Lock]] = {}
_NAMED: Final[dict[str, tuple[Names, str]]] = {}


class Rename(Enum):
    """Whether names are settled anew, and what becomes of the old ones of methods."""

    NOTHING = "nothing"
    ANEW = "anew"
    WITH_ALIASES = "with aliases"

    @property
    def anew(self) -> bool:
        """Whether what is recorded does not count."""
        return self is not Rename.NOTHING


class OutputError(Exception):
    """The output folder cannot be used; the message says why, in one sentence."""


OPEN_FILES: Final = frozenset({"pyproject.toml"})
"""The files that are the user's as soon as they are not as we wrote them.

From then on a build neither changes nor reports them, not even if it is told to overwrite.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One file we wrote.

    Attributes:
        key: What it was made from.
        digest: Of its text, whatever line ends it has.
        others: More digests of ours, where two branches were merged.
        content: Digest of its text without layout; empty for what has none.
        contents: More of these, where two branches were merged.
    """

    key: str
    digest: str
    others: frozenset[str] = frozenset()
    content: str = ""
    contents: frozenset[str] = frozenset()

    def is_ours(self, digest: str) -> bool:
        """Whether a file with this digest is as we wrote it."""
        return digest == self.digest or digest in self.others

    def has_content(self, content: str) -> bool:
        """Whether a file with this content is one of ours that was laid out anew."""
        return content != "" and content in {self.content, *self.contents}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The state that the last build left.

    Attributes:
        names: The settled names, by scope and key.
        files: The files we wrote, by path relative to the output folder.
        inputs: Digests of the documents that were read, by API and document name.
        run: What the whole build was made from, apart from the documents.
        damaged: Whether there were lines that make no sense.
        outside: A path it gives that is not inside the output folder; empty for none.
        conflict: Whether a merge has left its conflict markers.
        disputed: What both sides of such a merge name differently, and how: the name that is
            kept, and the other one.
    """

    names: Names = field(default_factory=dict[str, Mapping[str, str]])
    files: Mapping[str, Record] = field(default_factory=dict[str, Record])
    inputs: Mapping[str, str] = field(default_factory=dict[str, str])
    run: str = ""
    damaged: bool = False
    outside: str = ""
    conflict: bool = False
    disputed: tuple[str, ...] = ()


def digest_text(text: str) -> str:
    """Return the digest of a text; line ends do not count, since checkouts change them."""
    return digest_bytes(text.encode())


def digest_content(path: str, text: bytes) -> str:
    """Return the digest of what Python, or Markdown, says, whatever its layout; else empty.

    Formatters change white space, line ends, quotes, parentheses and trailing commas, and
    join texts that stand side by side.
    """
    if not path.endswith((".py", ".pyi", ".md")):
        return ""
    said = _JOINED.sub(b"", text).translate(None, _LAYOUT)
    return hashlib.blake2b(said, digest_size=8).hexdigest()


def digest_bytes(data: bytes) -> str:
    """Return the digest of a file's bytes; line ends do not count."""
    if b"\r" in data:  # which is looked for ten times as fast
        data = data.replace(b"\r\n", b"\n")
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def dump(lock: Lock) -> str:
    """Write a lock as text that depends on its content only."""
    lines = [_HEADER.rstrip("\n")]
    if lock.run:
        lines.append(f"run {lock.run}")
    for path, digest in sorted(lock.inputs.items()):
        lines.append(f"input {digest} {_quoted(path)}")
    for path, record in sorted(lock.files.items()):
        digest = f"{record.digest}~{record.content}".removesuffix("~")
        lines.append(f"file {digest} {record.key} {path}")
    return "\n".join(lines) + "\n" + _named(lock.names)


def _named(names: Names) -> str:
    """Return the lines of names: those of the last lock if they are the same."""
    known, text = _NAMED.get("", ({}, ""))
    if known != names:
        text = "".join(f"{line}\n" for line in _name_lines(names))
        _NAMED[""] = {scope: dict(each) for scope, each in names.items()}, text
    return text


def _name_lines(every: Names) -> Iterator[str]:
    for scope, names in sorted(every.items()):
        yield f"names {_quoted(scope)}"
        for key, name in sorted(names.items()):
            yield f" {_quoted(key)}: {_quoted(name)}"


def parse(text: str) -> Lock:
    """Read a lock; whatever makes no sense is as if it were not there."""
    sides = conflict_sides(text.encode(errors="replace")) if _CONFLICT in text else ()
    if not sides:
        return _parse(text)
    ours, theirs = (_parse(each.decode()) for each in sides)
    # Of two names for one thing the last one counts.
    both = _parse(dump(theirs) + dump(ours))
    disputed = tuple(_disputed(ours.names, theirs.names))
    return replace(
        both,
        damaged=True,
        conflict=True,
        disputed=disputed,
        outside=ours.outside or theirs.outside,
    )


def _disputed(ours: Names, theirs: Names) -> Iterator[str]:
    for scope, names in sorted(ours.items()):
        other = theirs.get(scope, {})
        for key, name in sorted(names.items()):
            if other.get(key, name) != name:
                yield f"{scope} {key}: {name}, not {other[key]}"


def _parse(text: str) -> Lock:
    names: dict[str, dict[str, str]] = {}
    files: dict[str, Record] = {}
    inputs: dict[str, str] = {}
    run = ""
    damaged = False
    outside = ""
    scope: dict[str, str] = {}
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        match word:
            case "":
                pair = _pair(rest)
                damaged |= not pair
                scope.update(pair)
            case "names":
                # Lines after a heading that makes no sense belong to no scope.
                name = _string(rest)
                damaged |= name is None
                scope = {} if name is None else names.setdefault(name, {})
            case "file":
                outside = _add_file(files, rest) or outside
            case "input":
                digest, _, path = rest.partition(" ")
                inputs[_string(path) or ""] = digest
            case "run":
                run = rest
            case _:
                damaged |= not line.startswith("#")
    return Lock(
        names=names,
        files=files,
        inputs=inputs,
        run=run,
        damaged=damaged,
        outside=outside,
        conflict=damaged and _CONFLICT in text,
    )


def load(folder: Path, rename: Rename = Rename.NOTHING) -> Lock:
    """Read the lock of an output folder; an empty one where there is none.

    Args:
        folder: The output folder.
        rename: Whether names are to be settled anew.

    Raises:
        OutputError: It is no regular file, cannot be read, or names a path that is not
            inside the output folder.
    """
    found = _parsed(_read(folder))
    if found.outside:
        raise OutputError(
            f"{folder / FILE_NAME} names {found.outside!r}, which is not a path inside the output"
            " folder. Restore it from version control, or delete it"
        )
    if not rename.anew:
        return found
    # How long earlier names live on as aliases is no name.
    names = {
        scope: each
        for scope, each in found.names.items()
        if _scope(scope).endswith("aliases")
    }
    if rename is Rename.WITH_ALIASES:
        names |= previous(found.names)
    return replace(found, names=names)


def record(folder: Path, path: str) -> Record | None:
    """Return what the lock of an output folder says of one file; no other line is read.

    Raises:
        OutputError: It is no regular file, or cannot be read.
    """
    text = _read(folder).decode(errors="replace")
    if _CONFLICT in text:
        return parse(text).files.get(path)
    files: dict[str, Record] = {}
    for line in re.findall(rf"^file (.* {re.escape(path)})$", text, re.MULTILINE):
        _add_file(files, line)
    return files.get(path)


def _read(folder: Path) -> bytes:
    """Return a lock as it is on disk; nothing where there is none."""
    path = folder / FILE_NAME
    try:
        return read_regular(path, _MAX_BYTES, follow=False)
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror}") from None


def _parsed(data: bytes) -> Lock:
    """Read a lock; not again if it is the last one that was read or written."""
    if data not in _LAST:
        remember(data, parse(data.decode(errors="replace")))
    return _LAST[data]


def remember(data: bytes, found: Lock) -> None:
    """Know what a text says, until there is another one.

    Args:
        data: What :func:`dump` made of a lock.
        found: That lock.
    """
    _LAST.clear()
    _LAST[data] = found


def decisions(names: Names, api: str) -> Mapping[str, str]:
    """Return what earlier builds have decided for a whole document."""
    return names.get(f"{api}/decisions") or names.get("decisions", {})


def _scope(scope: str) -> str:
    """Return what kind of names a scope holds, whichever the API and the resource."""
    return scope.rpartition("/")[2].partition(":")[0]


def previous(names: Names) -> Names:
    """Return the Python path of each method that is recorded, by API and operation."""
    found: dict[str, dict[str, str]] = {}
    for scope, settled in names.items():
        front, _, last = scope.rpartition("/")
        word, _, path = last.partition(":")
        if word == "methods":
            own = found.setdefault(f"{front}/previous".removeprefix("/"), {})
            dotted = f"{path}." if path else ""
            own.update((key, f"{dotted}{name}") for key, name in settled.items())
    return found


def same_output(old: Lock, new: Lock) -> bool:
    """Whether an old lock stands for the same names and files, however they were made."""
    if old.damaged or any(each.others for each in old.files.values()):
        return False
    return _output(old) == _output(new)


def _output(lock: Lock) -> tuple[Names, Mapping[str, str]]:
    return lock.names, {path: each.digest for path, each in lock.files.items()}


def _add_file(files: dict[str, Record], text: str) -> str:
    """Add the file of a line; return the path if it is not inside the output folder."""
    digest, _, rest = text.partition(" ")
    key, _, path = rest.partition(" ")
    if not is_inside(path):
        return path
    before = files.get(path)
    others = before.others | {before.digest} if before else frozenset[str]()
    # Two keys for one file: neither can be trusted to belong to what is on disk.
    key = "" if before and before.key != key else key
    digest, _, content = digest.partition("~")
    contents = before.contents | {before.content} if before else frozenset[str]()
    files[path] = Record(
        key=key,
        digest=digest,
        others=others - {digest},
        content=content,
        contents=contents - {content, ""},
    )
    return ""


def _pair(text: str) -> Mapping[str, str]:
    if (plain := _PLAIN.fullmatch(text)) is not None:
        return {plain[1]: plain[2]}
    try:
        found: dict[str, str | float | None] = json.loads("{" + text + "}")
    except (ValueError, RecursionError):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)}


def _string(text: str) -> str | None:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, str) else None
