"""`gen overlay`: a document as its overlays change it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import click

from sdkwright.cli.exit_codes import DONE, FAULT, USAGE
from sdkwright.cli.options import configured
from sdkwright.cli.show import Outcome, show
from sdkwright.diagnostics import Report
from sdkwright.read.load import load

if TYPE_CHECKING:
    from sdkwright.cli.options import Options

# What terminals obey, and what turns the direction of text: written as escapes.
_UNSEEN: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def overlay(options: Options) -> int:
    """Print the documents that are asked for, in the format that they have."""
    outcome = Outcome(command="overlay", reports={"": Report()})
    config = configured(options, outcome.reports[""])
    if config is not None and len(config.apis) > 1:
        raise click.UsageError("Several APIs are configured here: name a document.")
    for each in config.apis if config is not None else ():
        report = outcome.reports[each.name] = Report()
        documents = load(each.source, report, allow_remote=each.allow_remote)
        if documents is not None:
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
    if kind == "json":
        found = json.dumps(tree, indent=2, ensure_ascii=False)
        return _UNSEEN.sub(lambda each: json.dumps(each[0])[1:-1], found)
    import yaml

    shown = _UNSEEN.search(json.dumps(tree, ensure_ascii=False)) is None
    written: str = yaml.safe_dump(tree, sort_keys=False, allow_unicode=shown, width=100)
    return written.rstrip("\n")
