"""The tests that packages get: they pass for right packages, before mocks, and fail for wrong ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpus.shared import ROOT, SHARED, needs
from tests.release.conftest import Project, prism, project, steady

pytestmark = pytest.mark.corpus
OURS = ("stagehand", "mix", "sipher", "syllable")
OTHERS = (
    "docker-engine",
    "langfuse",
    "petstore3",
    "qdrant",
    "sendgrid-mail",
    "spotify",
    "train-travel",
)


@pytest.fixture(scope="module", params=OURS)
def own(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Project:
    """A package of each of the four session APIs."""
    name = str(request.param)
    root = tmp_path_factory.mktemp(name)
    return project(root, ROOT / "specs" / f"{name}.yaml", f"{name}_sdk")


def test_they_pass(own: Project) -> None:
    ran = own.test()
    assert ran.code == 0, ran.text
    assert " passed" in ran.text


@pytest.mark.parametrize("mock", [prism, steady], ids=["prism", "steady"])
def test_they_pass_before_a_mock(own: Project, mock: object, tmp_path: Path) -> None:
    (package,) = (each for each in own.package.iterdir() if each.name.endswith("_sdk"))
    (spec,) = (own.root / "specs").glob(f"{package.name.removesuffix('_sdk')}.yaml")
    assert callable(mock)
    with mock(spec, tmp_path / "log") as url:
        variable = {f"{package.name.upper()}_TEST_URL": url}
        ran = own.test("tests/test_operations.py", "-k", "mock", **variable)
    assert ran.code == 0, ran.text
    assert " passed" in ran.text
    refused = (tmp_path / "log").read_text(encoding="utf-8", errors="replace")
    assert "\N{BALLOT X}" not in refused, refused[-2_000:]


@needs("corpus")
@pytest.mark.parametrize("name", OTHERS)
def test_they_pass_for_packages_of_others(name: str, tmp_path: Path) -> None:
    (spec,) = (SHARED / "corpus" / name).glob("openapi.*")
    made = project(tmp_path, spec, f"{name.replace('-', '_')}_sdk")
    ran = made.test()
    assert ran.code == 0, ran.text


def test_they_find_what_is_wrong(tmp_path: Path) -> None:
    """A lost field, a wrong example, a snippet that does not fit: each is noticed."""
    made = project(tmp_path, ROOT / "specs" / "sipher.yaml", "sipher_sdk")
    package = made.package / "sipher_sdk"
    path = package / "types" / "error_response.py"
    path.write_text(
        path.read_text().replace('validation_alias="', 'validation_alias="x')
    )
    model = package / "types" / "session_create_response.py"
    text = model.read_text()
    assert 'serialization_alias="expiresAt"' in text
    model.write_text(
        text.replace('serialization_alias="expiresAt"', 'serialization_alias="x"')
    )
    index = json.loads((package / "operations.json").read_text())
    index["operations"][1]["example"] = "client.sessions.delete()"
    (package / "operations.json").write_text(json.dumps(index))
    api = made.package / "api.md"
    api.write_text(
        api.read_text().replace("sessions.retrieve(", "sessions.retrieve(nope=")
    )
    ran = made.test()
    assert ran.code == 1
    for found in (
        "test_a_model_writes_what_it_read[SessionCreateResponse]",
        "[sipher_sdk.sessions.create-sync-loose]",
        "[sipher_sdk.sessions.delete-sync-loose]",
        "test_a_strict_type_checker_takes_all_snippets",
    ):
        assert found in ran.text
