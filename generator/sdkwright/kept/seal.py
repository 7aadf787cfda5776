"""A secret for results that only this user, on this machine, can have written.

Such results may be more than JSON: nothing is made of them before their digest is right, and
that takes a secret, which stands in a file that nobody else may read. When and where the system
made that file is a part of the secret, so that what comes out of an archive or from another
machine is nobody's, even with the file beside it.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from sdkwright.read.documents import cache_folder, put
from sdkwright.regular_files import open_regular

if TYPE_CHECKING:
    from pathlib import Path

_LENGTH: Final = 32


def is_guarded() -> bool:
    """Whether the system tells whose a file is."""
    return hasattr(os, "geteuid")


def secret_for(purpose: str, *, make: bool = False) -> bytes:
    """Return a secret; empty where there is none, and where no system guards it.

    Args:
        purpose: What it is for; each purpose has its own.
        make: Whether to make one where there is none.
    """
    path = cache_folder() / "key"
    with suppress(OSError):
        if make and is_guarded() and not os.path.lexists(path):
            put(path, os.urandom(_LENGTH))
        return _secret(path, purpose)
    return b""


def _secret(path: Path, purpose: str) -> bytes:
    with open_regular(path, follow=False) as stream:
        found, data = os.fstat(stream.fileno()), stream.read(_LENGTH + 1)
    private = not stat.S_IMODE(found.st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    own = hasattr(os, "geteuid") and found.st_uid == os.geteuid()
    if not (private and own and found.st_nlink == 1 and len(data) == _LENGTH):
        return b""
    made = f"{found.st_dev} {found.st_ino} {found.st_ctime_ns}\0{purpose}"
    return blake2b(made.encode(), key=data, digest_size=_LENGTH).digest()
