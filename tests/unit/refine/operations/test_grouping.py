"""Operations find their resource and the name of their method."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from sdkwright.ir import Api, Priority
from sdkwright.python.operations import resource_tree

from tests.unit.model import refined


def document(*operations: tuple[str, str, Mapping[str, object]], **root: object) -> str:
    paths: dict[str, dict[str, object]] = {}
    for method, path, members in operations:
        paths.setdefault(path, {})[method.lower()] = {
            "responses": {"200": {"description": "ok"}},
            **members,
        }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Test", "version": "1"},
            "paths": paths,
            **root,
        }
    )


def named(api: Api) -> list[str]:
    return [
        ".".join((*(each.text for each in operation.group), operation.candidate.text))
        for operation in api.operations
        if operation.candidate is not None
    ]


LIST = {
    "responses": {
        "200": {
            "description": "ok",
            "content": {
                "application/json": {
                    "schema": {"type": "array", "items": {"type": "string"}}
                }
            },
        }
    }
}


@pytest.mark.parametrize(
    ("method", "path", "id", "tag", "expected"),
    [
        # What a resource's collection and items are for.
        ("GET", "/sessions", "listSessions", "Sessions", "sessions.list"),
        ("GET", "/sessions", "sessions_list", "sessions", "sessions.list"),
        ("GET", "/sessions/{id}", "getSession", "Sessions", "sessions.retrieve"),
        ("GET", "/sessions/{id}", "getSessionById", "Sessions", "sessions.retrieve"),
        ("GET", "/users/{user_email}", "users_get_by_email", "users", "users.retrieve"),
        ("GET", "/sessions/{id}", "fetchSession", "Sessions", "sessions.retrieve"),
        ("POST", "/sessions", "createSession", "Sessions", "sessions.create"),
        ("POST", "/pet", "addPet", "pet", "pet.create"),
        ("PATCH", "/sessions/{id}", "updateSession", "Sessions", "sessions.update"),
        ("PATCH", "/sessions/{id}", "patchSession", "Sessions", "sessions.update"),
        ("PUT", "/sessions/{id}", "updateSession", "Sessions", "sessions.update"),
        ("PUT", "/sessions/{id}", "replaceSession", "Sessions", "sessions.update"),
        ("PUT", "/sessions/{id}", "putSession", "Sessions", "sessions.update"),
        ("DELETE", "/sessions/{id}", "deleteSession", "Sessions", "sessions.delete"),
        ("DELETE", "/sessions/{id}", "removeSession", "Sessions", "sessions.delete"),
        # The author's own words.
        (
            "POST",
            "/sessions/{id}/rewind",
            "rewindSession",
            "Sessions",
            "sessions.rewind",
        ),
        (
            "PATCH",
            "/s/{id}/callbacks",
            "updateSessionCallbacks",
            "Sessions",
            "Sessions.callbacks.update",
        ),
        ("GET", "/pet/findByStatus", "findPetsByStatus", "pet", "pet.find by status"),
        (
            "GET",
            "/orgs/{org}/repos",
            "repos/list-for-org",
            "repos",
            "repos.list for org",
        ),
        ("GET", "/repos/{o}/{r}", "repos/get", "repos", "repos.retrieve"),
        ("GET", "/user/logout", "logoutUser", "user", "user.logout"),
        (
            "GET",
            "/s/recording/stream",
            "session_recording_stream",
            "sessions",
            "sessions.recording.stream",
        ),
        (
            "GET",
            "/teams/{id}/components",
            "getTeamComponents",
            "Components",
            "teams.components.list",
        ),
        ("GET", "/v2/add-ons/apps", "addons_get_app", "Add-Ons", "add-ons.apps.list"),
        ("GET", "/users", "UsersController_findAll", "Users", "users.list"),
        ("POST", "/c/{id}/stop", "ContainerStop", "Container", "Container.stop"),
        # Generated ids say nothing.
        (
            "GET",
            "/items/{item_id}",
            "read_item_items__item_id__get",
            "items",
            "items.retrieve",
        ),
        ("POST", "/items/", "create_item_items__post", "items", "items.create"),
        (
            "POST",
            "/v1/customers/{customer}",
            "PostCustomersCustomer",
            "customers",
            "customers.update",
        ),
        (
            "POST",
            "/accounts/{id}/block",
            "postAccountBlock",
            "accounts",
            "accounts.block",
        ),
        ("GET", "/v9/x", "getX", "1Password", "1Password.x"),
    ],
)
def test_methods(method: str, path: str, id: str, tag: str, expected: str) -> None:
    members: dict[str, object] = {"operationId": id, "tags": [tag]}
    if expected.endswith("sessions.list"):
        members |= LIST
    api = refined(document((method, path, members)))
    assert named(api) == [expected]


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/v1/sessions/{id}", "sessions.retrieve"),
        ("POST", "/v1/sessions", "sessions.create"),
        ("DELETE", "/v1/sessions/{id}", "sessions.delete"),
        ("POST", "/v1/sessions/{id}/cancel", "sessions.cancel"),
        ("GET", "/api/v2/sessions/{id}/status", "sessions.status.retrieve"),
        ("GET", "/v1/sessions/search", "sessions.search"),
        ("POST", "/v1/customers/{c}/sources", "customers.sources.create"),
        ("GET", "/v1/customers/{c}/sources/{id}", "customers.sources.retrieve"),
        ("POST", "/v1/issuing/cards/{card}/ship", "issuing.cards.ship"),
        ("DELETE", "/v1/invoices", "invoices.delete many"),
        ("GET", "/2010-04-01/Accounts/{Sid}.json", "Accounts.retrieve"),
    ],
)
def test_names_from_method_and_path(method: str, path: str, expected: str) -> None:
    assert named(refined(document((method, path, {})))) == [expected]


def test_lists_are_recognized_by_the_response() -> None:
    api = refined(document(("GET", "/pets", LIST), ("GET", "/settings", {})))
    assert named(api) == ["pets.list", "settings.retrieve"]


def test_the_path_says_the_resources() -> None:
    api = refined(
        document(
            ("POST", "/api/v1/sessions/{id}/act", {"operationId": "act"}),
            ("GET", "/repos/{id}/hooks", {"operationId": "listRepoHooks"} | LIST),
            ("GET", "/{id}", {"operationId": "readIt"}),
        )
    )
    assert named(api) == ["sessions.act", "repos.hooks.list", "read it"]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("Pets_List", "Pets.list"),
        ("pets/list", "pets.list"),
        ("shop.pets.list", "shop.pets.list"),
        ("list_pets", "x.list"),
        ("Pets_List_All", "x.list"),
    ],
)
def test_without_tags_the_id_may_name_the_resource(id: str, expected: str) -> None:
    assert named(refined(document(("GET", "/x", {"operationId": id} | LIST)))) == [
        expected
    ]


def test_dotted_tags_and_parents_of_tags_nest() -> None:
    text = document(
        (
            "GET",
            "/a/{id}",
            {"tags": ["sessions.transcript"], "x-speakeasy-name-override": "get"},
        ),
        ("GET", "/b/{id}", {"tags": ["puppies"], "operationId": "getPuppy"}),
        ("GET", "/c/{id}", {"tags": ["default"], "operationId": "getC"}),
        tags=[
            {"name": "dogs", "parent": "pets"},
            {"name": "puppies", "parent": "dogs"},
        ],
    )
    assert named(refined(text)) == [
        "sessions.transcript.get",
        "pets.dogs.puppies.getPuppy",
        "c.getC",
    ]


def test_versions_are_no_resources() -> None:
    text = document(
        ("GET", "/2010-04-01/Calls/{Sid}.json", {"tags": ["Api20100401Call"]}),
        ("GET", "/v1/pets/{id}", {"tags": ["V1Pets"]}),
    )
    assert named(refined(text)) == ["Calls.retrieve", "pets.retrieve"]


def test_one_resource_has_one_spelling() -> None:
    text = document(
        ("GET", "/session-labels/{id}", {}),
        ("GET", "/session_labels", LIST),
    )
    groups = {each.group[0].text for each in refined(text).operations}
    assert groups == {"session-labels"}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"x-sdkwright-group": "a.b", "x-sdkwright-name": "go"}, "a.b.go"),
        ({"x-speakeasy-group": "a.b", "x-speakeasy-name-override": "go"}, "a.b.go"),
        (
            {"x-fern-sdk-group-name": ["a", "b"], "x-fern-sdk-method-name": "go"},
            "a.b.go",
        ),
        ({"x-fern-sdk-group-name": "a", "x-fern-sdk-method-name": "go"}, "a.go"),
        ({"x-fern-sdk-group-name": [], "x-fern-sdk-method-name": "go"}, "go"),
        ({"x-sdkwright-name": "ours", "x-speakeasy-name-override": "theirs"}, "T.ours"),
    ],
)
def test_extensions_override_names(members: dict[str, object], expected: str) -> None:
    api = refined(document(("GET", "/t", {"tags": ["T"], **members})))
    assert named(api) == [expected]
    candidate = api.operations[0].candidate
    assert candidate is not None
    assert candidate.priority is Priority.OVERRIDE


def test_a_root_list_of_patterns_names_methods() -> None:
    rules = [
        {"operationId": ".*_list$", "methodNameOverride": "all"},
        {"operationId": "(((", "methodNameOverride": "never"},
        {"operationId": "(a+)+$", "methodNameOverride": "never"},
    ]
    text = document(
        ("GET", "/a", {"tags": ["T"], "operationId": "things_list"}),
        (
            "GET",
            "/b",
            {"tags": ["T"], "operationId": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"},
        ),
        **{"x-speakeasy-name-override": rules},
    )
    assert named(refined(text))[0] == "T.all"


def test_a_new_operation_renames_no_other() -> None:
    first = ("GET", "/pets/{id}", {"operationId": "getPet", "tags": ["Pets"]})
    second = ("PUT", "/pets/{id}", {"operationId": "updatePet", "tags": ["Pets"]})
    third = ("PATCH", "/pets/{id}", {"operationId": "patchPet", "tags": ["Pets"]})
    before = named(refined(document(first, second)))
    after = named(refined(document(first, second, third)))
    assert set(before) <= set(after)


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        (
            [("GET", "/search", {"operationId": "search"}),
             ("POST", "/search", {"operationId": "searchUsingRequest"})],
            {"search", "search_using_request"},
        ),
        (
            [("GET", "/ties/{id}/links", {}), ("GET", "/ties/links", {}),
             ("GET", "/ties/{id}/links/{link_id}", {})],
            {"ties.links.list", "ties.links.list_all", "ties.links.retrieve"},
        ),
        (
            [("POST", "/rpc/team/get_teams", {}), ("POST", "/rpc/team/get_team", {})],
            {"rpc.team.get", "rpc.team.get_many"},
        ),
        (
            [("PUT", "/servers", {"operationId": "add_server"}), ("PATCH", "/servers/{id}", {}), ("POST", "/servers/test", {}),
                ("POST", "/servers/{id}/resync", {})],
            {"servers.add", "servers.update", "servers.resync", "servers.test"},
        ),
    ],
)  # fmt: skip
def test_a_taken_name_gives_way_to_one_that_says_the_difference(
    operations: list[tuple[str, str, Mapping[str, object]]], expected: set[str]
) -> None:
    api = refined(document(*operations))
    tree = resource_tree(api, {}, {})
    names = {
        ".".join((*each.path, each.methods[operation.id]))
        for each in tree.every
        for operation in each.operations
    }
    assert names == expected


def test_a_fragment_that_repeats_the_key_is_no_part_of_a_name() -> None:
    api = refined(
        document(
            ("GET", "/links", {}),
            ("GET", "/links/{id_or_name}#idOrName", {}),
            ("DELETE", "/links/{link_id}#id", {}),
            ("PUT", "/links/{link_id}#add_owner", {}),
        )
    )
    names = ["links.list", "links.retrieve", "links.delete", "links.add owner"]
    assert named(api) == names


def test_a_method_of_the_client_leaves_it_what_it_has() -> None:
    api = refined(
        document(
            ("POST", "/copy", {"operationId": "copy"}),
            ("POST", "/request", {}),
            ("POST", "/generate", {}),
        )
    )
    (client,) = resource_tree(api, {}, {}).every
    assert sorted(client.methods.values()) == ["copy_", "generate", "request_"]
    key = next(key for key, name in client.methods.items() if name == "copy_")
    recorded = {"methods:": {key: "copy_any"}}
    (client,) = resource_tree(api, recorded, {}).every
    assert client.methods[key] == "copy_any"


def test_the_latest_is_no_version_where_a_path_ends() -> None:
    api = refined(document(("GET", "/v2/scans", {}), ("GET", "/v2/scans/latest", {})))
    assert not any("v2" in each for each in named(api))


def test_a_segment_stays_that_tells_one_resource_from_another() -> None:
    api = refined(
        document(
            ("GET", "/forms/{id}/versions", {}),
            ("GET", "/forms/{id}/relationships/versions", {}),
        )
    )
    assert named(api) == ["forms.versions.list", "forms.relationships.versions.list"]


def test_an_id_that_ends_with_what_is_done_makes_no_action_of_the_rest() -> None:
    place = ("GET", "/api/{version}/_openapi")
    without = document((*place, {"tags": ["OpenApi"]}))
    with_id = document(
        (*place, {"tags": ["OpenApi"], "operationId": "open_api_retrieve"})
    )
    assert named(refined(with_id)) == named(refined(without))
