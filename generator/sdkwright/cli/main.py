"""The `gen` command and its subcommands.

Only click is imported here. Everything else is imported when a command runs, which keeps
`--help` and completion immediate.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NoReturn, Unpack

import click

from sdkwright import __version__
from sdkwright.cli import stopping
from sdkwright.cli.exit_codes import BUG, DONE, FAULT
from sdkwright.cli.parameters import FORMATS, reading, writing

if TYPE_CHECKING:

    from sdkwright.cli.options import Options

_TRACEBACK = "SDKWRIGHT_TRACEBACK"
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_PARITY_FORMATS = ("text", "json", "markdown")
_LINT_FORMATS = (*FORMATS, "sarif")
_DIFF_FORMATS = ("text", "markdown", "json", "github", "commit")


def main() -> NoReturn:
    """Run the command that the arguments name, and exit."""
    # A command makes much and frees little before it ends; looking for what could be freed
    # takes a third of the time of a big build, and finds hardly anything.
    gc.disable()
    stopping.install()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code.

    0: done; 1: the specification or the output has a fault, said in words; 2: wrong usage;
    3: a bug of ours; 128 + n: ended by the signal n.
    """
    try:
        code: object = _gen.main(arguments, prog_name="gen", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped; the output is as it was", err=True)
        return 130
    except stopping.StoppedError as error:
        with suppress(OSError):
            click.echo(f"stopped by {error}; no build is left half done", err=True)
        return error.exit_code
    except click.ClickException as error:
        # It may repeat what stands in an argument or a file.
        shown = io.StringIO()
        error.show(file=shown)
        click.echo(_visible(shown.getvalue()), nl=False, err=True)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has gone; keep the interpreter from complaining.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULT
    except OSError as error:
        # Such as a full disk under our own output.
        with suppress(OSError):
            click.echo(f"Error: {_visible(str(error))}", err=True)
        return FAULT
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        _apologise(error)
        return BUG
    return code if isinstance(code, int) else DONE


def _apologise(error: Exception) -> None:
    click.echo(
        f"This is a bug of sdkwright {__version__}, not a fault of your document:\n"
        f"  {type(error).__name__}: {_visible(str(error))}\n"
        f"Nothing was changed. Set {_TRACEBACK}=1 to see where it happened, and please"
        " report it.",
        err=True,
    )


def _visible(text: str) -> str:
    from sdkwright.code_frame import visible

    return visible(text, lines=True)


@click.group(name="gen", context_settings=_CONTEXT)
@click.version_option(
    __version__, prog_name="gen", message="%(prog)s (sdkwright) %(version)s"
)
def _gen() -> None:
    """Make a typed Python client package from OpenAPI documents.

    What to make is read from [tool.gen] in pyproject.toml, or from gen.toml. With SPEC, no
    configuration is needed.
    """


@_gen.command()
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


@_gen.command()
@reading
@writing
@click.option(
    "--ci",
    type=click.Choice(("github",)),
    help="Write workflows, policies, tests and a licence for a package on this service.",
)
def init(*, ci: str | None, **options: Unpack[Options]) -> int:
    """Write once what is the user's from then on; nothing that is there is changed.

    With SPEC that is a gen.toml, which says what was inferred from the document, and why.
    """
    if options["spec"] is not None:
        from sdkwright.cli.starting import command

        code = command.start(options)
        if code != DONE or ci is None:
            return code
        options["spec"], options["overlay"] = None, ()
    elif ci is None:
        raise click.UsageError("Name a document, or say --ci.")
    from sdkwright.cli.publishing import release

    return release.init_release(options)


@_gen.command()
@click.option("--schema", is_flag=True, help="Print the JSON schema of a gen.toml.")
@click.option(
    "--pyproject", is_flag=True, help="The schema of a pyproject.toml with it."
)
@click.option("--reference", is_flag=True, help="Print all keys, with examples.")
def config(*, schema: bool, pyproject: bool, reference: bool) -> int:
    """Say what a configuration may hold: as a schema for editors, or as a page."""
    from sdkwright.cli.starting import configuration

    return configuration.show(schema=schema, pyproject=pyproject, reference=reference)


@_gen.command()
@reading
@writing
@click.option(
    "--folder", type=click.Path(), help="Where to; by default docs/ in the output."
)
def docs(*, folder: str | None, **options: Unpack[Options]) -> int:
    """Write the pages of a documentation site, for mkdocs or zensical."""
    from sdkwright.cli.publishing import documentation

    return documentation.docs(options, folder)


@_gen.command()
@reading
@writing
@click.option("--api", help="The API, where several are configured.")
def samples(*, api: str | None, **options: Unpack[Options]) -> int:
    """Print an overlay that adds a sample to each operation, as x-codeSamples."""
    from sdkwright.cli.publishing import samples as command

    return command.samples(options, api)


@_gen.command()
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


@_gen.command()
@reading
@writing
def check(**options: Unpack[Options]) -> int:
    """Say whether the package is up to date. Nothing is written."""
    from sdkwright.cli import commands

    return commands.check(options)


@_gen.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    help="Configuration; by default the nearest gen.toml or pyproject.toml.",
)
@click.option(
    "--allow-remote",
    multiple=True,
    metavar="HOST",
    help="A host that references may be fetched from; may be repeated.",
)
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


@_gen.command()
@reading
def validate(**options: Unpack[Options]) -> int:
    """Validate documents, by openapi-spec-validator and by our own checks."""
    from sdkwright.cli import commands

    return commands.validate(options)


@_gen.command()
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


@_gen.command()
@reading
def overlay(**options: Unpack[Options]) -> int:
    """Print a document as its overlays change it, as JSON."""
    from sdkwright.cli.publishing import overlaid

    return overlaid.overlay(options)


@_gen.command()
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


@_gen.command()
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


@_gen.command()
@click.argument("old", type=click.Path())
@click.argument("new", required=False, type=click.Path())
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    help="Configuration; by default the nearest gen.toml or pyproject.toml.",
)
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
