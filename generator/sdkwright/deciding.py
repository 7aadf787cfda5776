"""From the text of specifications to all decisions about a package: read, refine, decide."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from sdkwright.config import extension_fault
from sdkwright.emit import lock
from sdkwright.frozen import replace
from sdkwright.python.decide import Decided, decide
from sdkwright.read import read
from sdkwright.refine import refine, wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.config import ApiConfig, Config
    from sdkwright.diagnostics import Report
    from sdkwright.emit.build import Progress
    from sdkwright.ir import Api
    from sdkwright.memory import Memory
    from sdkwright.up_to_date import Texts


def decided(
    config: Config,
    names: lock.Names,
    texts: Texts,
    reports: Mapping[str, Report],
    notify: Progress,
    memory: Memory | None = None,
) -> tuple[Decided, ...] | None:
    """Return what is decided of each API; None after an error.

    Args:
        config: What is asked for.
        names: The names settled by an earlier build, by scope.
        texts: Receives the documents, by API and name.
        reports: Receive what there is to say, by API.
        notify: Called for what takes time.
        memory: The last build of this process, which also receives this one.
    """
    known = memory.recalled(config, names, texts, reports) if memory else {}
    apis: dict[str, Api] = {}
    for count, own in enumerate(config.apis):
        if own.name in known:
            continue
        notify(f"reading {own.source.label}", count, len(config.apis))
        with memory.reading(own.name) if memory is not None else nullcontext():
            api = _read(own, texts.setdefault(own.name, {}), reports[own.name])
        if api is not None:
            notify(f"refining {own.source.label}", count, len(config.apis))
            api = replace(api, decisions=lock.decisions(names, own.name))
            apis[own.name] = refine(api, own, reports[own.name])
    if any(each.failed for name, each in reports.items() if name not in known):
        return None
    notify("planning", 0, 1)
    memos = {} if memory is None else memory.memos
    for own in config.apis:
        if own.name in apis:
            api, report = apis[own.name], reports[own.name]
            memo = memos.get(own.name)
            known[own.name] = decide(own, api, config, names, report, memo)
    found = tuple(known[own.name] for own in config.apis if own.name in known)
    if memory is not None and apis:
        memory.keep(config, names, found, reports)
    return found


def _read(own: ApiConfig, texts: dict[str, bytes], report: Report) -> Api | None:
    return read(
        own.source,
        report,
        name=own.name,
        allow_remote=own.allow_remote,
        texts=texts,
        strict=own.strict,
        wants=wanted(own),
        annotations=own.annotations,
        extension_fault=extension_fault,
    )
