"""What a command found and did, as text, JSON, or GitHub annotations."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from sdkwright import code_frame
from sdkwright.diagnostics import Diagnostic, Report, Severity
from sdkwright.emit.compare import Kind
from sdkwright.emit.lock import FILE_NAME as LOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sdkwright.emit.code import Package
    from sdkwright.emit.compare import Change

_WORDS = {
    Kind.ADD: "new",
    Kind.CHANGE: "changed",
    Kind.REMOVE: "gone",
    Kind.KEEP: "edited by hand",
}

# So many names of what a file lacks are told.
_NAMED = 12
_DAMAGED = "{} is cut, or was written over: names that it held are settled anew, and may differ."


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a command has to say.

    Attributes:
        command: Its name.
        reports: What was found, by API; under an empty name what belongs to none.
        changes: How the output differs, or differed, from what it should be.
        facts: More, for programs.
        message: The last line, for people.
        ok: Whether the exit code is 0.
        package: The package that was made, where one was.
    """

    command: str
    reports: dict[str, Report]
    changes: tuple[Change, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict[str, object])
    message: str = ""
    ok: bool = True
    package: Package | None = None

    @property
    def failed(self) -> bool:
        """Whether anything found is an error."""
        return any(each.failed for each in self.reports.values())


def show(outcome: Outcome, format: str) -> None:
    """Print an outcome."""
    match format:
        case "json":
            click.echo(json.dumps(_record(outcome), indent=2))
        case "github":
            for report in outcome.reports.values():
                click.echo(code_frame.render_github(report), nl=False)
            click.echo(_inert(outcome.message))
        case _:
            _show_text(outcome)


def _show_text(outcome: Outcome) -> None:
    color = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    everything = outcome.command == "validate"
    for report in outcome.reports.values():
        shown = report if everything else _without_notes(report)
        text = code_frame.render_text(shown, color=color)
        click.echo(text, nl=False, err=True, color=color)
    found = [each for report in outcome.reports.values() for each in report]
    hidden = not everything and any(_is_note(each) for each in found)
    if hidden and outcome.command != "build":
        found = [each for each in found if not _is_note(each)]
    more = ""
    if hidden and outcome.command == "build":
        more = "; `gen validate` shows the notes"
    counts = code_frame.summary(Report(diagnostics=found))
    if counts:
        click.echo(f"{counts}{more}", err=True)
    if outcome.message:
        click.echo(code_frame.visible(outcome.message, lines=True))


def _inert(message: str) -> str:
    """Return lines of which GitHub takes none for a workflow command."""
    lines = code_frame.visible(message, lines=True).split("\n")
    marks = ("::", "##[")
    return "\n".join(f". {x}" if x.lstrip().startswith(marks) else x for x in lines)


def _without_notes(report: Report) -> Report:
    """Return what asks for attention: notes only say what was understood."""
    kept = [each for each in report if not _is_note(each)]
    return Report(diagnostics=kept, finder=report.finder)


def _is_note(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.NOTE


def _record(outcome: Outcome) -> dict[str, object]:
    return {
        "command": outcome.command,
        "ok": outcome.ok,
        "diagnostics": [
            {"api": name or None, **each}
            for name, report in outcome.reports.items()
            for each in json.loads(code_frame.render_json(report))
        ],
        "changes": [
            {
                "path": change.path,
                "kind": change.kind.value,
                "added": change.added,
                "removed": change.removed,
                "missing": list(change.missing),
            }
            for change in outcome.changes
        ],
        **outcome.facts,
    }


def listing(changes: Iterable[Change]) -> str:
    """Return one line for each change."""
    return "".join(f"  {_line(change)}\n" for change in changes)


def _line(change: Change) -> str:
    size = f"  +{change.added} -{change.removed}"
    counted = change.added or change.removed
    return f"{_WORDS[change.kind]:<14} {change.path}{size if counted else ''}"


def warn_kept(changes: Iterable[Change], report: Report, *, force: bool) -> None:
    """Report the files that stay as somebody edited them, or with `force` do not.

    Conflict markers of a merge, and locks that lost names, are named in any case.
    """
    for change in changes:
        if change.kind is Kind.KEEP:
            code = "file-overwritten" if force else "file-edited"
            message = _overwritten(change) if force else _kept(change)
            help = f"{_way_out(change.path)}, or overwrite it: gen build --force."
        elif change.conflict:
            code, help = "file-conflict", ""
            message = _merged(change)
        elif change.damaged:
            code, message = "lock-damaged", _DAMAGED.format(change.path)
            help = "Restore it from version control, and build again."
        else:
            continue
        report.add(
            Severity.WARNING,
            code,
            message,
            help="" if force else help,
            file=change.path,
        )


def _way_out(path: str) -> str:
    """Return where an edit of a file can go so that builds leave it alone."""
    parts = path.split("/")
    if parts[-1] == "README.md":
        return "Move the change to custom/README/*.md beside client.py"
    if path.endswith(".py") and parts[-2:-1] in (["resources"], ["types"]):
        folder = "/".join(parts[:-2])
    elif parts[-1] == "client.py":
        folder = "/".join(parts[:-1])
    else:
        return "Move the change elsewhere"
    return f"Move the change to a class in {folder}/custom/ that derives from this one"


def keeps_out(change: Change) -> bool:
    """Whether an edited file keeps something out that would be written now."""
    return change.kind is Kind.KEEP and change.outdated


def _kept(change: Change) -> str:
    what = "was edited by hand, or is not ours"
    if change.conflict:
        what = "holds conflict markers of a merge, and was edited by hand"
    said = f"{change.path} {what}; it is left alone."
    if change.missing:
        more = len(change.missing) - _NAMED
        names = ", ".join(change.missing[:_NAMED])
        return f"{said} It lacks {names}{f' and {more} more' if more > 0 else ''}."
    return (
        f"{said} What changed since it was written is not in it."
        if (change.outdated)
        else said
    )


def _merged(change: Change) -> str:
    said = f"{change.path} held conflict markers of a merge; it is written anew"
    if change.path != LOCK:
        return f"{said}."
    said = f"{said}, with the names of both sides."
    if not change.disputed:
        return said
    more = len(change.disputed) - _NAMED
    names = "; ".join(change.disputed[:_NAMED])
    tail = f"; and {more} more" if more > 0 else ""
    return (
        f"{said} Where these differ, those of the first side are kept: {names}{tail}."
    )


def _overwritten(change: Change) -> str:
    return f"{change.path} was edited by hand, or is not ours; it is overwritten."
