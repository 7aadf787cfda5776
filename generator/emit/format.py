"""black, in process: what is on disk is byte for byte what black would write.

A few files are formatted where we are. Many are spread over processes, because black is by
far the slowest step and its work is independent from file to file.
"""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.context import BaseContext

    import black

LINE_LENGTH: Final = 88
VERSION: Final = version("black")
# Starting a process and importing black there costs what formatting this much costs.
_POOL_LINES: Final = 3_000
_CHUNK_LINES: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """What became of one text: the formatted text, or why there is none."""

    text: str
    fault: str = ""


def is_python(path: str) -> bool:
    """Whether black has something to say about a file."""
    return path.endswith((".py", ".pyi"))


def format_all(
    texts: Sequence[tuple[str, str]],
    *,
    progress: Callable[[int], None] | None = None,
    workers: int = 0,
) -> tuple[Formatted, ...]:
    """Format (path, text) pairs, in their order; other languages' files stay as they are.

    Args:
        texts: The paths decide how a text is read.
        progress: Told how many more are done.
        workers: How many processes to use; 0 lets the amount of work decide.
    """
    chunks = list(_chunks(texts))
    workers = workers or _workers(sum(_lines(text) for _, text in texts))
    found: list[Formatted] = []
    if workers == 1:
        for chunk in chunks:
            found += _format_chunk(chunk)
            _tell(progress, len(chunk))
        return tuple(found)
    with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
        for done in pool.map(_format_chunk, chunks):
            found += done
            _tell(progress, len(done))
    return tuple(found)


def _context() -> BaseContext:
    """Return how to start processes: copies of this one, where that is safe.

    A copy has black imported already. Beside other threads, and on macOS, a copy may hang.
    """
    safe = sys.platform == "linux" and threading.active_count() == 1
    _mode(is_pyi=False)
    return get_context("fork" if safe else "spawn")


def _tell(progress: Callable[[int], None] | None, count: int) -> None:
    if progress:
        progress(count)


def _workers(lines: int) -> int:
    if lines < _POOL_LINES:
        return 1
    return max(1, min(_processors(), lines // _CHUNK_LINES))


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _chunks(texts: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Cut the work into pieces of about the same size."""
    chunk: list[tuple[str, str]] = []
    size = 0
    for path, text in texts:
        chunk.append((path, text))
        size += _lines(text)
        if size >= _CHUNK_LINES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _format_chunk(chunk: list[tuple[str, str]]) -> list[Formatted]:
    return [_format(path, text) for path, text in chunk]


def _format(path: str, text: str) -> Formatted:
    if not is_python(path):
        return Formatted(text=text)
    import black

    try:
        mode = _mode(is_pyi=path.endswith(".pyi"))
        return Formatted(text=black.format_str(text, mode=mode))
    except (ValueError, AssertionError, RecursionError) as error:
        # black.InvalidInput is a ValueError; the others are what its bugs look like.
        return Formatted(text=text, fault=f"cannot be formatted: {error}")


@cache
def _mode(*, is_pyi: bool) -> black.Mode:
    import black
    from black.mode import TargetVersion

    target = {TargetVersion.PY311}
    return black.Mode(target_versions=target, line_length=LINE_LENGTH, is_pyi=is_pyi)
