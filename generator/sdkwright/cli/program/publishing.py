"""What is published beside the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import click

from sdkwright.cli.program.parameters import reading, writing

if TYPE_CHECKING:
    from sdkwright.cli.options import Options


@click.command()
@reading
@writing
@click.option(
    "--folder", type=click.Path(), help="Where to; by default docs/ in the output."
)
def docs(*, folder: str | None, **options: Unpack[Options]) -> int:
    """Write the pages of a documentation site, for mkdocs or zensical."""
    from sdkwright.cli.publishing import documentation

    return documentation.docs(options, folder)


@click.command()
@reading
@writing
@click.option("--api", help="The API, where several are configured.")
def samples(*, api: str | None, **options: Unpack[Options]) -> int:
    """Print an overlay that adds a sample to each operation, as x-codeSamples."""
    from sdkwright.cli.publishing import samples as command

    return command.samples(options, api)


@click.command()
@click.option(
    "--out",
    type=click.Path(),
    default="sdkwright-runtime",
    show_default=True,
    help="Where to.",
)
def runtime(*, out: str) -> int:
    """Write the core that packages with core = "shared" depend on."""
    from sdkwright.cli.publishing import shared_core

    return shared_core.runtime(out)
