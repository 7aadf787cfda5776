"""The whole program; every stage takes a report too, and an error in it ends the run.

spec text --read--> Api --refine--> Api --plan--> Package --emit--> files on disk
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sdkwright import kept
from sdkwright.config import Config
from sdkwright.deciding import decided
from sdkwright.diagnostics import Report
from sdkwright.emit import lock, write
from sdkwright.emit.build import Emitted, Progress, emit
from sdkwright.emit.code import Package
from sdkwright.emit.lock import Rename
from sdkwright.python.plan import spell
from sdkwright.up_to_date import Texts, recipe

if TYPE_CHECKING:
    from sdkwright.memory import Memory

Reports: TypeAlias = Mapping[str, Report]  # what there is to say, by API


def generate(
    config: Config, names: lock.Names, texts: Texts, reports: Reports, notify: Progress,
    memory: Memory | None = None,
) -> Package | None:  # fmt: skip
    """Turn specifications into a package with everything decided; None after an error.

    With a `memory` this begins where the last build ended, as far as that is possible.
    """
    apis = decided(config, names, texts, reports, notify, memory)
    if apis is None:
        return None
    notify("planning", 0, 1)
    return spell(apis, config, reports)


def compare(
    config: Config, old: lock.Lock, folder: Path, reports: Reports, notify: Progress,
    memory: Memory | None = None,
) -> tuple[Package, Emitted] | None:  # fmt: skip
    """Make all files, as texts, and say how they differ from an output folder."""
    texts: Texts = {}
    package = generate(config, old.names, texts, reports, notify, memory)
    if package is None or any(each.failed for each in reports.values()):
        return None
    notify("comparing", 0, len(package.units))
    if memory is None:
        return package, emit(package, folder, old, recipe(config, texts), notify)
    made_with = memory.recipe(recipe(config, texts))
    return package, emit(package, folder, old, made_with, notify, memory.stamps)


def build(
    config: Config, reports: Reports, notify: Progress, *, force: bool, rename: Rename,
    memory: Memory | None = None,
) -> tuple[Package, Emitted] | None:  # fmt: skip
    """Bring the output folder up to date; None after an error, with nothing changed."""
    waiting = partial(notify, "waiting for another build", 0, 0)
    with write.opened(config.out, waiting) as folder:
        old = lock.load(folder, rename)
        begun = memory or kept.recall(config, old)
        found = compare(config, old, folder, reports, notify, begun)
        if found is not None:
            notify("writing", 0, len(found[1].changes) or 1)
            write.save(folder, found[1], force=force)
            if begun is not None:
                begun.written(folder, found[0].names, config)
            if begun is not None and memory is None:
                notify("keeping", 0, 1)
                kept.keep(begun, config, found[1].lock)
        return found
