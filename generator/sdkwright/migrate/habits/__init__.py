"""What other generators make of a document where neither it nor a configuration says more.

Their names of methods, arguments and credentials follow rules of their own. With the document
at hand these are written down in full, so that nothing has to be known about them later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.migrate.habits.fern import fern_habits
from sdkwright.migrate.habits.operation_ids import id_habits
from sdkwright.migrate.habits.speakeasy import speakeasy_habits

if TYPE_CHECKING:
    from sdkwright.diagnostics import Report
    from sdkwright.ir.types import Json
    from sdkwright.migrate.wanted import Wanted

__all__ = ["with_habits"]


def with_habits(wanted: Wanted, tree: Json, report: Report, *, named: bool) -> Wanted:
    """Return what is wanted with what its generator does of itself.

    Args:
        wanted: What the configuration says, which counts.
        tree: The document, with all that is laid over it.
        report: Where goes what only the old package could tell.
        named: Whether an old package gives the names of methods and arguments.
    """
    match wanted.habits:
        case "fern":
            return fern_habits(wanted, tree, named=named)
        case "speakeasy":
            return speakeasy_habits(wanted, tree, report, named=named)
        case "ids":
            return id_habits(wanted, tree, report, named=named)
        case _:
            return wanted
