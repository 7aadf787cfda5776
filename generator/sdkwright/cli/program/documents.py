"""The commands about documents and packages: how they differ, and what they are worth."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

import click

from sdkwright.cli.program.parameters import (
    FORMATS,
    allow_remote_option,
    config_option,
    reading,
)

if TYPE_CHECKING:
    from sdkwright.cli.options import Options

_LINT_FORMATS = (*FORMATS, "sarif")
_DIFF_FORMATS = ("text", "markdown", "guide", "json", "github", "commit")


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@config_option
@allow_remote_option
@click.option("--lines", is_flag=True, help="Say the line of the document, too.")
@click.option(
    "--fail-on",
    type=click.Choice(("breaking",)),
    help="Exit with 1 if working programs break.",
)
@click.option(
    "--format",
    type=click.Choice(_DIFF_FORMATS),
    default="text",
    show_default=True,
    help="How to say it; `commit` is a conventional commit.",
)
def diff(
    *,
    old: str | None,
    new: str | None,
    lines: bool,
    fail_on: str | None,
    config: str | None,
    allow_remote: tuple[str, ...],
    format: str,
) -> int:
    """Say what differs for users of the package, and which version follows.

    OLD and NEW are each a document, a package or output folder, a wheel, or a git
    revision. Without OLD it is the package of the last build, without NEW what a build
    would make now.
    """
    from sdkwright.cli.diffs import command

    options: Options = {
        "spec": None,
        "config": config,
        "allow_remote": allow_remote,
        "format": format,
    }
    return command.diff(options, old=old, new=new, fail_on=fail_on, with_lines=lines)


@click.command()
@partial(reading, formats=_LINT_FORMATS)
@click.option(
    "--fix",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write what would mend the findings, as an OpenAPI Overlay.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "note")),
    default="error",
    show_default=True,
    help="The least that makes the exit code 1.",
)
def lint(*, fix: str | None, fail_on: str, **options: Unpack[Options]) -> int:
    """Say what would make a better package of the documents, what hurts most first."""
    from sdkwright.cli.lint.command import command

    return command(options, fix=fix, fail_on=fail_on)


@click.command()
@reading
def validate(**options: Unpack[Options]) -> int:
    """Validate documents, by openapi-spec-validator and by our own checks."""
    from sdkwright.cli import commands

    return commands.validate(options)


@click.command()
@reading
def overlay(**options: Unpack[Options]) -> int:
    """Print a document as its overlays change it, as JSON."""
    from sdkwright.cli.publishing import overlaid

    return overlaid.overlay(options)
