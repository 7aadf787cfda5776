"""The scenarios of TypeSpec's conformance suite, against its own server.

All of them are in `python -m tests.conformance`, and in the tests marked `corpus`; a part
that touches every second document runs everywhere.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conformance.known import KNOWN
from tests.conformance.plans import Scenario, scenarios
from tests.conformance.suite import missing, run
from tests.corpus.shared import needs

SHARE = 8


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    """Skip where the server is missing, but never where it has to run."""
    if reason := missing():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def _part() -> list[Scenario]:
    """Every eighth scenario of every second folder, the folder's first included."""
    folders: dict[str, list[Scenario]] = {}
    for each in scenarios():
        folders.setdefault(each.folder, []).append(each)
    some = list(folders.values())[1::2]  # none that has to be compiled first
    return [each for found in some for each in found[::SHARE]]


def _judge(wanted: list[Scenario], folder: Path) -> None:
    wrong = {row.name: row.why for row in run(wanted, folder) if row.why}
    named = {each.name for each in wanted}
    assert wrong.keys() == KNOWN.keys() & named, wrong


@needs("conformance")
def test_a_part_of_all_scenarios(tmp_path: Path) -> None:
    _judge(_part(), tmp_path)


@needs("conformance")
@pytest.mark.corpus
def test_all_scenarios(tmp_path: Path) -> None:
    wanted = list(scenarios())
    assert len(wanted) == 512
    _judge(wanted, tmp_path)
