"""The program `gen`: runs the command that is asked for, and says how it ended.

Only click is imported here. Everything else is imported when a command runs, which keeps
`--help` and completion immediate.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import click

from sdkwright import __version__
from sdkwright.cli import stopping
from sdkwright.cli.exit_codes import BUG, DONE, FAULT
from sdkwright.cli.program import gen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TRACEBACK = "SDKWRIGHT_TRACEBACK"


def main() -> NoReturn:
    """Run the command that the arguments name, and exit."""
    # A command makes much and frees little before it ends; looking for what could be freed
    # takes a third of the time of a big build, and finds hardly anything.
    gc.disable()
    _fill_streams()
    stopping.install()
    ended: list[int] = []
    # How many there are is known to CPython alone.
    waiting: Callable[[], int] | None = getattr(atexit, "_ncallbacks", None)
    if waiting is not None and not waiting():
        atexit.register(_leave, ended)
    ended.append(run(sys.argv[1:]))
    sys.exit(ended[0])


def _fill_streams() -> None:
    """Put nothing in the place of standard streams that are closed.

    A file that is opened later would be taken for them.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nothing, mode))


def _leave(ended: Sequence[int]) -> None:
    """Leave without taking apart all that a command has made, once everything is said.

    It is called when a process ends, after everything else that waits for this. It leaves to
    Python what ends otherwise than by the command's end, what cannot be said, and processes in
    which somebody has waited before the command, such as what measures them.

    Args:
        ended: The command's exit code; empty if it has not ended.
    """
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        sys.stderr.flush()
        for code in ended:
            os._exit(code)


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code.

    0: done; 1: the specification or the output has a fault, said in words; 2: wrong usage;
    3: a bug of ours; 128 + n: ended by the signal n.
    """
    try:
        code: object = gen.main(arguments, prog_name="gen", standalone_mode=False)
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
