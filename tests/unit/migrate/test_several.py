"""Several documents of one package stay one package."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from tests.unit.migrate.made import files, gen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def document(
    path: str, id: str, *, kind: str = "string", version: str = "3.1.0"
) -> str:
    """Return a document with one operation and a schema `Fault`."""
    fault = {"type": "object", "properties": {"code": {"type": kind}}}
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}
    operation = {
        "operationId": id,
        "responses": {"200": {"description": "ok", "content": content}},
    }
    return json.dumps(
        {
            "openapi": version,
            "info": {"title": "Zoo", "version": "1"},
            "paths": {path: {"get": operation}},
            "components": {"schemas": {"Fault": fault}},
        }
    )


FERN = """
    api:
      specs:
        - {openapi: a.json, overrides: a.over.yml}
        - {openapi: b.json, overrides: b.over.yml, namespace: nightShift}
        - {openapi: c.json}
        - {openapi: gone.json}
    groups:
      python-sdk:
        generators: [{name: fernapi/fern-python-sdk, config: {package_name: zoo}}]
"""


def test_documents_of_fern_are_merged_under_their_namespaces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "generators.yml": FERN,
        "a.json": document("/a", "first"),
        "b.json": document("/b", "second", kind="integer"),
        "c.json": document("/c", "third", version="3.0.3"),
        "a.over.yml": "paths: {/a: {get: {x-fern-sdk-method-name: one}}}",
        "b.over.yml": """
            info: {title: B}
            paths: {/b: {get: {x-fern-sdk-group-name: pens, x-fern-sdk-method-name: two}}}
            components: {schemas: {Fault: {title: Blame}}}
        """,
    }
    source, out = files(tmp_path / "old", texts), tmp_path / "new"
    assert gen("migrate", source / "generators.yml", "--out", out) == 0
    found = tomllib.loads((out / "gen.toml").read_text(encoding="utf-8"))
    assert found["spec"] == ["../old/a.json", "../old/b.json"]
    assert found["names"] == {"GET /a": "one", "GET /b": "night_shift.pens.two"}
    said = " ".join(capsys.readouterr().err.split())
    assert "c.json is not carried: its version is 3.0, that of the first" in said
    assert "gone.json is not at hand, so that it is not carried" in said
    assert "`info` of" in said
    assert "about `Fault` is not carried: another document has a component" in said
    assert "It is called `Fault2` here." in said
    assert gen("build", "--config", out / "gen.toml") == 0


def test_documents_that_an_api_of_fern_depends_on_have_their_resources(
    tmp_path: Path,
) -> None:
    api = "api: {path: openapi.json}\n"
    texts = {
        "all/generators.yml": "groups: {p: {generators: [{name: fernapi/fern-python-sdk}]}}",
        "all/dependencies.yml": "dependencies: {animals: ../animals, pens: ../pens}",
        "all/definition/api.yml": "name: api",
        "all/definition/wild-life/__package__.yml": "export: animals",
        "all/definition/pens/__package__.yml": "export: pens",
        "animals/generators.yml": api,
        "animals/openapi.json": document("/a", "first"),
        "pens/generators.yml": api,
        "pens/openapi.json": document("/b", "second"),
    }
    source, out = files(tmp_path / "old", texts), tmp_path / "new"
    assert gen("migrate", source / "all/generators.yml", "--out", out) == 0
    found = tomllib.loads((out / "gen.toml").read_text(encoding="utf-8"))
    assert found["names"] == {"GET /a": "wild_life.first", "GET /b": "pens.second"}


def test_inputs_of_speakeasy_are_merged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "workflow.yaml": """
            workflowVersion: 1.0.0
            sources:
              zoo: {inputs: [{location: a.json}, {location: b.json, modelNamespace: pens}]}
            targets: {zoo: {target: python, source: zoo}}
        """,
        "gen.yaml": "{configVersion: 2.0.0, generation: {sdkClassName: Zoo}, python: {}}",
        "a.json": document("/a", "first"),
        "b.json": document("/b", "second"),
    }
    source, out = files(tmp_path / "old", texts), tmp_path / "new"
    assert gen("migrate", source / "workflow.yaml", "--out", out) == 0
    found = tomllib.loads((out / "gen.toml").read_text(encoding="utf-8"))
    assert found["spec"] == ["../old/a.json", "../old/b.json"]
    assert {*found["names"]} == {"GET /a", "GET /b"}
    assert "The package of types `pens` is not carried" in capsys.readouterr().err


def test_a_document_that_is_named_counts_for_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = document("/a", "first")
    texts = {"generators.yml": FERN, "a.json": whole, "whole.json": whole}
    source, out = files(tmp_path / "old", texts), tmp_path / "new"
    spec = source / "whole.json"
    assert gen("migrate", source / "generators.yml", "--spec", spec, "--out", out) == 0
    found = tomllib.loads((out / "gen.toml").read_text(encoding="utf-8"))
    assert found["spec"] == "../old/whole.json"
    assert "c.json is not carried: --spec names the document" in capsys.readouterr().err
