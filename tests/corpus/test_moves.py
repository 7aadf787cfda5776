"""What `gen migrate` and `gen build` keep of published packages, in sum."""

from __future__ import annotations

import pytest

from tests.corpus.moves import moved, total
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
    for kind, share in least.items():
        part, whole = counts[kind]
        assert 100 * part / whole >= share, kind
