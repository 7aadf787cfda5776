"""The attacks, and the program that came with them.

It runs our command in a sandbox of its own, with limits, and looks for files outside of the
output, for network calls, for a secret's text, for the attack as code in the syntax tree, and
for what happens when every module is imported.
"""

from __future__ import annotations

import concurrent.futures
import importlib.util
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from functools import partial
from types import ModuleType
from typing import Any

from tests.corpus.shared import ROOT, SHARED

FOLDER = SHARED / "hostile"
Entry = dict[str, str]
Row = dict[str, Any]

_COMMAND = f"{sys.executable} -m sdkwright build {{spec}} --strict --out {{out}} --package acme"


def checked(entries: Sequence[Entry], jobs: int = 2) -> Iterator[Row]:
    """Run the command on attacks; yield the checker's rows."""
    # The command is ours as it stands here, whatever is installed.
    os.environ["PYTHONPATH"] = str(ROOT / "generator")
    call = partial(_judge().check, a=_options())
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(call, entries)


def _options() -> Namespace:
    """Return the checker's options; the defaults of its command line, but for ours."""
    return Namespace(
        cmd=_COMMAND,
        python=sys.executable,
        timeout=60.0,
        memory=2048,
        allow=[],
        keep_env=["PYTHONPATH", "VIRTUAL_ENV"],
    )


def _judge() -> ModuleType:
    path = FOLDER / "check_hostile.py"
    spec = importlib.util.spec_from_file_location("check_hostile", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
