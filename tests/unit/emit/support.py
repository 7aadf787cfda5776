"""A tiny package on disk, built and rebuilt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.emit.build import Emitted
from sdkwright.emit.compare import compare, scan
from sdkwright.emit.lock import Lock, Record, digest_text, load
from sdkwright.emit.write import opened, save

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sdkwright.emit.compare import Change

OLD = {
    "README.md": "old\n",
    "gone.md": "gone\n",
    "pkg/__init__.py": "same = 1\n",
    "pkg/a.py": "a = 1\n",
    "pkg/old/b.py": "b = 1\n",
}
NEW = {
    "README.md": "new\n",
    "api.md": "new\n",
    "pkg/__init__.py": "same = 1\n",
    "pkg/a.py": "a = 2\n",
    "pkg/new/deep/c.py": "c = 1\n",
}


def emitted(folder: Path, texts: Mapping[str, str]) -> Emitted:
    """What a build of these texts has to say about a folder."""
    old = load(folder)
    records = {
        path: Record(key=digest_text("key " + text), digest=digest_text(text))
        for path, text in texts.items()
    }
    new = Lock(files=records, names={"scope": {"key": "name"}})
    disk = scan(folder, {**texts, **old.files})
    changed = {
        path: text
        for path, text in texts.items()
        if disk.get(path) != records[path].digest
    }
    changes, kept = compare(changed, disk, old, new, folder)
    return Emitted(texts=changed, lock=kept, complete=new, changes=changes)


def build(
    folder: Path, texts: Mapping[str, str], *, force: bool = False
) -> tuple[Change, ...]:
    """Bring a folder up to date; return what had to change."""
    with opened(folder, lambda: None) as place:
        found = emitted(place, texts)
        save(place, found, force=force)
        return found.changes


def contents(folder: Path) -> dict[str, str]:
    """The text of every file below a folder, without the lock; links by their target."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file() and name != "gen.lock":
            found[name] = path.read_text()
    return found


def names(folder: Path) -> list[str]:
    """The names in a folder."""
    return sorted(path.name for path in folder.iterdir())
