"""Names that the configuration gives are taken as they are written."""

from __future__ import annotations

from sdkwright.config import MethodNames

from tests.unit.model import refined
from tests.unit.refine.operations.test_grouping import document, named


def test_the_configuration_comes_first() -> None:
    text = document(
        ("GET", "/a", {"operationId": "getA", "x-sdkwright-name": "b"}),
        ("GET", "/c", {}),
    )
    names = {"getA": MethodNames(paths=("x.y.z",)), "GET /c": MethodNames(paths=("w",))}
    api = refined(text, names=names)
    assert named(api) == ["x.y.z", "w"]


def test_long_names_of_the_configuration_are_not_cut() -> None:
    name = "_".join(f"part_{number}" for number in range(12))
    names = {"GET /a": MethodNames(paths=(f"pets.{name}",))}
    api = refined(document(("GET", "/a", {"operationId": name})), names=names)
    (operation,) = api.operations
    assert operation.candidate is not None
    assert operation.candidate.text == name
    # What it was called before stays where a lock says so.
    assert len(operation.candidate.alternatives[-1]) < len(name)


def test_resources_are_spelled_as_the_configuration_spells_them() -> None:
    text = document(
        ("GET", "/a", {"x-fern-sdk-group-name": "Pets", "x-fern-sdk-method-name": "a"}),
        ("GET", "/b", {}),
    )
    api = refined(text, names={"GET /b": MethodNames(paths=("pets.b",))})
    assert named(api) == ["pets.a", "pets.b"]


def test_a_group_that_ids_are_with_a_number_behind_is_a_method() -> None:
    text = document(
        (
            "GET",
            "/count",
            {"operationId": "cat.count.0", "x-operation-group": "cat.count"},
        ),
        (
            "GET",
            "/{index}/count",
            {"operationId": "cat.count.1", "x-operation-group": "cat.count"},
        ),
        ("POST", "/find", {"operationId": "search.0", "x-operation-group": "search"}),
        ("GET", "/pets", {"operationId": "listPets", "x-operation-group": "animals"}),
    )
    api = refined(text)
    assert named(api)[0] == "cat.count"
    assert named(api)[1].startswith("cat.count")
    assert (
        named(api)[2:] == ["search", "animals.list_pets"] or named(api)[2] == "search"
    )
    assert named(refined(text, decisions=api.decisions)) == named(api)
    older = refined(text, decisions={"common prefix": ""})
    assert named(older)[2].startswith("search.")
    assert named(refined(text, decisions=older.decisions)) == named(older)
