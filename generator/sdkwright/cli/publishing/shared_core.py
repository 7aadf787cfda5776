"""`gen runtime`: the distribution of the core that packages with `core = "shared"` need."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sdkwright.cli.exit_codes import DONE, FAULT
from sdkwright.code_frame import visible
from sdkwright.config import Config
from sdkwright.emit import lock, write
from sdkwright.emit.build import emit
from sdkwright.emit.code import Package
from sdkwright.python.package import shared_core_units
from sdkwright.up_to_date import recipe

if TYPE_CHECKING:
    from sdkwright.emit.build import Emitted


def runtime(out: str) -> int:
    """Write the distribution into a folder, or bring it up to date."""
    folder = Path(out)
    try:
        emitted = _written(folder)
    except lock.OutputError as error:
        click.echo(f"error[output]: {visible(str(error))}", err=True)
        return FAULT
    state = "updated" if emitted.changes else "is up to date"
    click.echo(
        f"{visible(str(folder))}: {state}; `pip wheel --no-deps` makes the wheel"
    )
    return DONE


def _written(folder: Path) -> Emitted:
    config = Config(out=folder, distribution="", package="", apis=())
    package = Package(units=tuple(shared_core_units()))
    with write.opened(folder, partial(_quietly, "", 0, 0)) as place:
        old = lock.load(place)
        emitted = emit(package, place, old, recipe(config, {}), _quietly)
        write.save(place, emitted, force=False)
    return emitted


def _quietly(_what: str, _done: int, _whole: int) -> None:
    """Say nothing about progress."""
