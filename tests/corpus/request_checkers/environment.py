"""Where the independent checker lives: an environment of its own, made when it is missing.

    python -m tests.corpus.request_checkers.environment

It lies in `build/`, which is not part of the project, and is made anew when the versions in
`constraints.txt` change.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tests.corpus.shared import ROOT

_HERE = Path(__file__).parent
_NEEDS = ("openapi-core", "PyYAML")


def interpreter() -> Path:
    """Return the checker's interpreter; make its environment if there is none.

    Raises:
        subprocess.CalledProcessError: If it cannot be made, e.g. without a network.
    """
    versions = _HERE / "constraints.txt"
    mark = hashlib.sha256(versions.read_bytes() + sys.version.encode()).hexdigest()
    folder = ROOT / "build" / f"request-checker-{mark[:12]}"
    python, ready = folder / "bin" / "python", folder / ".ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        quiet = ("--quiet", "--disable-pip-version-check")
        install = (str(python), "-m", "pip", "install", *quiet)
        subprocess.run([*install, "-c", str(versions), *_NEEDS], check=True)
        ready.touch()
    return python


if __name__ == "__main__":
    print(interpreter())
