"""The program's own commands: searching the operations, and shell completion."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click
from click.shell_completion import get_completion_class

from ..index.catalog import Entry
from ..index.search import search


def search_command(
    entries: Sequence[Entry], words_of: Callable[[Entry], str]
) -> click.Command:
    @click.command("help", short_help="Find commands by words.")
    @click.argument("words", nargs=-1)
    @click.pass_context
    def find(ctx: click.Context, words: tuple[str, ...]) -> None:
        if not words:
            parent = ctx.parent
            click.echo((parent or ctx).get_help())
            return
        found = search(entries, " ".join(words))
        if not found:
            raise click.UsageError(f"No operation has to do with {' '.join(words)!r}.")
        formatter = ctx.make_formatter()
        formatter.write_dl([(words_of(each), each.summary) for each in found])
        click.echo(formatter.getvalue().rstrip("\n"))

    return find


def completion_command(script: str) -> click.Command:
    @click.command(
        "completion", short_help="Print a shell's completion of this program."
    )
    @click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
    @click.pass_context
    def completion(ctx: click.Context, shell: str) -> None:
        found = get_completion_class(shell)
        if found is None:
            raise click.UsageError(f"There is no completion for {shell}.")
        variable = f"_{script.replace('-', '_').replace('.', '_')}_COMPLETE".upper()
        made = found(ctx.find_root().command, {}, script, variable)
        click.echo(made.source_template % made.source_vars())

    return completion
