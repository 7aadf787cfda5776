"""Resources as groups of commands, and operations as commands in them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import click
from typing_extensions import override

from ..index.catalog import Catalog, Entry
from .operation import OperationCommand
from .tools import completion_command, search_command


def command_name(python: str) -> str:
    return python.strip("_").replace("_", "-") or python


class CommandGroup(click.Group):
    """A group that suggests commands for names that it does not know."""

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        found = super().get_command(ctx, cmd_name)
        return found or super().get_command(ctx, command_name(cmd_name))

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            like = difflib.get_close_matches(name, self.list_commands(ctx), n=3)
            hint = f" Did you mean {' or '.join(like)}?" if like else ""
            ctx.fail(f"There is no command {name!r}.{hint}")
        return super().resolve_command(ctx, args)

    @override
    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        rows = [
            (name, command.get_short_help_str(limit=120))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)


class ResourceGroup(CommandGroup):
    """A resource of an API; its commands are made when they are asked for."""

    def __init__(
        self, name: str, catalog: Catalog, entries: Sequence[Entry], depth: int
    ) -> None:
        names = dict.fromkeys(command_name(each.names[depth]) for each in entries)
        super().__init__(name, short_help=", ".join(names))
        self._made = partial(resource_commands, catalog, entries, depth)

    def _make(self) -> None:
        if not self.commands:
            self.commands.update(self._made())

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        self._make()
        return list(self.commands)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        self._make()
        return super().get_command(ctx, cmd_name)


class ApiGroup(CommandGroup):
    """An API: its resources, and the commands `help` and `completion`."""

    def __init__(self, name: str, catalog: Catalog, distribution: str) -> None:
        super().__init__(command_name(name), short_help=f"The {name} API.")
        self._catalog = catalog
        self._distribution = distribution
        self._known: dict[str, click.Command] = {}

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._all())

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        every = self._all()
        return every.get(cmd_name) or every.get(command_name(cmd_name))

    @override
    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        doc = self._catalog.package.__doc__ or ""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(doc.strip().partition("\n")[0])

    def _all(self) -> Mapping[str, click.Command]:
        if not self._known:
            entries = tuple(self._catalog.entries.values())
            known = dict(resource_commands(self._catalog, entries, 0))
            own: tuple[click.Command, ...] = (
                search_command(entries, command_words),
                completion_command(self._distribution),
            )
            for each in own:
                name = str(each.name)
                known[f"cli-{name}" if name in known else name] = each
            self._known = known
        return self._known


def command_words(entry: Entry) -> str:
    return " ".join(command_name(each) for each in entry.names)


def resource_commands(
    catalog: Catalog, entries: Iterable[Entry], depth: int
) -> Iterator[tuple[str, click.Command]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.names[depth], []).append(entry)
    taken: set[str] = set()
    for python, members in groups.items():
        name = command_name(python)
        name = python if name in taken else name
        taken.add(name)
        alone = members[0]
        made: Any = (
            OperationCommand(name, catalog, alone)
            if len(alone.names) == depth + 1
            else ResourceGroup(name, catalog, members, depth + 1)
        )
        yield name, made
