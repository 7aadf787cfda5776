"""Whether a build has anything to do: decided without reading a document.

The lock says what the last build was made from: the documents, and in one digest the
configuration, the generator and black. If all of that is the same, and every file is as it
was written, the output is up to date. Nothing here goes by time, and paths do not count, so
that a fresh checkout somewhere else is up to date as well.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright import __version__
from sdkwright.emit import compare, format as formatter
from sdkwright.emit.journal import leftovers
from sdkwright.emit.lock import OPEN_FILES, OutputError, digest_bytes
from sdkwright.frozen import replace
from sdkwright.regular_files import read_regular
from sdkwright.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.config import Config
    from sdkwright.emit.build import Recipe
    from sdkwright.emit.lock import Lock

Texts: TypeAlias = dict[str, dict[str, bytes]]
"""The documents that were read, by API and name."""

# No document is larger.
_MAX_BYTES: Final = 64 * 1024 * 1024
# Front of the names of overlay documents.
_OVERLAY: Final = "overlay:"
# Front of those of further documents of an API.
_PART: Final = "part:"
_HERE: Final = Path(__file__).parent
# What decides about the output besides the documents.
_PARTS: Final = ("*.py", "*.pyi", "*.j2")


def templates() -> Path:
    """Return the template folder: beside the package in a checkout, inside it if installed."""
    inside = _HERE / "templates"
    return inside if inside.is_dir() else _HERE.parents[1] / "templates"


def run_key(config: Config) -> str:
    """Return a digest of everything but the documents."""
    apis = tuple(
        replace(each, source=Source(), allow_remote=frozenset()) for each in config.apis
    )
    # Overlays that nobody uses any more change the output as well.
    counts = [
        (len(each.source.others), len(each.source.overlays)) for each in config.apis
    ]
    settings = repr(
        (replace(config, out=Path(), apis=apis, budget={}, ignored={}), counts)
    )
    parts = (__version__, _sources(), formatter.VERSION, settings)
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def recipe(config: Config, texts: Texts) -> Recipe:
    """Return what a build is made with.

    Args:
        config: What was asked for.
        texts: The documents that were read, by API and name.
    """
    from sdkwright.emit.build import Recipe
    from sdkwright.emit.render import renderer_of

    sources = {each.name: each.source for each in config.apis}
    found = {
        f"{api}/{name}": (
            digest_bytes(text) if _document(sources[api], name) is not None else ""
        )
        for api, documents in texts.items()
        for name, text in documents.items()
    }
    return Recipe(
        renderer=renderer_of(templates()),
        version=__version__,
        # What came by the network or a pipe cannot be looked at again.
        inputs=found if all(found.values()) else {},
        run=run_key(config),
        keep=config.keep,
    )


def is_current(config: Config, lock: Lock) -> bool:
    """Whether the output is what a build would make."""
    if lock.damaged or not lock.inputs or lock.run != run_key(config):
        return False
    if leftovers(config.out):
        return False  # a build that did not end is to be cleared up
    return _same_documents(config, lock) and _same_files(config.out, lock)


def _same_documents(config: Config, lock: Lock) -> bool:
    sources = {each.name: each.source for each in config.apis}
    if {key.partition("/")[0] for key in lock.inputs} != set(sources):
        return False
    for key, digest in lock.inputs.items():
        api, _, name = key.partition("/")
        path = _document(sources[api], name)
        try:
            if path is None or digest_bytes(read_regular(path, _MAX_BYTES)) != digest:
                return False
        except OSError:
            return False
    return True


def _document(source: Source, name: str) -> Path | None:
    """Return where a document is that a lock names; None unless it could have been read."""
    entry = source.path
    if name.startswith(_OVERLAY):
        return _numbered(source.overlays, name.removeprefix(_OVERLAY))
    if name.startswith(_PART):
        return _numbered(source.others, name.removeprefix(_PART))
    if entry is None or not name or ":" in name:
        return None if ":" in name else entry
    if "\0" in name or not name.isprintable():
        return None
    root = os.path.realpath(source.root or entry.parent)
    real = os.path.realpath(entry.parent / name)
    return Path(real) if Path(real).is_relative_to(root) else None


def _numbered(paths: Sequence[Path], number: str) -> Path | None:
    return {str(index): path for index, path in enumerate(paths)}.get(number)


def _same_files(folder: Path, lock: Lock) -> bool:
    try:
        disk = compare.scan(folder, lock.files)
    except OutputError:
        return False
    return disk.keys() == lock.files.keys() and all(
        disk[path] == record.digest
        or path in OPEN_FILES
        or compare.is_laid_out(path, record, folder)
        for path, record in lock.files.items()
    )


@cache
def _sources() -> str:
    """Return a digest of the generator itself, which changes while it is worked on."""
    digest = hashlib.blake2b(digest_size=16)
    for name, path in sorted({**_files(_HERE), **_files(templates())}.items()):
        digest.update(f"{name} {digest_bytes(path.read_bytes())}\0".encode())
    return digest.hexdigest()


def _files(folder: Path) -> dict[str, Path]:
    """Return the files of a folder that decide about the output, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path
        for pattern in _PARTS
        for path in folder.rglob(pattern)
        # Installed, the templates are inside; they have their own turn.
        if folder != _HERE or path.suffix != ".j2"
    }
