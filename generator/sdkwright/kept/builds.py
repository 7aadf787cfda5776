"""A build that another process can begin where it ended, as a watch does.

What a watch has in memory is written to the user's cache folder after a build of a large
package that has changed words at most: who works on words is likely to change more of
them. It costs a tenth of a build from nothing, and saves the next build two thirds. Only the
same program reads it, for the same configuration and the same output folder, and only if nobody
else can have written it; otherwise all is decided anew, and nobody has to know.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from sdkwright.emit.compare import Kind
from sdkwright.kept.records import StrangeError, read, written
from sdkwright.kept.seal import is_guarded, secret_for
from sdkwright.memory import Memory
from sdkwright.read import documents as cache
from sdkwright.regular_files import read_regular
from sdkwright.surface import FILE_NAME as SURFACE, MAX_BYTES
from sdkwright.up_to_date import run_key

if TYPE_CHECKING:
    from pathlib import Path

    from sdkwright.config import Config
    from sdkwright.emit.build import Emitted
    from sdkwright.emit.lock import Lock, Names

# Fewer files are made as fast as what was kept of them can be read; more take too much room.
_MANY_FILES: Final = 500
_MOST_FILES: Final = 8_000
# What differs in a record where only its words do.
_WORDS: Final = re.compile(r', "words": "[^"]*"')
# Of so many output folders something is kept, and of none more than that.
_MOST: Final = 4
_MAX_BYTES: Final = 256 * 1024 * 1024


def recall(config: Config, old: Lock) -> Memory | None:
    """Return what the last build has left; None where a build has nothing to remember.

    Args:
        config: What is asked for.
        old: The lock of the last build.
    """
    if not (is_guarded() and _MANY_FILES <= len(old.files) <= _MOST_FILES):
        return None
    memory = Memory(stamps=None)
    secret = secret_for(_purpose(config))
    if secret:
        data = cache.recall(_folder(), _key(config), secret)
        if data is not None:
            try:
                memory.restore(read(data))
            except StrangeError:
                return Memory(stamps=None)
    return memory


def only_words(emitted: Emitted, folder: Path) -> bool:
    """Whether a build changes words at most: then the next one may do so as well.

    Args:
        emitted: What the build has made.
        folder: The output folder, before anything is written.
    """
    for each in emitted.changes:
        if each.kind is not Kind.CHANGE:
            return False
        if each.path.endswith(SURFACE):
            try:
                old = read_regular(folder / each.path, MAX_BYTES).decode()
            except (OSError, ValueError):
                return False
            if _WORDS.sub("", old) != _WORDS.sub("", emitted.texts[each.path]):
                return False
    return True


def keep(memory: Memory, config: Config, names: Names, *, words: bool) -> None:
    """Leave for the next build what this one has decided, unless that is there already.

    Args:
        memory: What was decided.
        config: What was asked for.
        names: The names that the next build begins with.
        words: Whether it may be worth it.
    """
    if memory.is_old:
        return
    secret = b""
    if words and memory.knows(config, names):
        secret = secret_for(_purpose(config), make=True)
    try:
        data = written(memory.saved()) if secret else b""
    except StrangeError:
        data = b""
    if 0 < len(data) <= _MAX_BYTES:
        cache.keep(_folder(), _key(config), data, secret, _MOST)
    else:
        cache.forget(_folder(), _key(config))


def _folder() -> Path:
    return cache.cache_folder() / "builds"


def _key(config: Config) -> str:
    return cache.key_of(str(config.out.resolve()).encode())


def _purpose(config: Config) -> str:
    """Return what has to be the same for a build to go on where another one ended."""
    from importlib.metadata import version

    readers = [version(each) for each in ("pyyaml", "jsonschema-rs")]
    return "\0".join((run_key(config), sys.version, *readers, repr(config)))
