"""Results that are kept from one run to the next, in the user's cache folder.

A result is found by what it was made from, never by time, and believed only if it is whole
and nobody else could have written it: a regular file of this user's (or the system's), in a
folder that is no link and that others cannot write to. Results are JSON, whose shape is for
those to check who asked for it; what is more than that is sealed (`kept/`). Where nothing can be
written nothing is kept; nothing is reported, as nothing is lost but time.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import re
import stat
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Final

from sdkwright.regular_files import read_regular

# What is kept of each kind: the newest.
_KEPT: Final = 64
# Under which names: results, and those that are being written.
_NAME: Final = re.compile(r"[0-9a-f]{40}|\.[0-9a-f]{40}\.[0-9a-f]+")
_MAX_BYTES: Final = 1024 * 1024 * 1024


def cache_folder() -> Path:
    """Return the user's cache folder."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        # A relative one is to be ignored, says the XDG specification: it would be a
        # folder of whatever project we are in.
        base = base if Path(base).is_absolute() else "~/.cache"
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


def recall(folder: Path, key: str, secret: bytes = b"") -> bytes | None:
    """Return what was kept under a key; None if there is nothing, or not all of it.

    Args:
        folder: Where it is.
        key: What it was made from.
        secret: What it was kept with, if others must not have written it.
    """
    try:
        if not _is_ours(folder) or not _is_own(folder / key):
            return None
        whole = read_regular(folder / key, _MAX_BYTES, follow=False)
    except OSError:
        return None
    check, _, data = whole.partition(b"\n")
    return data if hmac.compare_digest(check, _check(data, secret)) else None


def keep(
    folder: Path, key: str, data: bytes, secret: bytes = b"", most: int = _KEPT
) -> None:
    """Keep some data under a key, and forget what is oldest.

    Args:
        folder: Where to keep it.
        key: What it was made from.
        data: What to keep.
        secret: What nobody else knows, if others must not write it.
        most: How much is kept in the folder.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_ours(folder):
            put(folder / key, _check(data, secret) + b"\n", data)
            _forget(folder, most)


def forget(folder: Path, key: str) -> None:
    """Keep nothing under a key any more."""
    with contextlib.suppress(OSError):
        if _is_ours(folder):
            (folder / key).unlink()


def put(path: Path, *data: bytes) -> None:
    """Write a file in one step, which nobody else may read.

    Raises:
        OSError: It cannot be written.
    """
    aside = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(aside, flags, 0o600), "wb") as stream:
            stream.writelines(data)
        aside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def _check(data: bytes, secret: bytes) -> bytes:
    return blake2b(data, key=secret, digest_size=20).hexdigest().encode()


def _is_ours(folder: Path) -> bool:
    """Whether a folder and the one above it, which are both of our making, can be trusted."""
    return all(
        stat.S_ISDIR(each.lstat().st_mode) and _is_own(each)
        for each in (folder, folder.parent)
    )


def _is_own(path: Path) -> bool:
    """Whether something is this user's, and nobody but their group may write to it."""
    found = path.lstat()
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid in {0, os.geteuid()} and not found.st_mode & stat.S_IWOTH


def _forget(folder: Path, most: int) -> None:
    names = (file for file in folder.iterdir() if _NAME.fullmatch(file.name))
    files = sorted(names, key=lambda file: file.lstat().st_mtime_ns)
    for file in files[:-most]:
        with contextlib.suppress(OSError):
            file.unlink()
