"""The command: look at what is asked for, write the fixes, show what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.lint import fixes, formats
from sdkwright.cli.options import configured
from sdkwright.cli.progress import Progress
from sdkwright.cli.show import Outcome, show
from sdkwright.diagnostics import Report, Severity
from sdkwright.emit import lock
from sdkwright.frozen import replace
from sdkwright.lint import MESSAGES, RULES, lint, similar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sdkwright.cli.options import Options
    from sdkwright.config import Config
    from sdkwright.lint import Linted

# A description that one fix copies can be what another one needs.
_ROUNDS: Final = 3
_WORSE: Final = {
    "error": (Severity.ERROR,),
    "warning": (Severity.ERROR, Severity.WARNING),
    "note": (Severity.ERROR, Severity.WARNING, Severity.NOTE),
}


def command(options: Options, *, fix: str | None, fail_on: str) -> int:
    """Say what about the documents makes the package worse; write what would mend it.

    Args:
        options: What most commands take.
        fix: The overlay file to write; None for none.
        fail_on: The least severity of a finding that makes the exit code 1.

    Raises:
        click.UsageError: The options do not make sense together.
    """
    general = Report()
    config = configured(options, general)
    if config is None:
        show(Outcome(command="lint", reports={"": general}, ok=False), _plain(options))
        return USAGE
    if fix and len(config.apis) > 1:
        raise click.UsageError("Several APIs are configured here: name a document.")
    found = _looked_at(config, options)
    _check_ignored(config, found, general)
    said = _fixed(fix, config, options, found[0]) if fix else ""
    fails = any(
        group.severity in _WORSE[fail_on]
        for each in found
        for group in each.groups
        if not group.reason or group.severity is Severity.ERROR
    )
    ok = not fails and not general.failed
    formats.show(found, general, options["format"], ok=ok, said=said)
    return DONE if ok else FAULT


def _fixed(fix: str, config: Config, options: Options, found: Linted) -> str:
    """Write the fixes of the only API, and those that these lead to; say what was done."""
    (own,) = config.apis
    said, is_written = fixes.write(fix, own.source, found)
    if not is_written:
        return said
    path = Path(fix)
    others = (x for x in own.source.overlays if x.resolve() != path.resolve())
    source = replace(own.source, overlays=(*others, path))
    again = replace(config, apis=(replace(own, source=source),))
    for _ in range(_ROUNDS):
        (linted,) = _looked_at(again, options)
        more = fixes.add(fix, source, linted)
        if not more:
            break
        said += more
    return said


def _plain(options: Options) -> str:
    """Return the format for faults of the configuration, which have no place in SARIF."""
    return "text" if options["format"] == "sarif" else options["format"]


def _looked_at(config: Config, options: Options) -> list[Linted]:
    names: lock.Names = {}
    if options["spec"] is None:
        try:
            names = lock.load(config.out).names
        except lock.OutputError:
            names = {}  # a build says what is wrong with it; here it only names things
    progress = Progress()
    try:
        found: list[Linted] = []
        for number, own in enumerate(config.apis):
            progress(f"looking at {own.source.label}", number, len(config.apis))
            report = Report(lenient=not own.strict)
            decisions = lock.decisions(names, own.name)
            found.append(lint(own, config, report, names, decisions))
        return found
    finally:
        progress.close()


def _check_ignored(config: Config, found: Iterable[Linted], report: Report) -> None:
    """Report what the configuration ignores although nothing is there to be ignored."""
    codes = {group.code for each in found for group in each.groups}
    for code in sorted(config.ignored.keys() - codes):
        if code in RULES or code in MESSAGES:
            message = f"[tool.gen.lint] ignores {code!r}, which finds nothing any more."
            report.note("ignore-unused", message, help="Leave it out.")
        else:
            message = f"[tool.gen.lint] ignores {code!r}, which is no rule."
            report.warning("ignore-unknown", message, help=similar(code))
