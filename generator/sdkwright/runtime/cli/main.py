"""The root of the command line: which commands there are, and how the program ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ..errors.errors import SDKError
from ..index.catalog import Catalog
from ..index.failures import in_environment
from .failures import BROKEN_PIPE, INTERRUPTED, ReaderGoneError, exit_code
from .groups import ApiGroup, CommandGroup
from .tools import completion_command


def run(package: str, distribution: str, apis: tuple[str, ...] = ()) -> int:
    """Run the command line; return the exit code.

    Args:
        package: The package of the API, or of several.
        distribution: The distribution's name, which is also the script's.
        apis: The names of the sub-packages, if there are several APIs.
    """
    _fill_streams()
    root = root_command(package, distribution, apis)
    name = Path(sys.argv[0]).name
    program = f"python -m {package}" if name == "__main__.py" else name
    try:
        found: object = root.main(prog_name=program, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except ReaderGoneError:
        # Nobody reads on; the interpreter must not try again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except SDKError as error:
        # What is no variable is an option.
        text = in_environment(str(error)).replace(" base_url=", " --base-url")
        click.echo(f"Error: {text}", err=True)
        return exit_code(error)
    except OSError as error:
        click.echo(f"Error: {error}", err=True)
        return 1
    return found if isinstance(found, int) else 0


def _fill_streams() -> None:
    """Put nothing in the place of standard streams that are closed.

    A file that is opened later would be taken for them.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nothing, mode))


def root_command(
    package: str, distribution: str, apis: tuple[str, ...] = ()
) -> click.Group:
    """Return the root command of a package.

    Args:
        package: The package of the API, or of several.
        distribution: The distribution's name, which is also the script's.
        apis: The names of the sub-packages, if there are several APIs.
    """
    if not apis:
        return ApiGroup(
            package.rpartition(".")[2], Catalog(module=package), distribution
        )
    groups = [
        ApiGroup(each, Catalog(module=f"{package}.{each}"), distribution)
        for each in apis
    ]
    root = CommandGroup(package, help="The APIs of this package.")
    for group in groups:
        root.add_command(group)
    own = completion_command(distribution)
    if own.name not in root.commands:
        root.add_command(own)
    return root
