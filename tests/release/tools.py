"""Where the tools live that check what is released: an environment of their own.

    python -m tests.release.tools

It lies in `build/`, which is not part of the project, and is made anew when the versions in
`constraints.txt` change. The programs of Node stand beside this file, as the mock server's do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_HERE = Path(__file__).parent
PRISM = ROOT / "tests/prism/node_modules/.bin/prism"
STEADY = _HERE / "node_modules/.bin/steady"
REDOCLY = _HERE / "node_modules/.bin/redocly"
PATIENCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What became of a program: its exit code, its output, and with it its messages."""

    code: int
    out: str
    text: str


def tools() -> Path:
    """Return the folder of the tools; make their environment if there is none.

    Raises:
        subprocess.CalledProcessError: If it cannot be made, e.g. without a network.
    """
    versions = _HERE / "constraints.txt"
    mark = hashlib.sha256(versions.read_bytes() + sys.version.encode()).hexdigest()
    folder = ROOT / "build" / f"release-tools-{mark[:12]}"
    ready = folder / ".ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        quiet = ("--quiet", "--disable-pip-version-check")
        install = (folder / "bin/python", "-m", "pip", "install", *quiet)
        subprocess.run([*install, "--requirement", versions], check=True)
        ready.touch()
    return folder / "bin"


def run(*command: str | Path, cwd: Path, **variables: str) -> Ran:
    """Run a command; what it finds first on the path are the tools."""
    path = f"{tools()}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return Ran(
        code=done.returncode, out=done.stdout, text=f"{done.stdout}{done.stderr}"
    )


if __name__ == "__main__":
    print(tools())
