"""Mends of differences, put into what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sdkwright.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sdkwright.ir.types import Json
    from sdkwright.migrate.comparison.differences import Mend, Parity
    from sdkwright.migrate.wanted import Setting, Wanted, WantedMethod


def mended(wanted: Wanted, compared: Parity) -> Wanted:
    """Return what is wanted with all that mends the differences."""
    by_method: dict[tuple[str, str], list[Mend]] = {}
    tables = {name: dict(table) for name, table in wanted.tables.items()}
    settings = dict(wanted.settings)
    actions = list(wanted.actions)
    for name, mend in (
        (e.name, mend) for e in compared.differences for mend in e.mends
    ):
        match mend.table:
            case ("operations", endpoint, *_):
                by_method.setdefault((name, endpoint), []).append(mend)
            case ("overlay",):
                action: Mapping[str, Json] = {"target": mend.key, "remove": True}
                actions += [action] if action not in actions else []
            case ("names",):
                pass  # names are taken from the old package to begin with
            case ():
                settings[mend.key] = mend.value
            case (name,):
                tables.setdefault(name, {})[mend.key] = mend.value
            case _:
                raise AssertionError(f"no table {mend.table}")
    methods = tuple(_method(each, by_method) for each in wanted.methods)
    return replace(
        wanted,
        methods=methods,
        tables=tables,
        settings=settings,
        actions=tuple(actions),
    )


def _method(
    method: WantedMethod, by_method: Mapping[tuple[str, str], list[Mend]]
) -> WantedMethod:
    settings = dict(method.settings)
    for mend in by_method.get((method.name, method.endpoint), ()):
        if len(mend.table) == 2:
            settings[mend.key] = mend.value
            continue
        inner = settings.get(mend.table[2])
        table: dict[str, Setting] = dict(inner) if isinstance(inner, dict) else {}
        table[mend.key] = mend.value
        settings[mend.table[2]] = table
    return replace(method, settings=settings)
