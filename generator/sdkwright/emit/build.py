"""A package becomes finished texts; what the last build made already is not made again.

Each file has a key: a digest of everything it is made from. If the lock knows the key and
the file on disk is as we wrote it, it is neither rendered nor formatted.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.emit import format as formatter, workers
from sdkwright.emit.code import Deferred, EmitError, Later, Unit, Verbatim, is_inside
from sdkwright.emit.compare import compare, scan, without_custom
from sdkwright.emit.lock import Lock, Record, digest_content, digest_text
from sdkwright.emit.shapes import Checker
from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sdkwright.emit.code import Package, Part
    from sdkwright.emit.compare import Change, Stamps
    from sdkwright.emit.render import Renderer

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is; no amount at all
stands for waiting."""

# What may be wider than one column, or narrower; dashes, quotation marks, arrows and the
# letters of Greek and Cyrillic are not.
_WIDE: Final = re.compile(
    "[^\0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2100-\u214f\u2190-\u22ff]"
)
# In these black counts letters, whatever their width, for no line break could shorten them. Of
# all texts only they begin a line.
_DOCSTRING: Final = re.compile(
    r'^ *"""(?:[^"\\]++|\\.|"(?!""))*+"""', re.MULTILINE | re.DOTALL
)

# Starting a process costs what making fewer files costs.
_PROCESS_FILES: Final = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What files are made with, besides their views.

    Attributes:
        renderer: The templates.
        version: The generator's; a part of every key.
        inputs: Digests of what was read, for the lock.
        run: What the whole build is made from, for the lock.
    """

    renderer: Renderer
    version: str
    inputs: Mapping[str, str]
    run: str
    keep: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Emitted:
    """A finished package, and how it differs from what is on disk.

    Attributes:
        texts: The text of every file that is not on disk as it should be.
        lock: The names, and the record of every file.
        complete: The same lock once edited files are overwritten, too.
        changes: What is not as it should be.
    """

    texts: Mapping[str, str]
    lock: Lock
    complete: Lock
    changes: tuple[Change, ...]


def emit(
    package: Package,
    folder: Path,
    old: Lock,
    recipe: Recipe,
    progress: Progress,
    stamps: Stamps | None = None,
) -> Emitted:
    """Make the files of a package, as texts.

    Args:
        package: What to make.
        folder: The output folder; it is only read.
        old: What the last build made.
        recipe: What to make it with.
        progress: Called for what takes time.
        stamps: What is known of the files from an earlier build of this process.

    Raises:
        EmitError: A unit cannot be rendered, or its source is not sound: a bug of ours.
        OutputError: The output folder cannot be read.
    """
    old = without_custom(old, (unit.path for unit in package.units), folder)
    disk = scan(folder, _paths(package, old), stamps)
    written = {
        path: known
        for path, known in old.files.items()
        if known.digest == disk.get(path)
    }
    files: dict[str, Record] = {}
    keys: dict[str, str] = {}
    rest: list[Part] = []
    said: dict[int, str] = {}
    for unit in package.units:
        key = keys[unit.path] = _key(unit, recipe, said)
        known = written.get(unit.path)
        same = not _is_deferred(unit) or old.run == recipe.run
        if known and known.key == key and same:
            files[unit.path] = known
        else:
            rest.append(unit)
    texts = _texts(rest, recipe.renderer, package.imports, progress)
    for unit in rest:
        record = _record(unit.path, texts[unit.path], keys[unit.path])
        known = written.get(unit.path)
        if isinstance(unit, Later) and known and known.key == record.key:
            record = known
            del texts[unit.path]
        files[unit.path] = record
    lock = Lock(names=package.names, files=files, inputs=recipe.inputs, run=recipe.run)
    changes, kept = compare(texts, disk, old, lock, folder, recipe.keep)
    return Emitted(texts=texts, lock=kept, complete=lock, changes=changes)


def _paths(package: Package, lock: Lock) -> tuple[str, ...]:
    """Return the paths of all files that are or were a part of the package.

    Raises:
        ValueError: Two files would be one, at least on some systems, or one would be
            outside of the output folder: a bug of ours.
    """
    found: dict[str, str] = {}
    for unit in package.units:
        if not is_inside(unit.path):
            raise ValueError(f"not a path inside the output: {unit.path!r}")
        folded = unit.path.casefold()
        if folded in found:
            raise ValueError(f"two files are one: {found[folded]} and {unit.path}")
        found[folded] = unit.path
    return tuple({**dict.fromkeys(found.values()), **dict.fromkeys(lock.files)})


def _record(path: str, text: str, key: str) -> Record:
    """Return what a lock says of a file; a text that is its own key is so from now on."""
    digest = digest_text(text)
    content = digest_content(path, text.encode())
    return Record(key=key or digest, digest=digest, content=content)


def _key(unit: Part, recipe: Recipe, said: dict[int, str]) -> str:
    """Return a digest of everything a file is made from; empty if its text is not yet made.

    `said` has what views say, by `id`, for a stub has that of its module; receives more.
    """
    if isinstance(unit, Later):
        return ""
    if isinstance(unit, Verbatim):
        return digest_text(unit.text)
    parts = (
        recipe.version,
        formatter.VERSION,
        str((formatter.LINE_LENGTH, unit.laid_out)),
        unit.path,
        recipe.renderer.fingerprint(unit.template),
        _said(unit.view, said),
    )
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _said(view: object, said: dict[int, str]) -> str:
    if isinstance(view, Deferred):
        return view.inputs
    if id(view) not in said:
        said[id(view)] = repr(view)
    return said[id(view)]


def _is_deferred(unit: Part) -> bool:
    """Whether the key stands for the view only as long as the program is the same."""
    return isinstance(unit, Unit) and isinstance(unit.view, Deferred)


def _texts(
    units: Sequence[Part],
    renderer: Renderer,
    imports: frozenset[str],
    progress: Progress,
) -> dict[str, str]:
    found = {unit.path: unit.text for unit in units if isinstance(unit, Verbatim)}
    views = [unit for unit in units if not isinstance(unit, Verbatim)]
    # The largest first, so that no process has much to do when the others have ended.
    views.sort(key=_size, reverse=True)
    drafts = _drafts(views, renderer, imports, progress)
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress("formatting", done, len(views))

    formatted = formatter.format_all(drafts, progress=advance) if drafts else ()
    for unit, result in zip(views, formatted, strict=True):
        if result.fault:
            raise EmitError(unit, result.fault)
        found[unit.path] = result.text
    return found


def _size(unit: Unit | Later) -> int:
    if isinstance(unit, Later):
        return unit.size
    return unit.view.size if isinstance(unit.view, Deferred) else 1


def _drafts(
    views: Sequence[Unit | Later],
    renderer: Renderer,
    imports: frozenset[str],
    progress: Progress,
) -> list[formatter.Draft]:
    """Render the views and verify what they have become, on as many processors as help."""
    checker = Checker(imports)

    def made(number: int) -> tuple[str]:
        unit = views[number]
        if isinstance(unit, Later):
            return (unit.text,)
        text = renderer.render(unit)
        _verify(unit, text, checker)
        return (text,)

    processes = workers.available(len(views), _PROCESS_FILES)
    if processes > 1:
        renderer.prepare({each.template for each in views if isinstance(each, Unit)})
    results = workers.spread(
        made, len(views), processes, lambda n: progress("rendering", n, len(views))
    )
    return [
        formatter.Draft(
            path=unit.path,
            text=text,
            laid_out=_is_laid_out(unit, text),
        )
        for unit, (text,) in zip(views, results, strict=True)
    ]


def _is_laid_out(unit: Unit | Later, text: str) -> bool:
    return isinstance(unit, Later) or (unit.laid_out and not _is_measured(text))


def _is_measured(text: str) -> bool:
    """Whether black would measure a line by other means than its number of letters."""
    return bool(_WIDE.search(text) and _WIDE.search(_DOCSTRING.sub("", text)))


def _verify(unit: Unit, text: str, checker: Checker) -> None:
    """Refuse a text that is not what its name says."""
    if formatter.is_python(unit.path):
        found = checker.faults(text)
        if found:
            raise EmitError(unit, f"has an unsound tree: {'; '.join(found[:3])}")
    elif unit.path.endswith((".toml", ".json")):
        try:
            json.loads(text) if unit.path.endswith(".json") else tomllib.loads(text)
        except ValueError as error:
            raise EmitError(unit, f"does not parse: {error}") from error
