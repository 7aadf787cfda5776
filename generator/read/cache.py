"""Results that are kept from one run to the next, in the user's cache folder.

A result is found by what it was made from, never by time, and believed only if it is whole.
Where nothing can be written nothing is kept; nobody is told, as nothing is lost but time.
"""

from __future__ import annotations

import contextlib
import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Final

# What is kept of each kind: the newest.
_KEPT: Final = 64


def cache_folder() -> Path:
    """Return the user's cache folder."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        return Path(base).expanduser() / "sdkwright"
    except RuntimeError:
        # There is no home; nor will there be a folder.
        return Path(os.devnull) / "sdkwright"


def key_of(*parts: bytes) -> str:
    """Return a name that stands for some contents."""
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest()


def recall(folder: Path, key: str) -> bytes | None:
    """Return what was kept under a key; None if there is nothing, or not all of it."""
    try:
        whole = (folder / key).read_bytes()
    except OSError:
        return None
    check, _, data = whole.partition(b"\n")
    return data if check == key_of(data).encode() else None


def keep(folder: Path, key: str, data: bytes) -> None:
    """Keep some data under a key, and forget what is oldest."""
    aside = folder / f".{key}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(key_of(data).encode() + b"\n" + data)
        aside.replace(folder / key)
        _forget(folder)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _forget(folder: Path) -> None:
    files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
    for file in files[:-_KEPT]:
        with contextlib.suppress(OSError):
            file.unlink()
