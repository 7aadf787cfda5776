"""A package with its release kit, and the mocks of an API."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.release.tools import PRISM, ROOT, STEADY, Ran, run, tools

PATIENCE = 60
CONFIG = """\
out = "{out}"
package = "{package}"
spec = "{spec}"
core = ["testing"]
license = "Apache-2.0"
description = "A client of the API for tests of its release"
authors = ["Ada Lovelace <ada@example.com>"]
repository = "https://github.com/acme/acme-python"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A repository with a package and its kit."""

    root: Path
    package: Path

    def gen(self, *arguments: str) -> Ran:
        """Run `gen` in the repository."""
        python = f"{ROOT / 'generator'}"
        command = (sys.executable, "-m", "sdkwright", *arguments)
        return run(*command, cwd=self.root, PYTHONPATH=python)

    def test(self, *arguments: str, **variables: str) -> Ran:
        """Run the package's own tests."""
        own = ("-q", "-p", "no:cacheprovider", "-n", "2")
        command = (sys.executable, "-m", "pytest", *own, *arguments)
        path = str(self.package)
        return run(*command, cwd=self.package, PYTHONPATH=path, **variables)


def project(
    root: Path, spec: Path, package: str, out: str = "sdk", backend: str = "hatch"
) -> Project:
    """Build a package of a document, and write its kit."""
    shutil.copytree(spec.parent, root / "specs", dirs_exist_ok=True)
    (root / ".git").mkdir(exist_ok=True)
    text = CONFIG.format(out=out, package=package, spec=f"specs/{spec.name}")
    text = f'build_backend = "{backend}"\n{text}'
    (root / "gen.toml").write_text(text, encoding="utf-8")
    made = Project(root=root, package=root / out)
    for command in (("build",), ("init", "--ci", "github"), ("check",)):
        ran = made.gen(*command)
        assert ran.code == 0, ran.text
    return made


@pytest.fixture(scope="session")
def sipher(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The Sipher API as a package of its own."""
    try:
        tools()
    except subprocess.CalledProcessError as error:
        pytest.skip(f"the tools cannot be installed: {error}")
    root = tmp_path_factory.mktemp("sipher")
    return project(root, ROOT / "specs" / "sipher.yaml", "sipher_sdk")


@contextmanager
def prism(spec: Path, log: Path) -> Iterator[str]:
    """Run Prism; give its address."""
    port = _free_port()
    with _running((PRISM, "mock", "--errors", "--port", str(port), spec), port, log):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def steady(spec: Path, log: Path) -> Iterator[str]:
    """Run Steady; give its address."""
    port = _free_port()
    with _running((STEADY, "-p", str(port), spec), port, log):
        yield f"http://127.0.0.1:{port}"


MOCKS: dict[str, Callable[[Path, Path], object]] = {"prism": prism, "steady": steady}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: tuple[object, ...], port: int, log: Path) -> Iterator[None]:
    program = Path(str(command[0]))
    if not program.exists():
        pytest.skip(
            f"{program.name} is not installed: npm ci --prefix {program.parents[2]}"
        )
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(each) for each in command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_COLOR": "1"},
        )
    try:
        _wait(process, port)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, "the mock ended at once"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the mock did not start")
