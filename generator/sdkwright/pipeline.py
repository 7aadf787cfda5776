"""The whole program; every stage takes a report too, and an error in it ends the run.

spec text --read--> Api --refine--> Api --plan--> Package --emit--> files on disk
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sdkwright.config import ApiConfig, Config
from sdkwright.diagnostics import Report
from sdkwright.emit import lock, write
from sdkwright.emit.build import Emitted, Progress, emit
from sdkwright.emit.code import Package
from sdkwright.emit.compare import refresh
from sdkwright.emit.lock import Rename
from sdkwright.ir import Api
from sdkwright.python.decide import decide
from sdkwright.python.plan import spell
from sdkwright.read import read
from sdkwright.refine import refine, wanted
from sdkwright.up_to_date import Texts, recipe

if TYPE_CHECKING:
    from sdkwright.memory import Memory
    from sdkwright.python.decide import Decided

Reports: TypeAlias = Mapping[str, Report]  # what there is to say, by API


def generate(
    config: Config,
    names: lock.Names,
    texts: Texts,
    reports: Reports,
    notify: Progress,
    memory: Memory | None = None,
) -> Package | None:
    """Turn specifications into a package with everything decided; None after an error.

    With a `memory` this begins where the last build ended, as far as that is possible.
    """
    decided = memory and memory.recalled(config, names, texts, reports)
    if not decided:
        decided = _decided(config, names, texts, reports, notify, memory)
    if decided is None:
        return None
    notify("planning", 0, 1)
    return spell(decided, config, reports)


def _decided(
    config: Config,
    names: lock.Names,
    texts: Texts,
    reports: Reports,
    notify: Progress,
    memory: Memory | None,
) -> tuple[Decided, ...] | None:
    """Read, refine and decide; None after an error."""
    apis: list[tuple[ApiConfig, Api]] = []
    for count, own in enumerate(config.apis):
        notify(f"reading {own.source.label}", count, len(config.apis))
        with memory.reading(own.name) if memory is not None else nullcontext():
            api = read(
                own.source,
                reports[own.name],
                name=own.name,
                allow_remote=own.allow_remote,
                texts=texts.setdefault(own.name, {}),
                strict=own.strict,
                wants=wanted(own),
                annotations=own.annotations,
            )
        if api is not None:
            notify(f"refining {own.source.label}", count, len(config.apis))
            api = replace(api, decisions=lock.decisions(names, own.name))
            apis.append((own, refine(api, own, reports[own.name])))
    if any(each.failed for each in reports.values()):
        return None
    notify("planning", 0, 1)
    decided = tuple(
        decide(
            own,
            api,
            config,
            names,
            reports[own.name],
            memory.memo(own.name) if memory is not None else None,
        )
        for own, api in apis
    )
    if memory is not None:
        memory.keep(config, names, decided, reports)
    return decided


def compare(
    config: Config,
    old: lock.Lock,
    folder: Path,
    reports: Reports,
    notify: Progress,
    memory: Memory | None = None,
) -> tuple[Package, Emitted] | None:
    """Make all files, as texts, and say how they differ from an output folder."""
    texts: Texts = {}
    package = generate(config, old.names, texts, reports, notify, memory)
    if package is None or any(each.failed for each in reports.values()):
        return None
    notify("comparing", 0, len(package.units))
    made_with = recipe(config, texts)
    if memory is not None:
        memory.renderer = memory.renderer or made_with.renderer
        made_with = replace(made_with, renderer=memory.renderer)
    stamps = memory.stamps if memory is not None else None
    return package, emit(package, folder, old, made_with, notify, stamps)


def build(
    config: Config,
    reports: Reports,
    notify: Progress,
    *,
    force: bool,
    rename: Rename,
    memory: Memory | None = None,
) -> tuple[Package, Emitted] | None:
    """Bring the output folder up to date; None after an error, with nothing changed."""
    waiting = partial(notify, "waiting for another build", 0, 0)
    with write.opened(config.out, waiting) as folder:
        old = lock.load(folder, rename)
        found = compare(config, old, folder, reports, notify, memory)
        if found is not None:
            notify("writing", 0, len(found[1].changes) or 1)
            write.save(folder, found[1], force=force)
            if memory is not None:
                refresh(folder, memory.stamps)
        return found
