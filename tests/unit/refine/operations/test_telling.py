"""What an operation is called whose plain name another one has a better right to."""

from __future__ import annotations

from sdkwright.python.operations import resource_tree

from tests.unit.model import refined
from tests.unit.refine.operations.test_grouping import LIST, document, named

OBJECT = {
    "200": {
        "description": "ok",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


def others(*operations: tuple[str, str, dict[str, object]]) -> list[tuple[str, ...]]:
    """Return the names of each operation, the plain one first."""
    found = refined(document(*operations)).operations
    candidates = [each.candidate for each in found if each.candidate is not None]
    return [(each.text, *each.alternatives) for each in candidates]


def orders(*operations: tuple[str, str, dict[str, object]]) -> list[int]:
    found = refined(document(*operations)).operations
    return [each.candidate.order for each in found if each.candidate is not None]


def test_the_head_of_an_item_is_the_plain_one() -> None:
    asked: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("HEAD", "/{projectKey}/carts", {"operationId": "ByProjectKeyCartsHead"}),
        (
            "HEAD",
            "/{projectKey}/carts/{ID}",
            {"operationId": "ByProjectKeyCartsByIDHead"},
        ),
        ("GET", "/{projectKey}/carts", {}),
    )
    every_name, _, one_name = others(*asked)
    assert every_name[:2] == ("head", "head all")
    assert one_name == ("head", "head by id")
    every, _, one = orders(*asked)
    assert one < every


def test_what_only_asks_for_headers_comes_behind_the_call() -> None:
    asked: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("HEAD", "/orders/search", {}),
        ("POST", "/orders/search", {}),
        ("GET", "/orders/{id}", {}),
    )
    head, search, _ = others(*asked)
    assert (head[:2], search[0]) == (("search", "search head"), "search")
    order, plain, _ = orders(*asked)
    assert plain < order


def test_the_update_of_an_item_is_the_plain_one() -> None:
    every, one = orders(("PUT", "/user", {}), ("PUT", "/user/{id}", {}))
    assert one < every


def test_a_path_without_a_version_is_the_first_version() -> None:
    first, second = others(("POST", "/things", {}), ("POST", "/v2/things", {}))
    assert first[:2] == ("create", "create v1")
    assert second[:2] == ("create", "create v2")
    plain, _ = others(("POST", "/things", {}), ("POST", "/v1/things", {}))
    assert "create v1" not in plain
    # Nothing but the version tells the two apart.
    assert "create unversioned" in plain


def test_what_gets_or_gives_a_list_is_about_many() -> None:
    ids = {"type": "object", "properties": {"ids": {"type": "array"}}}
    body = {"content": {"application/json": {"schema": ids}}}
    found = others(
        ("PUT", "/user", {**LIST}),
        ("PUT", "/user/{id}", {}),
        ("POST", "/user/delete", {"requestBody": body}),
        ("POST", "/user/import", {"requestBody": body}),
    )
    assert found[0] == ("update", "update many")
    assert found[2] == ("delete", "delete many")
    assert found[3] == ("import", "import any")
    below = others(
        ("DELETE", "/shops/{id}/pets", {}),
        ("POST", "/shops/{id}/pets/delete", {"requestBody": body}),
    )
    assert below[1][:2] == ("delete", "delete many")


def test_what_a_form_is_got_by() -> None:
    found = others(("POST", "/pets", {}), ("GET", "/pets/create", {}))
    assert found[1][:2] == ("create", "get create")


def test_one_thing_is_deleted_though_others_can_be_read_by_a_key() -> None:
    api = refined(
        document(
            ("GET", "/session", {"operationId": "getSession", "responses": OBJECT}),
            ("DELETE", "/session", {"operationId": "deleteSession"}),
            ("GET", "/session/{id}", {"operationId": "getSessionId"}),
        )
    )
    assert named(api)[:2] == ["session.retrieve", "session.delete"]
    api = refined(
        document(
            ("GET", "/session", LIST),
            ("DELETE", "/session", {}),
            ("GET", "/session/{id}", {}),
        )
    )
    assert named(api)[1] == "session.delete many"


def test_bytes_of_one_thing_are_no_list_and_ls_is() -> None:
    file = {"application/octet-stream": {"schema": {"format": "binary"}}}
    api = refined(
        document(
            (
                "GET",
                "/objects",
                {
                    "operationId": "getObject",
                    "responses": {"200": {"description": "ok", "content": file}},
                },
            ),
            ("GET", "/objects/ls", {"operationId": "listObjects", **LIST}),
        )
    )
    assert named(api) == ["objects.retrieve", "objects.list"]


def test_the_key_of_a_parent_is_said_where_it_tells_apart() -> None:
    every: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("GET", "/{project}/in-store/key={storeKey}/carts", {**LIST}),
        ("GET", "/{project}/in-store/key={storeKey}/carts/key={key}", {}),
        ("GET", "/{project}/in-store/key={storeKey}/carts/{ID}", {}),
        ("GET", "/users/{id}/repos", {**LIST}),
        ("GET", "/users/by-name/{name}/repos", {**LIST}),
    )
    assert named(refined(document(*every))) == [
        "in-store.carts.list",
        "in-store.carts.retrieve by key",
        "in-store.carts.retrieve",
        "users.repos.list",
        "users.repos.list by name",
    ]


def test_paths_that_are_alike_keep_their_names() -> None:
    ids = ("notify", "notifyShort")
    paths = ("/{version3}/users/{id}/notes", "/{version}/users/{id}/notes")
    api = refined(
        document(
            *(
                ("POST", path, {"operationId": id})
                for path, id in zip(paths, ids, strict=True)
            )
        )
    )
    settled: dict[str, dict[str, str]] = {}
    (first,) = (each for each in resource_tree(api, {}, settled).every if each.methods)
    for _ in range(2):
        again = resource_tree(api, settled, {})
        (found,) = (each for each in again.every if each.methods)
        assert found.methods == first.methods
    renamed = refined(
        document(("POST", "/{v}/users/{id}/notes", {"operationId": ids[0]}))
    )
    (found,) = (
        each for each in resource_tree(renamed, settled, {}).every if each.methods
    )
    assert {*found.methods.values()} <= {*first.methods.values()}
