"""The command of one operation; its options are made from the method when it is used."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click
from typing_extensions import override

from ..index.catalog import Catalog, Entry
from .failures import ReaderGoneError

if TYPE_CHECKING:
    from ..index.method import Method
    from .options import OwnOptions


class OperationCommand(click.Command):
    """A command that calls one operation."""

    def __init__(self, name: str, catalog: Catalog, entry: Entry) -> None:
        super().__init__(
            name,
            callback=self._run,
            short_help=entry.summary or f"{entry.method} {entry.path}",
            deprecated=entry.deprecated,
        )
        self._catalog = catalog
        self._entry = entry

    @cached_property
    def method(self) -> Method:
        from ..index.method import find_method

        return find_method(self._catalog, self._entry)

    @cached_property
    def own(self) -> OwnOptions:
        from .options import own_options

        return own_options(self.method)

    @cached_property
    def _parameters(self) -> list[click.Parameter]:
        from .options import argument_options

        positional = [each for each in self.method.arguments if each.positional]
        values: list[click.Parameter] = []
        if positional:
            metavar = " ".join(each.name.upper() for each in positional)
            values = [click.Argument(["_values"], nargs=-1, metavar=metavar)]
        return [*values, *argument_options(self.method), *self.own.options]

    @override
    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        help_option = self.get_help_option(ctx)
        return [*self._parameters, *([help_option] if help_option else [])]

    @override
    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            for paragraph in self.method.text.split("\n\n"):
                formatter.write_text(" ".join(paragraph.split()))
                formatter.write_paragraph()
            formatter.write_text(f"{self._entry.method} {self._entry.path}")

    @override
    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        own = set(map(id, self.own.options))
        for title, wanted in (("Options", False), ("Program options", True)):
            rows = [
                record
                for each in self.get_params(ctx)
                if isinstance(each, click.Option)
                and (id(each) in own or each.name == "help") is wanted
                and (record := each.get_help_record(ctx)) is not None
            ]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def _run(self, **values: Any) -> int:
        from .call import run_call
        from .request import call_arguments

        own = self.own.taken(values)
        arguments = call_arguments(self.method, values, own.data)
        try:
            code = run_call(self._catalog, self.method, arguments, own)
            sys.stdout.flush()
        except BrokenPipeError:
            raise ReaderGoneError from None
        return code
