"""black, in process: what is on disk is byte for byte what black would write.

black is by far the slowest step. Texts that are known to be as it would write them do not go
to it; a few others are formatted where we are, many are spread over processes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

# Its own statement; asking for the metadata of a distribution takes longer than hashing
# everything that was made.
from _black_version import version

from sdkwright.emit import workers
from sdkwright.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import black

LINE_LENGTH: Final = 88
VERSION: Final[str] = version
# Starting a process costs less than formatting this much.
_PROCESS_LINES: Final = 1_500


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
    processes: int = 0,
) -> tuple[Formatted, ...]:
    """Format texts, and return them in their order.

    Args:
        drafts: What to format.
        progress: Called with the number of further finished ones.
        processes: How many to use at most; 0 lets the amount of work decide.
    """
    found = {n: Formatted(text=each.text) for n, each in enumerate(drafts)}
    # The longest first, so that no process has much to do when the others have ended.
    work = sorted(
        (n for n in found if _weight(drafts[n])), key=lambda n: -_weight(drafts[n])
    )
    progress(len(drafts) - len(work))
    lines = sum(_weight(drafts[n]) for n in work)
    processes = processes or workers.available(lines, _PROCESS_LINES)
    if processes > 1:
        _mode(is_pyi=False)  # what copies need is imported before there are any

    def formatted(number: int) -> tuple[str, str]:
        made = _format(drafts[work[number]])
        return made.text, made.fault

    told = 0

    def tell(count: int) -> None:
        nonlocal told
        progress(count - told)
        told = count

    made = workers.spread(formatted, len(work), processes, tell)
    for number, (text, fault) in zip(work, made, strict=True):
        found[number] = Formatted(text=text, fault=fault)
    return tuple(found[n] for n in range(len(drafts)))


def _weight(draft: Draft) -> int:
    """Return how many lines black has to look at; 0 if the text stays as it is."""
    if draft.laid_out or not is_python(draft.path):
        return 0
    return draft.text.count("\n") + 1


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
