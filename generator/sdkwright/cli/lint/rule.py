"""`gen explain CODE`: the page about a rule, or about a message of a build."""

from __future__ import annotations

import json

import click

from sdkwright.lint import MESSAGES, RULES, page


def rule(code: str, format: str) -> bool:
    """Print the page about a rule or a message; return whether there is one."""
    found = RULES.get(code) or MESSAGES.get(code)
    if found is None:
        return False
    if format == "json":
        record = {
            "command": "explain",
            "ok": True,
            "code": found.code,
            "severity": found.severity.value,
            "what": found.title,
            "why": found.why,
            "fix": found.fix,
            "fixable": found.fixable,
            "related": list(found.related),
        }
        click.echo(json.dumps(record, indent=2))
    else:
        click.echo(page(found))
    return True
