"""A move: what a source wants, in files that `gen build` reads.

The files are tried before they are shown: the package that they make is compared with the old
one, and what differs and can be mended by configuration is written down, too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, TypeAlias

from sdkwright.diagnostics import Severity
from sdkwright.frozen import dataclass, replace
from sdkwright.migrate.combine import combined
from sdkwright.migrate.comparison.arrangement import arrangement_of
from sdkwright.migrate.comparison.compare import parity
from sdkwright.migrate.config_files import is_file
from sdkwright.migrate.document import outline
from sdkwright.migrate.habits import with_habits
from sdkwright.migrate.keeping import with_schemas
from sdkwright.migrate.mending import mended
from sdkwright.migrate.server_path import without_server_path
from sdkwright.migrate.several import parsed, with_overrides
from sdkwright.migrate.toml_writer import OVERLAY_NAME, config_text, overlay_text
from sdkwright.read.openapi import UnreadableError
from sdkwright.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.migrate.comparison.differences import Parity
    from sdkwright.migrate.document import Outline
    from sdkwright.migrate.sources import Found
    from sdkwright.migrate.surfaces import OldSurface
    from sdkwright.migrate.wanted import Wanted
    from sdkwright.surface import Surface

CONFIG_NAME: Final = "gen.toml"
_DOCUMENTS: Final = (".yaml", ".yml", ".json")
# How often what is written is tried and mended.
_ROUNDS: Final = 3

Document: TypeAlias = "Callable[[Source, Report], Json]"
"""Reads a document; None after errors, which are reported."""
Built: TypeAlias = "Callable[[Path], Surface | None]"
"""Returns the surface that a configuration makes; None where it makes none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What a move writes.

    Attributes:
        files: The text of each file, by its name in the output folder.
        parity: How the new package compares with the old one; None where either is missing.
    """

    files: Mapping[str, str]
    parity: Parity | None = None
    methods: int = 0


def move(
    found: Found,
    *,
    spec: str,
    old: OldSurface | None,
    out: Path,
    report: Report,
    keys: frozenset[str],
    document: Document,
    built: Built,
) -> Move:
    """Return the files that a source becomes.

    Args:
        found: The source.
        spec: The document, where the source does not name it or another is meant.
        old: The old package, where it is at hand.
        out: The folder that the files are for.
        report: Where goes what cannot be carried.
        keys: The keys of our configuration.
        document: Reads documents.
        built: Builds configurations.
    """
    old = old or found.old
    wanted = found.wanted
    if spec:
        for each in wanted.further:
            each.at.note(f"{each.spec} is not carried: --spec names the document.")
        wanted = replace(wanted, further=())
    wanted = replace(wanted, spec=spec or wanted.spec or _beside(found.path))
    wanted = _supported(with_overrides(wanted, report), keys, report)
    with TemporaryDirectory() as name:
        trial = _Trial(folder=Path(name), origin=found.path.name)
        tree = _document(wanted, trial, document, report)
        known = outline(tree) if tree is not None else None
        old = _as_the_document(old, known, report)
        wanted = with_habits(wanted, tree, report, named=old is not None)
        wanted = combined(wanted, old, known, report)
        if old is not None and known is not None:
            wanted, compared = _mended(wanted, old, trial, built)
        else:
            compared = None
    files = trial.texts(wanted, out)
    return Move(files=files, parity=compared, methods=len(wanted.methods))


def _as_the_document(
    old: OldSurface | None, known: Outline | None, report: Report
) -> OldSurface | None:
    """Return the old package with the paths of the document; says where they are others."""
    if old is None or known is None:
        return old
    found, front = without_server_path(old, {*known.operations})
    if front:
        report.add(
            Severity.WARNING,
            "not-carried",
            f"Paths of the old package begin with `{front}`, and those of the document do not:"
            " it belongs to the server here.",
            help=f"Who gives `base_url` gives it with `{front}` at its end.",
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """A folder in which a configuration is tried."""

    folder: Path
    origin: str

    def texts(self, wanted: Wanted, out: Path) -> dict[str, str]:
        """Return the texts of the files, with paths from the output folder."""
        overlays = [_from(out, str(each)) for each in wanted.overlays]
        found: dict[str, str] = {}
        if wanted.actions:
            title = f"What {self.origin} changes in the document"
            found[OVERLAY_NAME] = overlay_text(wanted.actions, title)
            overlays.append(OVERLAY_NAME)
        spec = [_from(out, each) for each in (wanted.spec, *wanted.others)]
        text = config_text(wanted, spec=spec, overlays=overlays, origin=self.origin)
        return {CONFIG_NAME: text, **found}

    def write(self, wanted: Wanted) -> Path:
        """Write the files into the folder; return the configuration."""
        for name, text in self.texts(wanted, self.folder).items():
            (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / CONFIG_NAME


def _from(out: Path, path: str) -> str:
    """Return a path as it is written in a file of the output folder."""
    if not path or "://" in path:
        return path
    return Path(os.path.relpath(Path(path).resolve(), out.resolve())).as_posix()


def _supported(wanted: Wanted, keys: frozenset[str], report: Report) -> Wanted:
    """Return what is wanted without settings that our configuration has no key for."""
    settings = {key: each for key, each in wanted.settings.items() if key in keys}
    for key in wanted.settings.keys() - settings.keys():
        message = f"`{key}` = {wanted.settings[key]!r} is not carried."
        report.add(Severity.WARNING, "not-carried", message)
    return replace(wanted, settings=settings)


def _document(
    wanted: Wanted, trial: _Trial, document: Document, report: Report
) -> Json:
    """Return the document; None where it cannot be read, which is reported."""
    what = _unread(wanted.spec)
    if what:
        report.add(
            Severity.WARNING,
            "document-unknown",
            f"{what}, so that nothing is compared with it.",
            help="Name a local copy with --spec.",
        )
        return None
    trial.write(wanted)
    overlays = wanted.overlays
    if wanted.actions:
        overlays = (*overlays, trial.folder / OVERLAY_NAME)
    others = tuple(map(Path, wanted.others))
    source = Source(path=Path(wanted.spec), others=others, overlays=overlays)
    return document(source, report)


def _unread(spec: str) -> str:
    """Return why a document is not read; empty where it is."""
    if not spec:
        return "No document is named"
    if "://" in spec:
        return f"{spec} is not fetched"
    return "" if is_file(Path(spec)) else f"There is no document {spec}"


def _beside(path: Path) -> str:
    """Return the only OpenAPI document in the folder of a configuration; may be empty."""
    found: list[str] = []
    for each in sorted(path.parent.iterdir()) if path.is_file() else ():
        if each.suffix in _DOCUMENTS and each != path and each.is_file():
            with suppress(UnreadableError):
                tree = parsed(each)
                if isinstance(tree, dict) and ("openapi" in tree or "swagger" in tree):
                    found.append(str(each))
    return found[0] if len(found) == 1 else ""


def _mended(
    wanted: Wanted, old: OldSurface, trial: _Trial, built: Built
) -> tuple[Wanted, Parity | None]:
    """Try a configuration and mend it, until nothing more is to be mended."""
    best: tuple[Wanted, Parity | None] = (wanted, None)

    def made(other: Wanted) -> Surface | None:
        return built(trial.write(other))

    for number in range(_ROUNDS):
        surface = made(wanted)
        if surface is None:
            return best
        compared = parity(old, surface, arrangement_of(wanted, surface))
        if best[1] is not None and compared.calls < best[1].calls:
            return best
        best = (wanted, compared)
        better = mended(wanted, compared)
        if number == 0:
            better = with_schemas(better, old, compared, surface, made)
        if better == wanted:
            break
        wanted = better
    return best


def described(move: Move, out: Path, names: Sequence[str]) -> str:
    """Return what was written, for people."""
    files = ", ".join(str(out / each) for each in names)
    lines = [f"Written: {files}"]
    if move.methods:
        lines.append(f"{move.methods} methods have the names they had.")
    if move.parity is not None:
        found = move.parity
        lines.append(
            f"Calls that stay right as they are written: {found.calls} of {found.methods}"
            f" ({found.share:.1f} %). `gen parity` lists the others."
        )
    return "\n".join(lines)
