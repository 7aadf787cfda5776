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


_UNUSUAL = """
openapi: 3.1.0
info: {title: Reports, version: '1'}
servers: [{url: 'https://reports.test'}]
paths:
  /reports/{type}:
    get:
      operationId: getReport
      tags: [reports]
      parameters: [{name: type, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: ok, content: {application/pdf: {schema: {type: string, format: binary}}}}
        '204': {description: it comes by mail}
  /login:
    get:
      operationId: login
      tags: [session]
      responses:
        '302': {description: to the provider}
        default: {description: no, content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}}
  /objects:
    get:
      operationId: listObjects
      tags: [objects]
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Object'}}}}}
  /objects/values:
    get:
      operationId: listObjectValues
      tags: [objects]
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object}}}}
components:
  schemas:
    Object: {type: object, properties: {id: {type: string}}}
"""


def test_they_pass_for_empty_downloads_redirects_and_a_type_called_object(
    tmp_path: Path,
) -> None:
    (tmp_path / "given").mkdir()
    spec = tmp_path / "given" / "openapi.yaml"
    spec.write_text(_UNUSUAL)
    made = project(tmp_path, spec, "reports_sdk")
    ran = made.test("tests/test_operations.py")
    assert ran.code == 0, ran.text
    assert "the_method_returns" not in ran.text


def test_they_find_what_is_wrong(tmp_path: Path) -> None:
    """A field that is lost, an argument and a snippet that do not fit: each is noticed."""
    made = project(tmp_path, ROOT / "specs" / "sipher.yaml", "sipher_sdk")
    package = made.package / "sipher_sdk"
    model = package / "types" / "session_create_response.py"
    right = 'serialization_alias="expiresAt"'
    assert right in model.read_text()
    model.write_text(model.read_text().replace(right, 'serialization_alias="x"'))
    path = package / "operations.json"
    index = json.loads(path.read_text())
    index["operations"][1]["example"] = "client.sessions.delete()"
    path.write_text(json.dumps(index))
    api = made.package / "api.md"
    wrong = api.read_text().replace("sessions.retrieve(", "sessions.retrieve(nope=")
    api.write_text(wrong)
    ran = made.test()
    assert ran.code == 1
    for found in (
        "test_a_model_writes_what_it_read[SessionCreateResponseData]",
        "[sipher_sdk.sessions.delete-sync-loose]",
        "test_the_example_in_the_documentation_runs[sipher_sdk.sessions.delete]",
        "test_a_strict_type_checker_takes_all_snippets",
    ):
        assert found in ran.text
