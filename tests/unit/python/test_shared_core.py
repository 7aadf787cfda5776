"""Packages that share their core work with the distribution that `gen runtime` writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import sdkwright
from sdkwright.cli.main import run
from sdkwright.runtime.compatible import VERSION, require

from tests.corpus.shared import ROOT
from tests.unit.config.test_reading import load

DOCUMENT = """
openapi: 3.1.0
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.example'}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        '200':
          description: All.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
"""
PROGRAM = """
import acme
from acme import Acme, types
from acme.testing import fake

with fake(Acme) as (client, api):
    api.on(client.pets.list).answers([{"name": "Rex"}])
    assert client.pets.list() == [types.Pet(name="Rex")]
    assert client.pets.with_raw_response.list().status_code == 200
assert Acme.__mro__[1].__module__.startswith("sdkwright_core.")
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package and the distribution that it depends on."""
    folder = tmp_path_factory.mktemp("shared")
    (folder / "acme.yaml").write_text(DOCUMENT, encoding="utf-8")
    text = 'package = "acme"\nspec = "acme.yaml"\ncore = "shared"\n'
    (folder / "gen.toml").write_text(text, encoding="utf-8")
    assert run(["build", "--config", str(folder / "gen.toml")]) == 0
    assert run(["runtime", "--out", str(folder / "runtime")]) == 0
    return folder


def test_the_package_has_no_core(built: Path) -> None:
    package = built / "generated"
    assert not (package / "acme" / "_core").exists()
    text = (package / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"sdkwright-runtime>={VERSION},<' in text
    assert all("._core" not in each.read_text() for each in package.rglob("*.py*"))


def test_a_call_works(built: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=built / "generated",
        env={"PYTHONPATH": str(built / "runtime")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.corpus
def test_a_strict_checker_finds_nothing(built: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--cache-dir",
            str(built / "c"),
            "acme",
        ],
        cwd=built / "generated",
        env={"MYPYPATH": str(built / "runtime")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def wheel(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the distribution."""
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-build-isolation", "-w", str(folder), str(built / "runtime"))
    (found,) = folder.glob("sdkwright_runtime-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """A folder that the wheel is installed into."""
    folder = wheel.parent / "installed"
    _pip("install", "--no-index", "--target", str(folder), str(wheel))
    return folder


def _pip(verb: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "pip", verb, "-q", "--no-deps", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_wheel_has_every_module(built: Path, wheel: Path) -> None:
    names = {each for each in zipfile.ZipFile(wheel).namelist() if each.endswith(".py")}
    folder = built / "runtime"
    wanted = {each.relative_to(folder).as_posix() for each in folder.rglob("*.py")}
    assert names == wanted


@pytest.mark.slow
def test_a_call_works_where_the_wheel_is_installed(
    built: Path, installed: Path
) -> None:
    shown = (
        f"import sdkwright_core\nassert {str(installed)!r} in sdkwright_core.__file__"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{PROGRAM}\n{shown}"],
        cwd=built / "generated",
        env={"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _tested(installed: Path, folder: Path, *tests: str) -> None:
    """Run tests of the runtime against what is installed, under the runtime's name."""
    runtime = folder / "sdkwright" / "runtime"
    shutil.copytree(installed / "sdkwright_core", runtime)
    version = f'__version__ = "{VERSION}"\n'
    (folder / "sdkwright" / "__init__.py").write_text(version, encoding="utf-8")
    where = f"import sdkwright.runtime as r; assert {str(folder)!r} in r.__file__"
    path = {**os.environ, "PYTHONPATH": str(folder)}
    subprocess.run([sys.executable, "-c", where], env=path, check=True)
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    options += ["-o", f"pythonpath=. {folder}"]
    # The index of the generator's own folder is another one.
    options += ["--deselect", "tests/runtime/client/test_clients.py::test_the_index"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=ROOT,
        env=path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3_000:]


@pytest.mark.slow
def test_what_is_installed_passes_tests_of_clients(
    installed: Path, tmp_path: Path
) -> None:
    _tested(installed, tmp_path, "tests/runtime/client/test_clients.py")


@pytest.mark.corpus
def test_what_is_installed_passes_the_tests_of_the_runtime(
    installed: Path, tmp_path: Path
) -> None:
    """Apart from those that look at the generator's own files, or start type checkers."""
    apart = ("test_typing.py", "test_lazy.py", "models/test_model.py")
    ignored = [f"--ignore=tests/runtime/{each}" for each in apart]
    _tested(installed, tmp_path, "tests/runtime", *ignored)


def test_the_core_is_of_the_generator() -> None:
    assert sdkwright.__version__ == VERSION


@pytest.mark.parametrize("version", ["0.1.1", "0.2.0", "1.0.0", "0.0.9"])
def test_another_core_is_refused(version: str) -> None:
    with pytest.raises(ImportError, match="acme needs sdkwright-runtime>="):
        require("acme", version)
    require("acme", VERSION)


def test_an_old_package_has_its_own_core(tmp_path: Path) -> None:
    text = (
        'package = "acme"\nspec = "acme.yaml"\ncore = "shared"\ncompat = "stainless"\n'
    )
    _, found = load(tmp_path / "gen.toml", text)
    assert "cannot share its core" in str(found)
