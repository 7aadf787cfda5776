"""black, in process: what is on disk is byte for byte what black would write.

black is by far the slowest step. Texts that are known to be as it would write them do not go
to it; a few others are formatted where we are, many are spread over processes.
"""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

# Its own statement; asking for the metadata of a distribution takes longer than hashing
# everything that was made.
from _black_version import version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.context import BaseContext

    import black

LINE_LENGTH: Final = 88
VERSION: Final[str] = version
# Starting a process and importing black there costs what formatting this much costs.
_POOL_LINES: Final = 3_000
_CHUNK_LINES: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text to format.

    Attributes:
        path: Decides how the text is read; what is not Python stays as it is.
        text: The text.
        laid_out: Whether it is as black would write it already.
    """

    path: str
    text: str
    laid_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """What became of a draft: the formatted text, or why there is none."""

    text: str
    fault: str = ""


def is_python(path: str) -> bool:
    """Whether black has something to say about a file."""
    return path.endswith((".py", ".pyi"))


def format_all(
    drafts: Sequence[Draft],
    *,
    progress: Callable[[int], None] = lambda _: None,
    workers: int = 0,
) -> tuple[Formatted, ...]:
    """Format texts, and return them in their order.

    Args:
        drafts: What to format.
        progress: Called with the number of further finished ones.
        workers: How many processes to use; 0 lets the amount of work decide.
    """
    found = {n: Formatted(text=each.text) for n, each in enumerate(drafts)}
    work = [(n, each) for n, each in enumerate(drafts) if _weight(each)]
    progress(len(drafts) - len(work))
    chunks = list(_chunks(work))
    workers = workers or _workers(sum(_weight(each) for _, each in work))
    if workers == 1:
        for chunk in chunks:
            found |= _format_chunk(chunk)
            progress(len(chunk))
    else:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
            for done in pool.map(_format_chunk, chunks):
                found |= done
                progress(len(done))
    return tuple(found[n] for n in range(len(drafts)))


def _weight(draft: Draft) -> int:
    """Return how many lines black has to look at; 0 if the text stays as it is."""
    if draft.laid_out or not is_python(draft.path):
        return 0
    return draft.text.count("\n") + 1


def _context() -> BaseContext:
    """Return how to start processes: copies of this one, where that is safe.

    A copy has black imported already. Beside other threads, and on macOS, a copy may hang.
    """
    import multiprocessing

    safe = sys.platform == "linux" and threading.active_count() == 1
    _mode(is_pyi=False)
    return multiprocessing.get_context("fork" if safe else "spawn")


def _workers(lines: int) -> int:
    if lines < _POOL_LINES:
        return 1
    return max(1, min(_processors(), lines // _CHUNK_LINES))


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _chunks(work: Sequence[tuple[int, Draft]]) -> Iterator[list[tuple[int, Draft]]]:
    """Cut the work into pieces of about the same size."""
    chunk: list[tuple[int, Draft]] = []
    size = 0
    for number, draft in work:
        chunk.append((number, draft))
        size += _weight(draft)
        if size >= _CHUNK_LINES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _format_chunk(chunk: list[tuple[int, Draft]]) -> dict[int, Formatted]:
    return {number: _format(draft) for number, draft in chunk}


def _format(draft: Draft) -> Formatted:
    import black

    mode = _mode(is_pyi=draft.path.endswith(".pyi"))
    try:
        return Formatted(text=black.format_str(draft.text, mode=mode))
    except (ValueError, AssertionError, RecursionError) as error:
        # black.InvalidInput is a ValueError; the others are what its bugs look like.
        return Formatted(text=draft.text, fault=f"cannot be formatted: {error}")


@cache
def _mode(*, is_pyi: bool) -> black.Mode:
    import black
    from black.mode import TargetVersion

    target = {TargetVersion.PY311}
    return black.Mode(target_versions=target, line_length=LINE_LENGTH, is_pyi=is_pyi)
