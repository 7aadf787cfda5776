"""`gen config`: the schema of configurations, and the reference page of their keys."""

from __future__ import annotations

import json

import click

from sdkwright.cli.exit_codes import DONE


def show(*, schema: bool, reference: bool, pyproject: bool) -> int:
    """Print what is asked for.

    Raises:
        click.UsageError: Nothing is asked for, or two things.
    """
    if schema == reference:
        raise click.UsageError("Say --schema or --reference.")
    if pyproject and not schema:
        raise click.UsageError("--pyproject goes with --schema.")
    if schema:
        from sdkwright.config.schema import schema as schema_of

        click.echo(json.dumps(schema_of(pyproject=pyproject), indent=2))
    else:
        from sdkwright.config.reference import reference as page

        click.echo(page(), nl=False)
    return DONE
