"""What most commands take on the command line; only click is imported, as for the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

Command = TypeVar("Command", bound="Callable[..., int]")

FORMATS: Final = ("text", "json", "github")

config_option: Final = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    help="Configuration; by default the nearest gen.toml or pyproject.toml.",
)
allow_remote_option: Final = click.option(
    "--allow-remote",
    multiple=True,
    metavar="HOST",
    help="A host that references may be fetched from; may be repeated.",
)


def reading(command: Command, formats: tuple[str, ...] = FORMATS) -> Command:
    """Add what every command needs that reads documents."""
    for add in (
        click.argument("spec", required=False),
        config_option,
        allow_remote_option,
        click.option(
            "--strict",
            is_flag=True,
            help="Refuse a document with a faulty part, and do not skip the part.",
        ),
        click.option(
            "--overlay",
            multiple=True,
            type=click.Path(),
            metavar="FILE",
            help="An OpenAPI Overlay that changes SPEC; may be repeated.",
        ),
        click.option(
            "--root",
            type=click.Path(exists=True, file_okay=False),
            metavar="FOLDER",
            help="A folder above SPEC that its references may reach.",
        ),
        click.option(
            "--format",
            type=click.Choice(formats),
            default="text",
            show_default=True,
            help="How to report what was found.",
        ),
    ):
        command = add(command)
    return command


def writing(command: Command) -> Command:
    """Add what a command needs that knows the output."""
    for add in (
        click.option("--out", type=click.Path(), help="The output folder."),
        click.option("--package", help="The name the package is imported by."),
        click.option(
            "--allow-taken-names",
            is_flag=True,
            help="Let --package be a name of the standard library or of a dependency.",
        ),
    ):
        command = add(command)
    return command
