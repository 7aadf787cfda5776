"""How much of a document we are ready to take.

A specification is text from outside. Without limits a few lines of it can cost gigabytes
(aliases of aliases), a stack overflow (brackets) or an evening. Every limit here is far
above what real documents need, and the diagnostic names the limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sdkwright.ir.types import Json

FILE_BYTES: Final = 64 * 2**20
REMOTE_BYTES: Final = 10 * 2**20
REMOTE_SECONDS: Final = 10.0
SCALAR_BYTES: Final = 10 * 2**20
NUMBER_DIGITS: Final = 4_000
DEPTH: Final = 200
ALIAS_NODES: Final = 2_000_000
OVERLAY_NODES: Final = 200_000
QUERY_STEPS: Final = 10_000_000
QUERY_SECONDS: Final = 10.0
REFERENCES: Final = 1_000_000
REFERENCE_CHAIN: Final = 100
FILES: Final = 20_000


class UnreadableError(Exception):
    """A text that is no document, and why. Caught where documents are loaded.

    Attributes:
        code: The diagnostic's code.
        message: One sentence: what is wrong.
        help: What to do about it; may be empty.
        position: Line and column, both from 1, where they are known.
        file: The file it is about; empty until whoever knows it fills it in.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        help: str = "",
        position: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help
        self.position = position
        self.file = ""


def too_deep(position: tuple[int, int] | None = None) -> UnreadableError:
    """Return the refusal of a document that is nested too deeply."""
    return UnreadableError(
        "limit-depth",
        f"The document is nested more than {DEPTH} levels deep.",
        help="Give the inner parts names under components and refer to them.",
        position=position,
    )


def too_long(what: str, position: tuple[int, int] | None = None) -> UnreadableError:
    """Return the refusal of a single value that is too long."""
    return UnreadableError(
        "limit-scalar",
        f"The document holds {what}.",
        help=f"At most {SCALAR_BYTES // 2**20} MiB of text and {NUMBER_DIGITS:,} digits"
        " are read as one value.",
        position=position,
    )


def check_tree(tree: Json, *, long: bool) -> None:
    """Refuse a tree that is nested too deeply or holds too long a text.

    Level by level and without recursion, as the depth is what we must not trust. Texts are
    looked at if there may be a `long` one.
    """
    level: list[Json] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > DEPTH:
            raise too_deep()
        if long and any(
            isinstance(node, str) and len(node) > SCALAR_BYTES for node in level
        ):
            raise too_long("a text of more than 10 MiB")
        level = _below(level, leaves=long)


def _below(level: list[Json], *, leaves: bool) -> list[Json]:
    kinds = (dict, list, str) if leaves else (dict, list)
    below: list[Json] = []
    for node in level:
        if isinstance(node, dict):
            below += [each for each in node.values() if isinstance(each, kinds)]
        elif isinstance(node, list):
            below += [each for each in node if isinstance(each, kinds)]
    return below
