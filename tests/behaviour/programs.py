"""Programs as users run them: in a process of their own, with nothing but an environment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
KEYS = {
    "STAGEHAND_API_KEY": "secret-key",
    "SIPHER_API_KEY": "secret-key",
    "SYLLABLESDK_API_KEY_HEADER": "secret-key",
}
PATIENCE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What became of a program."""

    code: int
    out: str
    err: str

    def good(self) -> str:
        """Return what it printed; it must have ended well, without a complaint."""
        assert (self.code, self.err) == (0, ""), self.out + self.err
        return self.out


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return an environment with nothing else that a client would read."""
    ours = ("STAGEHAND_", "MIX_", "SIPHER_", "SYLLABLE", "SESSION_APIS_", "PYTHON")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    # The servers are on loopback: a proxy has nothing to do with them.
    clean = {k: v for k, v in clean.items() if not k.lower().endswith("_proxy")}
    return {**clean, **variables}


def execute(
    *command: str | Path, cwd: Path, variables: Mapping[str, str] | None = None
) -> Ran:
    """Run a command."""
    done = subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env=environment(variables or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return Ran(code=done.returncode, out=done.stdout, err=done.stderr)


def python(
    code: str,
    *,
    cwd: Path,
    path: Path = GENERATED,
    options: str = "",
    variables: Mapping[str, str] | None = None,
) -> Ran:
    """Run a Python program that finds the package in a folder.

    Args:
        code: The program.
        cwd: Where it runs.
        path: The folder that holds the package.
        options: Of the interpreter.
        variables: Its environment.
    """
    script = cwd / "program.py"
    script.write_text(code, encoding="utf-8")
    words = [sys.executable, *options.split(), str(script)]
    return execute(
        *words, cwd=cwd, variables={"PYTHONPATH": str(path), **(variables or {})}
    )
