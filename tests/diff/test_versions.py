"""Tools that read conventional commits compute the version that we advise.

They are not among the project's own tools: `pip install git-cliff commitizen`, anywhere on
the path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest
from sdkwright.cli.diffs.commit import message
from sdkwright.cli.diffs.lines import Difference
from sdkwright.surface import Finding, Impact, bumped

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.corpus

_HISTORIES: Final = (
    ("1.0.0", (Impact.CODE,)),
    ("1.0.0", (Impact.CALL,)),
    ("1.0.0", (Impact.SERVER,)),
    ("1.0.0", (Impact.NEW,)),
    ("1.0.0", (Impact.WORDS,)),
    ("1.4.2", (Impact.NEW, Impact.WORDS)),
    ("1.4.2", (Impact.NEW, Impact.SERVER)),
    ("1.4.2", (Impact.CODE, Impact.NEW)),
    ("1.4.2", (Impact.CALL, Impact.SERVER)),
    ("1.4.2", (Impact.SERVER, Impact.WORDS)),
    ("2.9.9", (Impact.CODE, Impact.CALL, Impact.SERVER, Impact.NEW, Impact.WORDS)),
    ("2.9.9", (Impact.NEW,)),
    ("2.9.9", (Impact.WORDS,)),
    ("10.0.1", (Impact.CALL, Impact.NEW)),
    ("10.0.1", (Impact.SERVER,)),
    ("0.1.0", (Impact.CODE,)),
    ("0.1.0", (Impact.NEW,)),
    ("0.1.0", (Impact.WORDS,)),
    ("0.3.7", (Impact.CALL, Impact.NEW)),
    ("0.3.7", (Impact.NEW, Impact.SERVER)),
)
_CLIFF: Final = """\
[bump]
features_always_bump_minor = false
breaking_always_bump_major = false
[git]
conventional_commits = true
"""
_CZ: Final = """\
[tool.commitizen]
name = "{name}"
version = "{version}"
tag_format = "v$version"
"""
# Before 1.0.0 both tools have to be told what we take for granted.
_CZ_EARLY: Final = """\
[tool.commitizen.customize]
schema_pattern = ".*"
bump_pattern = '^((BREAKING[\\-\\ ]CHANGE|\\w+)(\\(.+\\))?!?):'
bump_map = { '^.+!' = "MINOR", '^BREAKING' = "MINOR", '^feat' = "PATCH", '^fix' = "PATCH" }
"""


def difference(version: str, impacts: tuple[Impact, ...]) -> Difference:
    findings = tuple(
        Finding(
            impact=impact,
            code="argument-type",
            name=f"pets.list.argument_{number}",
            text="int -> str: BREAKING CHANGE or `feat!: not`",
        )
        for number, impact in enumerate(impacts)
    )
    places = ("",) * len(findings)
    return Difference(findings=findings, places=places, version=version)


def run(folder: Path, *command: str, text: str = "") -> str:
    names = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    done = subprocess.run(
        command,
        cwd=folder,
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **{f"GIT_{each}": "someone" for each in names}},
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def history(folder: Path, version: str, text: str) -> None:
    """Make a repository with a release, and one commit since."""
    early = version.startswith("0.")
    name = "cz_customize" if early else "cz_conventional_commits"
    settings = _CZ.format(version=version, name=name) + (_CZ_EARLY if early else "")
    (folder / "pyproject.toml").write_text(settings)
    (folder / "cliff.toml").write_text(_CLIFF if early else "")
    run(folder, "git", "init", "-q")
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "-qm", "chore: a release")
    run(folder, "git", "tag", f"v{version}")
    (folder / "change").write_text("")
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "-qF", "-", text=text)


@pytest.mark.parametrize(("version", "impacts"), _HISTORIES)
@pytest.mark.parametrize("tool", ["git-cliff", "cz"])
def test_tools_compute_the_advised_version(
    tool: str, version: str, impacts: tuple[Impact, ...], tmp_path: Path
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    found = difference(version, impacts)
    advised = bumped(version, found.step)
    history(tmp_path, version, message(found))
    if tool == "git-cliff":
        said = run(tmp_path, "git-cliff", "--bumped-version")
    else:
        said = run(tmp_path, "cz", "bump", "--get-next")
    assert said.strip().removeprefix("v") == advised
