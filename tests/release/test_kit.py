"""The release kit before the tools that package indexes, services and their users have."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml
from sdkwright.config.keys.package_keys import BACKENDS

from tests.release.conftest import Project, project
from tests.release.tools import ROOT, run

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


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_build_backend_packs_the_same_files(
    backend: str, dist: Path, tmp_path: Path
) -> None:
    made = project(tmp_path, ROOT / "specs/sipher.yaml", "sipher_sdk", backend=backend)
    command = ("python", "-m", "build", "--no-isolation", "--outdir", "dist", ".")
    ran = run(*command, cwd=made.package)
    assert ran.code == 0, ran.text
    (wheel,) = (made.package / "dist").glob("*.whl")
    (usual,) = dist.glob("*.whl")
    assert packed(wheel) == packed(usual)
    checked = run("twine", "check", "--strict", wheel, cwd=made.package)
    assert checked.code == 0, checked.text


def packed(wheel: Path) -> set[str]:
    """Return the files of a package in a wheel."""
    names = zipfile.ZipFile(wheel).namelist()
    return {each for each in names if ".dist-info/" not in each and each[-1] != "/"}


def test_the_same_source_gives_the_same_bytes(
    sipher: Project, dist: Path, tmp_path: Path
) -> None:
    command = ("python", "-m", "build", "--no-isolation", "--outdir", tmp_path, ".")
    assert run(*command, cwd=sipher.package, SOURCE_DATE_EPOCH="1700000000").code == 0
    for path in dist.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_its_bill_of_materials_is_complete(
    sipher: Project, dist: Path, tmp_path: Path
) -> None:
    workflow = yaml.safe_load(
        (sipher.root / ".github/workflows/release.yml").read_text(encoding="utf-8")
    )
    (step,) = (
        each
        for each in workflow["jobs"]["build"]["steps"]
        if "bill of materials" in each.get("name", "")
    )
    assert f"cyclonedx-bom=={version()}" in str(workflow["jobs"]["build"]["steps"])
    shutil.copytree(dist, sipher.package / "dist")
    ran = run(
        "bash", "-e", "-c", step["run"], cwd=sipher.package, RUNNER_TEMP=str(tmp_path)
    )
    shutil.rmtree(sipher.package / "dist")
    assert ran.code == 0, ran.text
    found = json.loads((tmp_path / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert found["bomFormat"] == "CycloneDX"
    assert found["metadata"]["component"]["name"] == "sipher-sdk"
    names = {each["name"] for each in found["components"]}
    assert {"pydantic", "httpx2", "anyio"} <= names
    assert names.isdisjoint({"pip", "setuptools", "pytest"})


def version() -> str:
    """Return the version of the tool that writes it, which is the one of the workflow."""
    lines = (Path(__file__).parent / "constraints.txt").read_text(encoding="utf-8")
    (found,) = re.findall(r"^cyclonedx-bom==(.+)$", lines, re.MULTILINE)
    return str(found)


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
