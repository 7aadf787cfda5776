"""The release kit before the tools that package indexes, services and their users have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.release.conftest import Project
from tests.release.tools import run

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def dist(sipher: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the source distribution of the package."""
    folder = tmp_path_factory.mktemp("dist")
    command = ("python", "-m", "build", "--no-isolation", "--outdir", folder, ".")
    ran = run(*command, cwd=sipher.package, SOURCE_DATE_EPOCH="1700000000")
    assert ran.code == 0, ran.text
    return folder


def test_the_index_would_take_it(sipher: Project, dist: Path) -> None:
    ran = run("twine", "check", "--strict", *dist.iterdir(), cwd=sipher.root)
    assert (ran.code, ran.text.count("PASSED")) == (0, 2), ran.text


def test_the_wheel_holds_what_it_should(sipher: Project, dist: Path) -> None:
    ran = run("check-wheel-contents", *dist.glob("*.whl"), cwd=sipher.package)
    assert ran.code == 0, ran.text


def test_the_same_source_gives_the_same_bytes(
    sipher: Project, dist: Path, tmp_path: Path
) -> None:
    command = ("python", "-m", "build", "--no-isolation", "--outdir", tmp_path, ".")
    assert run(*command, cwd=sipher.package, SOURCE_DATE_EPOCH="1700000000").code == 0
    for path in dist.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_its_metadata_are_complete(sipher: Project) -> None:
    ran = run("pyroma", "-d", ".", cwd=sipher.package)
    found = re.search(r"Final rating: (\d+)/10", ran.text)
    assert found is not None, ran.text
    assert int(found[1]) >= 9, ran.text
    assert run("validate-pyproject", "pyproject.toml", cwd=sipher.package).code == 0


def test_its_workflows_are_safe(sipher: Project) -> None:
    strict = ("--offline", "--no-progress", "--persona", "auditor")
    ran = run("zizmor", *strict, ".", cwd=sipher.root)
    assert (ran.code, "No findings" in ran.text) == (0, True), ran.text


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("vendor.github-workflows", ".github/workflows/*.yml"),
        ("vendor.dependabot", ".github/dependabot.yml"),
    ],
)
def test_its_files_have_the_form_of_their_service(
    sipher: Project, schema: str, pattern: str
) -> None:
    files = sorted(sipher.root.glob(pattern))
    assert files
    command = ("check-jsonschema", "--builtin-schema", schema, *files)
    ran = run(*command, cwd=sipher.root)
    assert ran.code == 0, ran.text


def test_agents_find_its_skill(sipher: Project) -> None:
    (skill,) = (sipher.package / "sipher_sdk/.agents/skills").iterdir()
    ran = run("agentskills", "validate", skill, cwd=sipher.root)
    assert ran.code == 0, ran.text
