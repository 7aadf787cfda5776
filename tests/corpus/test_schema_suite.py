"""JSON-Schema-Test-Suite: nothing valid is refused or changed, strict or not."""

from __future__ import annotations

import dataclasses
import re

import pytest

from tests.corpus import schema_suite
from tests.corpus.shared import needs

pytestmark = [pytest.mark.corpus, needs("jsonschema")]

# Their references are resolved against an `$id` within the schema.
_FAULT = re.compile(r"^error\[reference-.*\n --> \S*?([\w-]+)\.json:", re.MULTILINE)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder of the package, and the groups in it."""
    folder = tmp_path_factory.mktemp("suite")
    every = schema_suite.groups()
    wrong = schema_suite.build(folder, every)
    left = set(_FAULT.findall(wrong))
    identified = {
        each.name for each in every if '"$id"' in str(each.schema).replace("'", '"')
    }
    assert left <= identified, wrong
    kept = [each for each in every if each.name not in left]
    if left:
        assert not schema_suite.build(folder, kept)
    return folder, kept


def test_valid_instances_come_back(built):
    folder, groups = built
    assert sum(len(each.valid) for each in groups) > 400
    assert schema_suite.run(folder, groups) == []


def test_what_is_wrong_would_be_seen(built):
    folder, groups = built
    group = next(each for each in groups if each.name == "required-0")
    wrong = dataclasses.replace(group, valid=({},))
    (line,) = [each for each in schema_suite.run(folder, [wrong]) if "whole" in each]
    assert line.startswith("REFUSED /required-0/whole strict=True")
