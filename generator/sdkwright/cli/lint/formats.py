"""What was found as text for people, JSON, GitHub annotations, or SARIF."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Final

import click

from sdkwright import __version__, code_frame
from sdkwright.code_frame import placed, record, visible
from sdkwright.diagnostics import Report
from sdkwright.lint import sarif

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sdkwright.diagnostics import Diagnostic
    from sdkwright.lint import Group, Item, Linted
    from sdkwright.source import Location

# Of each rule, text shows so many places: nobody reads more.
_SHOWN: Final = 8
_WIDTH: Final = 96


def show(
    found: Sequence[Linted], general: Report, format: str, *, ok: bool, said: str
) -> None:
    """Print what was found.

    Args:
        found: By API.
        general: What there is to say about the configuration.
        format: `text`, `json`, `github` or `sarif`.
        ok: Whether the exit code is 0.
        said: What became of the fixes, in words.
    """
    match format:
        case "sarif":
            groups = [
                (group, _places(each, group)) for each in found for group in each.groups
            ]
            click.echo(json.dumps(sarif(groups, __version__), indent=2))
        case "json":
            click.echo(json.dumps(_record(found, general, ok=ok), indent=2))
        case "github":
            for each in found:
                kept = [
                    x.diagnostic for g in each.groups if not g.reason for x in g.items
                ]
                report = Report(diagnostics=kept, finder=each.report.finder)
                click.echo(code_frame.render_github(report), nl=False)
        case _:
            for each in found:
                click.echo("\n".join(_text(each, several=len(found) > 1)))
    if format in {"text", "github"}:
        click.echo(code_frame.render_text(general), nl=False, err=True)
    if said:
        click.echo(said, err=format in {"json", "sarif"})


def _places(
    linted: Linted, group: Group, most: int | None = None
) -> list[tuple[Diagnostic, Location | None]]:
    """Return findings with their places, in the order of the group."""
    wanted = [each.diagnostic for each in group.items[:most]]
    where = {
        id(each.diagnostic): each.location for each in placed(linted.report, wanted)
    }
    return [(each, where[id(each)]) for each in wanted]


def _text(linted: Linted, *, several: bool) -> Iterator[str]:
    name = f"{linted.name}: " if several else ""
    if not linted.whole:
        yield f"{name}The document has errors; until they are gone only its text is checked."
        yield ""
    for group in linted.groups:
        if not group.reason:
            yield from _block(linted, group)
    ignored = [each for each in linted.groups if each.reason]
    for group in ignored:
        yield visible(f"{group.code}: {len(group.items):,} ignored: {group.reason}")
    told = [each for each in linted.groups if not each.reason]
    report = Report(diagnostics=[x.diagnostic for each in told for x in each.items])
    counts = code_frame.summary(report) or "Nothing found"
    rules = f" by {len(told)} rules" if len(told) > 1 else ""
    fixes = sum(x.fix is not None for each in told for x in each.items)
    what = f"{fixes:,} change{'s' if fixes > 1 else ''}"
    hint = f"; --fix FILE proposes {what}" if fixes else ""
    yield f"{name}{counts}{rules}{hint}."


def _block(linted: Linted, group: Group) -> Iterator[str]:
    """Yield the lines about one rule: how much it hurts, why, what to do, and where."""
    count = len(group.items)
    where = f"{count:,} places" if count > 1 else "1 place"
    hurt = f", {group.methods:,} of {linted.methods:,} methods" if group.methods else ""
    yield f"{group.severity.value}[{group.code}]  {where}{hurt}"
    if group.rule is not None:
        yield from _paragraph("why", group.rule.why)
        yield from _paragraph("fix", group.rule.fix)
    places = _places(linted, group, _SHOWN)
    for (diagnostic, location), item in zip(places, group.items, strict=False):
        mark = "  (--fix)" if item.fix is not None else ""
        at = f"{location}  " if location is not None else ""
        yield visible(f"  {at}{diagnostic.message}{mark}")
        if group.rule is None and diagnostic.help:
            yield visible(f"      {diagnostic.help}")
    if count > _SHOWN:
        yield f"  ... and {count - _SHOWN:,} more; --format json lists all"
    yield ""


def _paragraph(word: str, text: str) -> Iterator[str]:
    first, *rest = textwrap.wrap(text, _WIDTH - 6)
    yield f"  {word} {first}"
    yield from (f"      {each}" for each in rest)


def _record(found: Sequence[Linted], general: Report, *, ok: bool) -> dict[str, object]:
    return {
        "command": "lint",
        "ok": ok,
        "diagnostics": [
            *(
                {"api": None, **each}
                for each in json.loads(code_frame.render_json(general))
            ),
            *(
                record
                for linted in found
                for group in linted.groups
                if not group.reason
                for record in _findings(linted, group)
            ),
        ],
        "rules": [
            {
                "api": linted.name,
                "code": group.code,
                "severity": group.severity.value,
                "places": len(group.items),
                "methods": group.methods,
                "why": group.rule.why if group.rule else None,
                "fix": group.rule.fix if group.rule else None,
                "ignored": group.reason or None,
            }
            for linted in found
            for group in linted.groups
        ],
    }


def _findings(linted: Linted, group: Group) -> Iterator[dict[str, object]]:
    """Yield the findings of one rule as records."""
    for (diagnostic, location), item in zip(
        _places(linted, group), group.items, strict=True
    ):
        yield {
            "api": linted.name,
            **record(diagnostic, location),
            "pointer": _pointer(item, location),
            "methods": item.methods.bit_count(),
            "fixable": item.fix is not None,
        }


def _pointer(item: Item, location: Location | None) -> str | None:
    """Return the pointer as the text has it."""
    if location is not None and location.pointer is not None:
        return str(location.pointer)
    pointer = item.diagnostic.pointer
    return None if pointer is None else str(pointer)
