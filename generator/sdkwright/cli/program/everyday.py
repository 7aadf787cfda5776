"""The commands of every day: build, watch, check, explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from sdkwright.cli.exit_codes import DONE
from sdkwright.cli.program.parameters import reading, writing

if TYPE_CHECKING:
    from sdkwright.cli.options import Options


@click.command()
@reading
@writing
@click.option("--force", is_flag=True, help="Overwrite what was edited by hand.")
@click.option(
    "--rename", is_flag=True, help="Settle all names anew; say which changed."
)
@click.option(
    "--leave-aliases",
    is_flag=True,
    help="With --rename: leave the old names, deprecated, until a version may break.",
)
@click.option("--timings", is_flag=True, help="Say what each stage has taken.")
def build(
    *,
    force: bool,
    rename: bool,
    leave_aliases: bool,
    timings: bool,
    **options: Unpack[Options],
) -> int:
    """Bring the package up to date. A second run changes nothing."""
    from sdkwright.cli import commands
    from sdkwright.emit.lock import Rename

    if leave_aliases and not rename:
        raise click.UsageError("--leave-aliases goes with --rename.")
    how = Rename.ANEW if rename else Rename.NOTHING
    how = Rename.WITH_ALIASES if leave_aliases else how
    return commands.build(options, force=force, rename=how, timings=timings)


@click.command()
@reading
@writing
@click.option(
    "--open",
    "page",
    is_flag=True,
    help="Show what each build makes in a local page, beside your editor.",
)
def watch(*, page: bool, **options: Unpack[Options]) -> int:
    """Build again whenever a document or the configuration is saved, until Ctrl-C."""
    from sdkwright.cli import watching

    return watching.watch(options, page=page)


@click.command()
@reading
@writing
def check(**options: Unpack[Options]) -> int:
    """Say whether the package is up to date. Nothing is written."""
    from sdkwright.cli import commands

    return commands.check(options)


@click.command()
@click.argument("name")
@reading
@writing
def explain(*, name: str, **options: Unpack[Options]) -> int:
    """Say which part of a document made NAME, and by which rule.

    NAME is a dotted Python name, such as stagehand.sessions.act, or the end of one; or
    what the document says: an operation id, "GET /pets/{id}", the name of a property; or
    the code of a finding, such as union-undiscriminated.
    """
    if "-" in name:
        from sdkwright.cli.lint.rule import rule

        found = rule(name, options["format"])
        if found:
            return DONE
    from sdkwright.cli import commands

    return commands.explain(options, name)
