"""Methods that are named without a resource are the client's, in packages that begin so."""

from __future__ import annotations

from tests.unit.model import refined
from tests.unit.refine.operations.test_grouping import document, named

FERN = document(
    ("GET", "/a", {"tags": ["pets"], "x-fern-sdk-method-name": "peek"}),
    (
        "GET",
        "/b",
        {
            "tags": ["pets"],
            "x-fern-sdk-method-name": "see",
            "x-fern-sdk-group-name": "zoo",
        },
    ),
)


def test_what_fern_names_without_a_group_is_a_method_of_the_client() -> None:
    first = refined(FERN)
    assert named(first) == ["peek", "zoo.see"]
    assert named(refined(FERN, decisions=first.decisions)) == ["peek", "zoo.see"]


def test_packages_that_have_such_a_method_under_its_tag_keep_it_there() -> None:
    earlier = {**refined(FERN).decisions}
    del earlier["methods named without a resource"]
    assert named(refined(FERN, decisions=earlier)) == ["pets.peek", "zoo.see"]
