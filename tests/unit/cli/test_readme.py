"""What the README promises a newcomer is true to the letter."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sdkwright import config as configuration
from sdkwright.cli import exit_codes
from sdkwright.cli.program import gen
from sdkwright.diagnostics import Report

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The first block of code in a language."""
    match = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1]


def lasting(text: str) -> str:
    """A text without what is different each time: seconds, lines of generated files."""
    text = re.sub(r"\(\d+\.\d s\)", "(0 s)", text)
    return re.sub(r"\.py:\d+:", ".py:0:", text)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the output."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture
def project(shell: Shell) -> Shell:
    """A copy of our own documents and package."""
    for name in ("specs", "generated"):
        shutil.copytree(ROOT / name, shell.folder / name)
    shutil.copy(ROOT / "pyproject.toml", shell.folder)
    (shell.folder / "gen.toml").unlink()
    return shell


def test_the_tour_from_edit_to_call_and_back(project: Shell) -> None:
    project.gen("build")
    before = files(project.folder / "generated")
    document = (project.folder / "specs/sipher.yaml").read_text()
    project.edit("specs/sipher.yaml", "\npaths:\n", f"\npaths:\n{block('yaml')}")
    printed = ""
    for line in block("console").splitlines():
        if line.startswith("$ "):
            command = line.removeprefix("$ .venv/bin/gen ")
            printed += f"{line}\n{project.gen(*command.split()).out}"
    assert lasting(printed) == lasting(block("console"))
    call(project.folder)
    project.write("specs/sipher.yaml", document)
    assert project.gen("build").code == exit_codes.DONE
    assert files(project.folder / "generated") == before


def call(folder: Path) -> None:
    """Run the README's Python against the new package, without a server."""
    code = block("python").replace(
        "client.sessions.extend(", "client.sessions.prepare.extend("
    )
    code = code.replace(
        "print(session.expires_at)", "print(session.method, session.url)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder / "generated",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split() == [
        "POST",
        "https://sipher.sip-protocol.org/v1/sessions/session-1/extend",
    ]


def test_the_new_endpoint_touches_little_and_renames_nothing(project: Shell) -> None:
    project.gen("build")
    before = files(project.folder / "generated")
    project.edit("specs/sipher.yaml", "\npaths:\n", f"\npaths:\n{block('yaml')}")
    project.gen("build")
    after = files(project.folder / "generated")
    assert set(before) <= set(after)
    changed = {path for path in before if before[path] != after[path]}
    assert len(changed) <= 9  # among them indexes, and the list of methods twice
    index = "session_apis/sipher/operations.json"
    for name in re.findall(rb'"python": "([a-z_.]+)"', before[index]):
        assert name in after[index]


def test_the_configuration_shown_is_one(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(block("toml"))
    report = Report()
    config = configuration.load(path, report)
    assert list(report) == []
    assert config is not None
    assert config.apis[0].names["listAllPets"].paths == ("pets.list",)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_files_that_are_named_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^):]+)\)", text)
    named += re.findall(
        r"`((?:generator|templates|tests|specs|generated)/[\w./]*)`", text
    )
    assert named
    for each in named:
        assert (ROOT / each).exists(), each


def test_commands_that_are_named_exist() -> None:
    commands = set(re.findall(r"\bgen (build|check|validate|explain|\w+)\b", README))
    assert commands == set(gen.commands)


def test_verbs_that_are_named_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    text = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`?make ([a-z]+)`", text)) <= verbs
