"""Every type a package exports is declared, so that all type checkers take it alike.

`pyright --verifytypes` counts the symbols of an installed package whose type checkers would
have to infer, which each of them does in its own way.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.corpus.building import build
from tests.corpus.running import run
from tests.corpus.shared import ROOT, SHARED, needs


def undeclared(package: Path, room: Path) -> list[str]:
    """Return the exported symbols whose type is not declared, or not known.

    Args:
        package: The folder of the package.
        room: A folder for the environment that it is installed in.
    """
    venv.create(room, with_pip=False, symlinks=True)
    site = Path(
        sysconfig.get_path("purelib", "venv", vars={"base": f"{room}"}),
    )
    shutil.copytree(package, site / package.name)
    # What the package depends on is found where the tests find it.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pyright = Path(sys.executable).with_name("pyright")
    path = f"{room / 'bin'}{os.pathsep}{os.environ['PATH']}"
    ended = run(
        (pyright, "--outputjson", "--ignoreexternal", "--verifytypes", package.name),
        cwd=room,
        seconds=400,
        env={"PATH": path, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
    )
    report = json.loads(ended.text[ended.text.index("{") :])["typeCompleteness"]
    assert Path(report["packageRootDirectory"]).is_relative_to(site), report
    symbols = [each for each in report["symbols"] if each["isExported"]]
    assert symbols
    return [
        each["name"]
        for each in symbols
        if each["isTypeAmbiguous"] or not each["isTypeKnown"]
    ]


def test_the_generated_package(tmp_path: Path) -> None:
    """With command lines, MCP servers, streams, pages, files and a module for tests."""
    package = ROOT / "generated" / "session_apis"
    assert undeclared(package, tmp_path / "environment") == []


@pytest.mark.corpus
@needs("corpus")
@pytest.mark.parametrize(
    "document", ["train-travel/openapi.yaml", "mastodon/openapi.json"]
)
def test_packages_of_documents(document: str, tmp_path: Path) -> None:
    """Also for documents it was not written for; the second has deprecated operations."""
    built = build(SHARED / "corpus" / document, tmp_path / "out", "acme")
    assert built.done, built.ended.text
    assert undeclared(built.out / "acme", tmp_path / "environment") == []


@pytest.mark.corpus
def test_what_is_not_declared_is_found(tmp_path: Path) -> None:
    """The figure is not a matter of course."""
    package = tmp_path / "acme"
    package.mkdir()
    (package / "py.typed").touch()
    (package / "__init__.py").write_text("declared: int = len('')\nguessed = len('')\n")
    assert undeclared(package, tmp_path / "environment") == ["acme.guessed"]
