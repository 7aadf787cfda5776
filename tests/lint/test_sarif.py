"""SARIF logs, by the schema of the standard."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft4Validator
from sdkwright.lint import Group, sarif
from sdkwright.source import Location

from tests.corpus.shared import ROOT
from tests.lint.cases import linted
from tests.unit.lint.documents import changed

SCHEMA = (
    ROOT
    / "tests/lint/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
)
CHANGES = """
servers: [{url: "https://pets.test/v1/"}]
components: {schemas: {Pet: {properties: {name: {enum: [a, a]}, "t ä'%": {type: string}}}}}
"""


def groups(*, reason: str = "") -> tuple[Group, ...]:
    """Return what is found in a document, ignored if there is a reason."""
    return tuple(
        Group(
            code=g.code, severity=g.severity, rule=g.rule, items=g.items, reason=reason
        )
        for g in linted(changed(CHANGES)).groups
    )


def log(*, reason: str = "") -> dict[str, Any]:
    """Return a log of what is found, with places."""
    place = Location(file="my specs/ä.yaml", line=3, column=0)
    found = [
        (group, [(each.diagnostic, place) for each in group.items])
        for group in groups(reason=reason)
    ]
    made: dict[str, Any] = json.loads(json.dumps(sarif(found, "1.2.3")))
    return made


def test_logs_name_rules_places_and_levels() -> None:
    (run,) = log()["runs"]
    results = {each["ruleId"]: each for each in run["results"]}
    assert results["enum-repeated"]["level"] == "warning"
    physical = results["enum-repeated"]["locations"][0]["physicalLocation"]
    assert physical == {
        "artifactLocation": {"uri": "my%20specs/%C3%A4.yaml"},
        "region": {"startLine": 3, "startColumn": 1},
    }
    rules = run["tool"]["driver"]["rules"]
    for each in run["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]


def test_what_is_ignored_is_suppressed_with_its_reason() -> None:
    (run,) = log(reason="agreed")["runs"]
    given = {"kind": "external", "justification": "agreed"}
    assert all(each["suppressions"] == [given] for each in run["results"])


@pytest.mark.skipif(not SCHEMA.exists(), reason="`make corpus` installs the schema")
@pytest.mark.parametrize("reason", ["", "agreed"])
def test_logs_fit_the_schema_of_the_standard(reason: str) -> None:
    schema = json.loads(SCHEMA.read_bytes())
    validator: Any = Draft4Validator(schema)
    errors = [each.message for each in validator.iter_errors(log(reason=reason))]
    assert errors == []
