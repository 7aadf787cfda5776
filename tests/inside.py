"""Runs `gen` in the process of the tests: nothing has to start, nothing is imported again.

What a process adds to it, such as signals, exit codes and a terminal, has tests of its own in
`tests/unit/cli/` and `tests/behaviour/test_tour.py`.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from sdkwright.cli.main import run


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What a command has said, and its exit code."""

    code: int
    out: str
    err: str


def gen(folder: Path, *words: str | Path, environment: Mapping[str, str]) -> Ended:
    """Run `gen` in a folder, with an environment that is all there is."""
    out, err = io.StringIO(), io.StringIO()
    with (
        chdir(folder),
        _environment(environment),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = run([str(each) for each in words])
    return Ended(code=code, out=out.getvalue(), err=err.getvalue())


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
