"""What holds for a whole document is decided once: crossing a threshold renames nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings, strategies as st
from sdkwright.config import ApiConfig
from sdkwright.diagnostics import Report
from sdkwright.ir import Api
from sdkwright.python.operations import resource_tree
from sdkwright.refine import refine
from sdkwright.source import Source

from tests.effort import examples
from tests.unit.model import api

Names = Mapping[str, Mapping[str, str]]


def document(paths: Mapping[tuple[str, str], str]) -> Api:
    """Read a document with an operation, and its id, for each method and path."""
    lines = ["paths:"]
    for (method, path), own in paths.items():
        lines.append(f"  {path}:")
        lines.append(f"    {method}:")
        lines.extend([f"      operationId: {own}"] if own else [])
        lines.append('      responses: {"200": {description: Fine.}}')
    return api("\n".join(lines))


def named(found: Api, recorded: Names) -> tuple[dict[str, str], Names]:
    """Return the name of each operation, and what a build would record."""
    own = ApiConfig(name="test", source=Source(text=b""))
    known = replace(found, decisions=dict(recorded.get("decisions", {})))
    refined = refine(known, own, Report())
    settled: dict[str, dict[str, str]] = {"decisions": dict(refined.decisions)}
    tree = resource_tree(refined, recorded, settled)
    names = {
        operation.id: ".".join((*each.path, each.methods[operation.id]))
        for each in tree.every
        for operation in each.operations
    }
    return names, settled


def crossed(
    before: Mapping[tuple[str, str], str], added: Mapping[tuple[str, str], str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names before and after operations are added, with the record."""
    first, recorded = named(document(before), {})
    second, _ = named(document({**before, **added}), recorded)
    assert {key: second[key] for key in first} == first
    return first, second


def test_a_common_prefix_stays_one() -> None:
    before = {
        ("get", f"/where/{each}/{{id}}"): "" for each in ("agency", "block", "stop")
    }
    first, second = crossed(
        before, {("get", "/status/{id}"): "", ("get", "/where/trip/{id}"): ""}
    )
    assert "where" not in " ".join(first.values())
    assert second["#/paths/~1where~1trip~1{id}/get"] == "trip.retrieve"


def test_what_was_no_prefix_stays_a_resource() -> None:
    before = {("get", "/where/{id}"): "", ("get", "/where/block/{id}"): ""}
    crossed(
        before, {("get", f"/where/{each}"): "" for each in ("agency", "trip", "stop")}
    )


def test_pre_release_versions_are_told_apart_from_the_first_build_on() -> None:
    before = {("get", "/v1alpha/pets/{id}"): "", ("post", "/v1alpha/pets"): ""}
    crossed(before, {("get", "/v1/pets/{id}"): "", ("get", "/v1alpha/cats/{id}"): ""})


def test_ids_that_were_names_stay_names() -> None:
    before = {
        ("get", f"/x{each}"): f"pets/list-{each}" for each in ("one", "two", "six")
    }
    crossed(before, {("get", f"/y{each}"): f"listCats{each}" for each in range(9)})


def test_another_id_is_the_same_method() -> None:
    before = {("post", "/pets/{id}/feed"): "feedPet", ("get", "/pets/{id}"): "getPet"}
    first, recorded = named(document(before), {})
    renamed = {place: f"{own}V2" for place, own in before.items()}
    assert named(document(renamed), recorded)[0] == first


def test_another_name_of_a_parameter_is_the_same_method() -> None:
    first, recorded = named(document({("get", "/files/{id}/content"): "raw"}), {})
    second, _ = named(document({("get", "/files/{file_id}/content"): "x"}), recorded)
    assert list(first.values()) == list(second.values())


PATHS = st.dictionaries(
    st.tuples(
        st.sampled_from(["get", "post", "delete"]),
        st.lists(
            st.sampled_from(
                ["pets", "{id}", "search", "v2", "batch", "self", "list", "日本"]
            ),
            min_size=1,
            max_size=4,
        ).map(lambda parts: "/" + "/".join(parts)),
    ).filter(lambda place: place[1].count("{id}") < 2),
    st.sampled_from(
        ["", "listPets", "a/b", "pets_list", "with_raw_response", "x" * 300]
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=examples(60, few=15), deadline=None)
@given(PATHS, PATHS)
def test_added_operations_rename_nothing(
    before: Mapping[tuple[str, str], str], added: Mapping[tuple[str, str], str]
) -> None:
    def unique(paths: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
        # One method a path: the documents of these tests are text, a path at a time.
        return {
            (method, path): own
            for path, (method, own) in {
                path: (method, own) for (method, path), own in paths.items()
            }.items()
        }

    first = unique(before)
    taken = {path for _, path in first}
    crossed(first, {k: v for k, v in unique(added).items() if k[1] not in taken})


@settings(max_examples=examples(40, few=15), deadline=None)
@given(PATHS)
def test_names_do_not_depend_on_the_order(paths: Mapping[tuple[str, str], str]) -> None:
    once = {path: (method, own) for (method, path), own in paths.items()}
    forward = {(method, path): own for path, (method, own) in once.items()}
    backward = dict(reversed(forward.items()))
    assert named(document(forward), {})[0] == named(document(backward), {})[0]
