"""How a project begins: a first configuration, or a move from another generator."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Unpack

import click

from sdkwright.cli.exit_codes import DONE
from sdkwright.cli.program.parameters import FORMATS, config_option, reading, writing

if TYPE_CHECKING:
    from sdkwright.cli.options import Options

_PARITY_FORMATS = ("text", "json", "markdown")


@click.command()
@reading
@writing
@click.option(
    "--ci",
    type=click.Choice(("github",)),
    help="Write workflows, policies, tests and a licence for a package on this service.",
)
def init(*, ci: str | None, **options: Unpack[Options]) -> int:
    """Write once what is the user's from then on; nothing that is there is changed.

    With SPEC that is a gen.toml, which says what was inferred from the document, and why. On a
    terminal it asks for what is not said.
    """
    license = ""
    if options["spec"] is None and ci is None and sys.stdin.isatty():
        from sdkwright.cli.starting.questions import ask

        found = ask()
        options["spec"], license = found.spec, found.license
        options["package"], options["out"] = found.package, found.out
        ci = "github" if found.on_github else None
    if options["spec"] is not None:
        from sdkwright.cli.starting import command

        code = command.start(options, license, tested=ci is not None)
        if code != DONE or ci is None:
            return code
        options["spec"], options["overlay"], options["root"] = None, (), None
    elif ci is None:
        raise click.UsageError("Name a document, or say --ci.")
    from sdkwright.cli.publishing import release

    return release.init_release(options)


@click.command()
@click.option("--schema", is_flag=True, help="Print the JSON schema of a gen.toml.")
@click.option(
    "--pyproject", is_flag=True, help="The schema of a pyproject.toml with it."
)
@click.option("--reference", is_flag=True, help="Print all keys, with examples.")
def config(*, schema: bool, pyproject: bool, reference: bool) -> int:
    """Say what a configuration may hold: as a schema for editors, or as a page."""
    from sdkwright.cli.starting import configuration

    return configuration.show(schema=schema, pyproject=pyproject, reference=reference)


@click.command()
@click.argument("source", type=click.Path())
@click.option(
    "--spec", metavar="DOCUMENT", help="The document, if the source names none."
)
@click.option(
    "--wheel",
    type=click.Path(),
    metavar="OLD",
    help="The old package: a wheel, a folder or its surface; names are taken from it.",
)
@click.option("--out", default=".", type=click.Path(), help="Where to write.")
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to report what was found.",
)
def migrate(
    *, source: str, spec: str | None, wheel: str | None, out: str, format: str
) -> int:
    """Write a gen.toml for a package that another generator has made.

    SOURCE is its configuration (of Stainless, Speakeasy, Fern, OpenAPI Generator,
    openapi-python-client or datamodel-code-generator), a wheel or a package's folder.
    What cannot be carried is said line by line. Nothing is overwritten.
    """
    from sdkwright.cli import migrating

    return migrating.migrate(source, spec=spec, wheel=wheel, out=out, format=format)


@click.command()
@click.argument("old", type=click.Path())
@click.argument("new", required=False, type=click.Path())
@config_option
@click.option(
    "--at-least",
    type=click.FloatRange(0, 100),
    default=0.0,
    metavar="PERCENT",
    help="Exit with 1 if fewer methods can be called as before.",
)
@click.option(
    "--format",
    type=click.Choice(_PARITY_FORMATS),
    default="text",
    show_default=True,
    help="How to say it.",
)
def parity(
    *, old: str, new: str | None, config: str | None, at_least: float, format: str
) -> int:
    """Say what users of a package of another generator would notice.

    OLD is a wheel, a package's folder or its surface; NEW a package of ours, by default
    what the configuration makes. Each difference comes with the line of configuration that
    mends it.
    """
    from sdkwright.cli import migrating

    return migrating.parity(old, new, config=config, format=format, at_least=at_least)
