"""What `gen migrate` and `gen build` keep of published packages, in sum."""

from __future__ import annotations

import os

import pytest

from tests.corpus import checking
from tests.corpus.moves import moved, total
from tests.corpus.proof import WORK
from tests.corpus.shared import absent
from tests.corpus.surfaces import projects

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(bool(absent("switching")), reason=absent("switching") or ""),
]


@pytest.mark.parametrize(
    ("vendors", "least"),
    [
        ({"stainless"}, {"names": 99, "call sites": 95, "types": 90, "exports": 95}),
        ({"speakeasy", "fern"}, {"call sites": 95}),
    ],
)
def test_what_stays_of_published_packages(
    vendors: set[str], least: dict[str, int]
) -> None:
    found = [moved(each) for each in projects() if each.vendor in vendors]
    assert not [each.message for each in found if each.message]
    counts = total(found, "").counts
    if "SDKWRIGHT_WHEELS" not in os.environ:
        # A surface does not say in which module a type is: wheels do.
        least = {kind: share for kind, share in least.items() if kind != "types"}
    for kind, share in least.items():
        part, whole = counts[kind]
        assert 100 * part / whole >= share, kind


@pytest.mark.parametrize(
    "name", [each.name for each in projects() if each.vendor == "stainless"]
)
def test_a_moved_package_is_typed(name: str) -> None:
    (project,) = (each for each in projects() if each.name == name)
    assert not moved(project).message
    folder = WORK / "moves" / name / "generated"
    (surface,) = folder.glob("*/surface.json")
    packages = [surface.parent.name]
    assert not checking.mypy(folder, packages, WORK / ".mypy")
    assert not checking.pyright(folder, packages)
