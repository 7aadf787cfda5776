"""A build that another process can begin where it ended, as a watch does.

What a watch has in memory is written to the user's cache folder after a build of a large
package, beside whatever comes next. It saves the next build, if only words have changed, two
thirds. Only the same program reads it, for the same configuration and the same output folder,
and only if nobody else can have written it; otherwise all is decided anew, and nobody has to
know. Where `CI` is set nothing is kept: there is no next build.
"""

from __future__ import annotations

import os
import sys
import zlib
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from sdkwright.kept.aside import aside
from sdkwright.kept.seal import is_guarded, secret_for
from sdkwright.memory import Memory
from sdkwright.read import documents as cache
from sdkwright.up_to_date import run_key

if TYPE_CHECKING:
    from pathlib import Path

    from sdkwright.config import Config
    from sdkwright.emit.lock import Lock

# Fewer files are made as fast as what was kept of them can be read; more take too much room.
_MANY_FILES: Final = 500
_MOST_FILES: Final = 8_000
# Documents from which a package of so many files can come, as long as there is none yet.
_LARGE: Final = range(256 * 1024, 24 * 1024 * 1024)
# Of so many output folders something is kept, and of none more than that.
_MOST: Final = 4
_MAX_BYTES: Final = 256 * 1024 * 1024


def recall(config: Config, old: Lock) -> Memory | None:
    """Return what the last build has left; None where a build has nothing to remember.

    Args:
        config: What is asked for.
        old: The lock of the last build.
    """
    large = _is_large(old) if old.files else _size(config) in _LARGE
    if not (large and is_guarded()) or os.environ.get("CI"):
        return None
    memory = Memory(stamps=None)
    secret = secret_for(_purpose(config)) if old.files else b""
    if secret:
        data = cache.recall(_folder(), _key(config), secret)
        if data is not None:
            from sdkwright.kept.records import StrangeError, read

            try:
                memory.restore(read(zlib.decompress(data)))
            except (StrangeError, zlib.error):
                return Memory(stamps=None)
    return memory


def keep(memory: Memory, config: Config, made: Lock) -> None:
    """Leave for the next build what this one has decided, unless that is there already.

    Args:
        memory: What was decided.
        config: What was asked for.
        made: The lock that the next build begins with.
    """
    if memory.is_old:
        return
    if _is_large(made) and memory.knows(config, made.names):
        aside(partial(_keep, memory, config))
    else:
        cache.forget(_folder(), _key(config))


def _keep(memory: Memory, config: Config) -> None:
    secret = secret_for(_purpose(config), make=True)
    data = _packed(memory) if secret else b""
    if data:
        cache.keep(_folder(), _key(config), data, secret, _MOST)
    else:
        cache.forget(_folder(), _key(config))


def _packed(memory: Memory) -> bytes:
    from sdkwright.kept.records import StrangeError, written

    try:
        data = written(memory.saved())
    except StrangeError:
        return b""
    # A tenth of the size, for a tenth of the time.
    return zlib.compress(data, 1) if len(data) <= _MAX_BYTES else b""


def _is_large(lock: Lock) -> bool:
    return _MANY_FILES <= len(lock.files) <= _MOST_FILES


def _size(config: Config) -> int:
    """Return the size of all documents that are named, as far as it is known."""
    found = 0
    for own in config.apis:
        for path in (own.source.path, *own.source.others):
            with suppress(OSError):
                found += path.stat().st_size if path is not None else 0
    return found


def _folder() -> Path:
    return cache.cache_folder() / "builds"


def _key(config: Config) -> str:
    return cache.key_of(str(config.out.resolve()).encode())


def _purpose(config: Config) -> str:
    """Return what has to be the same for a build to go on where another one ended."""
    from importlib.metadata import version

    readers = [version(each) for each in ("pyyaml", "jsonschema-rs")]
    return "\0".join((run_key(config), sys.version, *readers, repr(config)))
