"""The `gen` command: its subcommands by what they are for, those of every day first."""

from __future__ import annotations

from typing import Final, TypeAlias

import click

from sdkwright import __version__
from sdkwright.cli.program import documents, everyday, publishing, starting

_Given: TypeAlias = "str | tuple[str, ...] | None"
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_SECTIONS: Final = {
    "Every day": (everyday.build, everyday.watch, everyday.check, everyday.explain),
    "Changes and documents": (
        *(documents.diff, documents.lint, documents.validate, documents.overlay),
    ),
    "Beginning": (starting.init, starting.config, starting.migrate, starting.parity),
    "Publishing": (publishing.docs, publishing.samples, publishing.runtime),
}


class _Sections(click.Group):
    """A group whose help lists the commands by section."""

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the sections, each with its commands in their order."""
        del ctx  # all commands are in a section, and none is hidden
        for title, commands in _SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [
                        (each.name or "", each.get_short_help_str(80))
                        for each in commands
                    ]
                )


@click.group(name="gen", cls=_Sections, context_settings=_CONTEXT)
@click.version_option(
    __version__, prog_name="gen", message="%(prog)s (sdkwright) %(version)s"
)
def gen() -> None:
    """Make a typed Python client package from OpenAPI documents.

    What to make is read from [tool.gen] in pyproject.toml, or from gen.toml. With SPEC, no
    configuration is needed.
    """


def _given(_: click.Context, __: click.Parameter, value: _Given) -> _Given:
    """Refuse an empty text, which would be taken for nothing or for the folder here."""
    if value == "" or (isinstance(value, tuple) and "" in value):
        raise click.BadParameter("It is empty; is a variable of the shell not set?")
    return value


for _commands in _SECTIONS.values():
    for _command in _commands:
        gen.add_command(_command)
        for _parameter in _command.params:
            _parameter.callback = _parameter.callback or _given
