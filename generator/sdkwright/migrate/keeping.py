"""The schemas whose types an old package had, though no operation uses them.

Which ones these are is seen in a trial that keeps all: there old types have types of ours
beside them, as everywhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sdkwright.frozen import replace
from sdkwright.migrate.comparison.arrangement import arrangement_of
from sdkwright.migrate.comparison.compare import parity
from sdkwright.migrate.comparison.differences import Aspect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sdkwright.migrate.comparison.differences import Difference, Parity
    from sdkwright.migrate.surfaces import OldSurface
    from sdkwright.migrate.wanted import Setting, Wanted
    from sdkwright.surface import Surface

_KEY: Final = "schemas"
_COMPONENT: Final = re.compile(r"#/components/schemas/([^/~]+)")


def with_schemas(
    wanted: Wanted,
    old: OldSurface,
    compared: Parity,
    surface: Surface,
    built: Callable[[Wanted], Surface | None],
) -> Wanted:
    """Return what is wanted with the schemas to keep.

    Args:
        wanted: What is wanted without them.
        old: The old package.
        compared: How that compares with the old package.
        surface: The surface that it makes.
        built: Builds what is wanted otherwise.
    """
    gone = {each.name for each in _types(compared) if not each.mends}
    if not gone or _KEY in wanted.settings:
        return wanted
    every = replace(wanted, settings={**wanted.settings, _KEY: "all"})
    trial = built(every)
    if trial is None:
        return wanted
    pointers = {each.pointer for each in surface.types.values()}
    found = parity(old, trial, arrangement_of(every, trial))
    names = {name for name in _matches(found, gone) if name in trial.types}
    kept = {trial.types[name].pointer for name in names} - pointers - {""}
    if not kept:
        return wanted
    value: Setting = [*sorted(_named(each) for each in kept if not _inside(each, kept))]
    return replace(wanted, settings={**wanted.settings, _KEY: value})


def _types(compared: Parity) -> Iterator[Difference]:
    return (each for each in compared.differences if each.aspect is Aspect.TYPE)


def _matches(found: Parity, gone: set[str]) -> Iterator[str]:
    """Yield the types of a trial that are what types were which are gone without it."""
    left = {each.name: each for each in _types(found)}
    for name in gone:
        if name not in left:
            yield name.rpartition(".")[2]
        for mend in left[name].mends if name in left else ():
            yield str(mend.value)


def _inside(pointer: str, kept: set[str]) -> bool:
    """Whether a schema is part of one that is kept, and comes with it."""
    component = "/".join(pointer.split("/")[:4])
    return component != pointer and component in kept


def _named(pointer: str) -> str:
    """Return a schema's name; its pointer where it is no component."""
    component = _COMPONENT.fullmatch(pointer)
    return component[1] if component is not None else pointer
