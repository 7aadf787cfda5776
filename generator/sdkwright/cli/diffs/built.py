"""What a build has changed for users: the surfaces before it against those after it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from sdkwright.cli.diffs.lines import Difference, records, short
from sdkwright.cli.diffs.packages import surface_paths
from sdkwright.regular_files import read_regular
from sdkwright.release import released_version
from sdkwright.surface import (
    MAX_BYTES,
    Surface,
    SurfaceError,
    compare,
    load,
    load_edited,
    ordered,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sdkwright.config import Config
    from sdkwright.surface import Finding

__all__ = ["records", "short", "since", "texts"]


def texts(config: Config) -> dict[Path, bytes]:
    """Return the texts of the surfaces in the output folder, where there are some."""
    found: dict[Path, bytes] = {}
    for path in surface_paths(config):
        with suppress(OSError):
            found[path] = read_regular(path, MAX_BYTES)
    return found


def since(config: Config, before: Mapping[Path, bytes]) -> Difference | None:
    """Return what differs from the texts of an earlier moment.

    None for a first build, and where an earlier text is no surface: it was damaged, or is of
    another version, and a build is no place to complain about that.
    """
    after = texts(config)
    findings: list[Finding] = []
    for path, data in after.items():
        if path not in before:
            continue
        if data == before[path]:
            continue
        try:
            old, new = _loaded(path, before[path], data)
        except SurfaceError:
            continue
        prefix = "" if config.flat else f"{path.parent.name}."
        findings += compare(old, new, prefix)
    if not before:
        return None
    return Difference(
        findings=ordered(findings),
        places=("",) * len(findings),
        version=released_version(config),
    )


# The last surface of each package that was read, for the next edit in a watch.
_LAST: Final[dict[Path, tuple[bytes, Surface]]] = {}


def _loaded(path: Path, before: bytes, after: bytes) -> tuple[Surface, Surface]:
    """Return what two texts hold, of which a build has just written the second."""
    text = before.decode(errors="replace")
    data, old = _LAST.get(path, (b"", None))
    if old is None or data != before:
        old = load(text)
    new = load_edited(after.decode(errors="replace"), text, old)
    _LAST[path] = after, new
    return old, new
