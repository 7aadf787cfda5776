"""Overlays against the suites of RFC 9535 and of the Overlay Specification."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml
from sdkwright.diagnostics import Report
from sdkwright.read.load import load
from sdkwright.read.overlays.actions import read_actions
from sdkwright.read.overlays.query import QueryError, node_at, select
from sdkwright.source import Source

SUITES = (
    Path(os.environ.get("SDKWRIGHT_CORPUS") or Path(__file__).parents[3] / "shared")
    / "judges"
)
pytestmark = pytest.mark.skipif(
    not SUITES.is_dir(), reason="the data of the suites are not here"
)


def test_every_query_of_the_compliance_suite() -> None:
    tests = json.loads((SUITES / "jsonpath/cts.json").read_text())["tests"]
    wrong: list[str] = []
    for each in tests:
        try:
            tree = each.get("document")
            found = [node_at(tree, path) for path in select(each["selector"], tree)]
        except QueryError:
            fine = bool(each.get("invalid_selector"))
        else:
            wanted = each.get("results", [each.get("result")])
            unique = [json.dumps(one) for one in found]
            fine = not each.get("invalid_selector") and (
                found in wanted or _repeats(each, unique, wanted)
            )
        if not fine:
            wrong.append(each["name"])
    assert len(tests) > 700
    assert wrong == []


def _repeats(test: dict[str, object], found: list[str], wanted: list[object]) -> bool:
    """A query may select a node twice; an action changes it once."""
    paths = test.get("result_paths") or test.get("results_paths")
    assert isinstance(paths, list)
    every = paths if paths and isinstance(paths[0], list) else [paths]
    return any(
        len(one) != len(set(one)) and len(found) == len(set(one)) for one in every
    )


@pytest.mark.parametrize(
    "folder",
    sorted((SUITES / "overlay/compliant-sets").glob("*")) if SUITES.is_dir() else [],
    ids=lambda path: path.name,
)
def test_compliant_sets(folder: Path) -> None:
    report = Report()
    source = Source(path=folder / "openapi.yaml", overlays=(folder / "overlay.yaml",))
    documents = load(source, report)
    assert documents is not None
    expected = yaml.load((folder / "output.yaml").read_text(), yaml.BaseLoader)
    made = yaml.load(documents.validated_texts()[""], yaml.BaseLoader)
    assert made == expected
    assert not [each for each in report if each.code.startswith("overlay")]


def _documents(kind: str) -> list[Path]:
    return sorted(
        path
        for version in ("v1.0", "v1.1")
        for path in (SUITES / "overlay/tests" / version / kind).glob("*.yaml")
    )


@pytest.mark.parametrize("kind", ["pass", "fail"])
def test_documents_of_the_schema_tests(kind: str) -> None:
    wrong: list[str] = []
    for path in _documents(kind):
        report = Report()
        read_actions(yaml.safe_load(path.read_text()), "overlay:0", report)
        if report.failed == (kind == "pass"):
            wrong.append(f"{path.parent.parent.name}/{path.name}")
    assert len(_documents(kind)) >= 20
    assert wrong == []
