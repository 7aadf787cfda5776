"""`gen overlay`: a document as its overlays change it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.options import configured
from sdkwright.cli.show import Outcome, show
from sdkwright.code_frame import visible
from sdkwright.diagnostics import Report
from sdkwright.read.load import load

if TYPE_CHECKING:
    from sdkwright.cli.options import Options


def overlay(options: Options) -> int:
    """Print the documents that are asked for, in the format that they have."""
    outcome = Outcome(command="overlay", reports={"": Report()})
    config = configured(options, outcome.reports[""])
    if config is not None and len(config.apis) > 1:
        raise click.UsageError("Several APIs are configured here: name a document.")
    for each in config.apis if config is not None else ():
        report = outcome.reports[each.name] = Report(lenient=not each.strict)
        documents = load(each.source, report, allow_remote=each.allow_remote)
        if documents is not None and not report.failed:
            click.echo(_written(documents.validated_texts()[""], documents.kind))
    outcome.ok = not outcome.failed and config is not None
    if any(report.diagnostics for report in outcome.reports.values()):
        show(outcome, options["format"])
    return DONE if outcome.ok else USAGE if config is None else FAULT


def _written(text: bytes, kind: str) -> str:
    """Return a document in its own format; what overlays have changed is JSON by now."""
    if not text.startswith(b"{"):
        return text.decode().rstrip("\n")
    tree: object = json.loads(text)
    whole = json.dumps(tree, ensure_ascii=False)
    # What terminals obey, and what turns the direction of text, is written as escapes.
    hides = visible(whole) != whole
    if kind == "json":
        found = json.dumps(tree, indent=2, ensure_ascii=hides)
        return visible(found, lines=True)  # ASCII has a character that hides, too
    import yaml

    written: str = yaml.safe_dump(
        tree, sort_keys=False, allow_unicode=not hides, width=100
    )
    return written.rstrip("\n")
