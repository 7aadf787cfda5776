"""The verb of a method where the HTTP method alone says less than the operation id."""

from __future__ import annotations

import json

import pytest
import yaml
from sdkwright.ir import Operation

from tests.unit.model import refined

LIST = "{type: array, items: {type: object}}"


_CRUD = (("GET", "get"), ("PUT", "update"), ("DELETE", "delete"))


def names(*operations: str) -> list[str]:
    """Return the names that some operations would like: `PUT /pets createPet`."""
    found = _named(*operations)
    return [each.candidate.text if each.candidate else "" for each in found]


def resources(*operations: str) -> list[str]:
    """Return the resources that they are under."""
    return [".".join(g.text for g in each.group) for each in _named(*operations)]


def _named(*operations: str) -> list[Operation]:
    paths: dict[str, list[str]] = {}
    for each in operations:
        method, path, id = each.split()
        answer = f"content: {{application/json: {{schema: {LIST}}}}}"
        paths.setdefault(path, []).append(
            f"{method.lower()}: {{operationId: {id}, responses: {{'200': {{description: ok, {answer}}}}}}}"
        )
    text = "\n".join(
        f"          '{path}': {{{', '.join(found)}}}" for path, found in paths.items()
    )
    api = refined(f"        paths:\n{text}\n")
    by_id = {each.operation_id: each for each in api.operations}
    return [by_id[each.split()[2]] for each in operations]


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        # What is put creates, what is posted changes: as the ids say.
        (("PUT /pets createPets", "POST /pets updateOrCreatePets"), ["create", "update or create"]),
        (("PUT /taxes createTax", "POST /taxes updateTax"), ["create", "update"]),
        (("PUT /a/{id}/files/{name} createFile", "POST /a/{id}/files/{name} updateFile"), ["create", "update"]),
        (("PUT /pets/{id} createPet", "PATCH /pets/{id} patchPet"), ["replace", "update"]),
        (("PUT /pets/{id} addPet",), ["update"]),
        (("POST /pets createPet", "PUT /pets/{id} updatePet"), ["create", "update"]),
        # What is posted may delete, where nothing else does.
        (("POST /pets/{id} deletePet",), ["delete"]),
        (("POST /pets deletePets", "PUT /pets createPet"), ["delete many", "create"]),
        (("POST /pets/{id} deletePet", "DELETE /pets/{id} erasePet"), ["update", "delete"]),
        # One thing or another.
        (("PUT /lobbies create_or_join_lobby",), ["create or join"]),
        (("GET /lobbies list_or_find_lobbies",), ["list"]),
        # How and on what an action is done.
        (("POST /stores/{id}/streamed-list-objects StreamedListObjects",), ["streamed list objects"]),
        (
            ("POST /threads/{id}/advance advanceThread", "POST /threads/advance createAndAdvanceThread"),
            ["advance", "create and advance"],
        ),
        (("POST /pets/{id}/promote promotePet", "POST /pets/promote promotePets"), ["promote", "promote many"]),
        # What is done to many at once.
        (
            ("DELETE /pets pets_bulk_destroy", "PUT /pets pets_bulk_update", "PATCH /pets pets_bulk_partial_update"),
            ["delete many", "replace many", "update many"],
        ),
        (("POST /batch/pets batch.pets.create", "DELETE /batch/pets batch.pets.delete"), ["create", "delete many"]),
        # What stands for all of a collection is no resource.
        (
            ("GET /pets list", "DELETE /pets/{id} delete", "DELETE /pets/all x", "GET /pets/all y", "PUT /pets/all z"),
            ["list", "delete", "delete all", "list all", "update all"],
        ),
        (("POST /pets/all Pets_GetAllPets", "GET /settings/all x"), ["list all", "list"]),
        (("GET /pets/all findEverything", "POST /pets/all/feed feedAll"), ["list", "feed all"]),
        (("DELETE /pets/all purgeAllPets", "POST /pets/read/all x", "POST /pets/all archiveAll"), ["purge all", "read all", "archive all"]),
        # One call on many is the collection's, several are a resource.
        (("POST /pets/bulk x", "POST /pets/delete/bulk y"), ["create many", "delete many"]),
        (("POST /pets/batch x", "PUT /pets/batch y"), ["create", "update"]),
        (("POST /pets/{id}/batch x", "POST /pets/batch y"), ["create many", "create many"]),
        # A procedure is called by its own name, not by what a POST usually does.
        (("POST /documents.drafts documentsDrafts", "POST /documents.create documentsCreate"), ["drafts", "create"]),
        (("GET /channels.roles roles", "GET /channels.list list", "GET /channels.list.joined joined"), ["roles", "list", "list joined"]),
        (("POST /series/list getSeries", "POST /series/list/groups getGroups"), ["list", "list groups"]),
        # A noun may begin with a verb.
        (("PUT /download-clients/{id} download_client_update", "POST /download-clients download_client_create"), ["update", "create"]),
        (("DELETE /tenants/{id}/invites/{key} tenant-invite:delete",), ["delete"]),
        # A resource may be called like a verb.
        (("DELETE /pets/{id}/import importCancel", "POST /pets/{id}/import importStart"), ["cancel", "start"]),
        (("POST /leases/renew/{id} leases-renew-lease", "GET /leases/renew leases-renews"), ["renew", "list"]),
        (("GET /search/pets searchPets", "POST /search/pets searchPetsByContent"), ["list", "search"]),
        # Words that run together are those of the id.
        (("POST /threads/{id}/advancestream threads_advance_stream",), ["advance stream"]),
        # The verb is the last part of a dotted id.
        (("POST /pets/{id} pet.class.create", "PUT /pets/{id} pet.class.put"), ["create", "update"]),
        (("POST /hooks/{id} v1-hook:receive", "PUT /hooks/{id} v1-hook:update"), ["receive", "update"]),
        # A POST that only asks by its id creates nothing, unless it is for a token.
        (("POST /pets getPets", "POST /duties/{day} getDuties"), ["list", "list"]),
        (("POST /pets getPets", "GET /pets/{id} getPet"), ["create", "list"]),
        (("POST /oauth/tokens getToken", "POST /pets/media media_getUploadUrl", "GET /pets/media/{id} media_get"), ["create", "create", "list"]),
        # What is posted updates, where nothing else does.
        (("POST /policies/conditions updateCondition",), ["update"]),
        (("POST /pets updatePets", "GET /pets/{id} getPet"), ["update many", "list"]),
        (("POST /pets updatePets", "PATCH /pets/{id} patchPet"), ["create", "update"]),
        # A list by two keys, as the id says.
        (("GET /balances/{network}/{address} listBalances",), ["list"]),
        # The class of a service says nothing of its method.
        (("DELETE /runs/{id} RunService_DeleteRun", "POST /maps/{space} MapService_CreateMapV1"), ["delete", "create"]),
        # One of many, and not the version of the service.
        (("GET /model_version findModelVersion", "GET /model_versions getModelVersions"), ["list", "list"]),
        # Settings are one thing.
        (("DELETE /shop/settings x", "POST /shop/settings setSettings"), ["delete", "update"]),
        # A list of what belongs to a key.
        (("GET /threads/project/{id} findAllForProject",), ["list"]),
    ],
)  # fmt: skip
def test_what_an_id_says(operations: tuple[str, ...], expected: list[str]) -> None:
    assert names(*operations) == expected


def test_the_newest_thing_is_no_version_of_the_api() -> None:
    operations = (
        "GET /v1/project/latest/{name} getLatestProjectByName",
        "GET /v1/project/{uuid} getProject",
    )
    assert resources(*operations) == ["project.latest", "project"]
    assert resources("GET /jira/latest/issues getIssues") == ["jira.issues"]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Creates a new project", "create"),
        ("Add a user to a project", "create"),
        ("Update all projects", "update many"),
        ("Imports projects", "import"),
    ],
)
def test_the_summary_of_a_put_without_an_id_says_what_it_does(
    summary: str, expected: str
) -> None:
    found = refined(f"""
        paths:
          /projects:
            put: {{summary: {summary}, responses: {{"200": {{description: ok}}}}}}
          /projects/{{id}}:
            post: {{summary: Updates a project, responses: {{"200": {{description: ok}}}}}}
    """).operations
    (put,) = (each.candidate for each in found if each.method == "PUT")
    assert put is not None
    assert put.text == expected


def test_what_frameworks_and_versions_add_to_ids() -> None:
    operations = (
        *(f"{verb} /v1/pets/{{id}} v1.pets.{name}" for verb, name in _CRUD),
        "GET /v1/pets v1.pets.list",
        "PATCH /v1/pets/{id} patch_pet",
        "POST /v1/auth/logout logout_v1_auth_logout__post",
        "POST /{camera} start_feed__camera__post",
    )
    assert names(*operations) == [
        *("retrieve", "replace", "delete"),
        *("list", "update", "logout", "start feed"),
    ]
    assert set(resources(*operations[:-1])) == {"pets", "auth"}


def test_versions_that_ids_tell_apart_are_resources() -> None:
    operations = (
        *(f"GET /v1/{each} v1.{each}.list" for each in ("pets", "toys", "shops")),
        "GET /v2/pets v2.pets.list",
    )
    assert set(resources(*operations)) == {"v1.pets", "v1.toys", "v1.shops", "v2.pets"}
    beside = (
        "GET /pets pets.list",
        "POST /pets pets.create",
        "GET /toys toys.list",
        "GET /api/pets v2.pets.list",
        "GET /api/toys v2.toys.list",
    )
    assert set(resources(*beside)) == {"pets", "toys", "v2.pets", "v2.toys"}


def test_the_key_of_a_resource_is_named_without_it() -> None:
    api = refined("""
        paths:
          /hooks/{hook_id}:
            delete: {operationId: deleteHook, responses: {"204": {description: ok}}}
          /hooks/{hook_id}/{hook_token}:
            delete: {operationId: deleteHookWithToken, responses: {"204": {description: ok}}}
    """)
    found = {
        each.operation_id: each.candidate for each in api.operations if each.candidate
    }
    other = found["deleteHookWithToken"]
    assert (other.text, other.alternatives[-1]) == ("delete", "delete by token")


@pytest.mark.parametrize(
    ("path", "answer", "expected"),
    [
        ("/apps/{id}/message", "{messages: [1], paging: {}}", "list"),
        ("/apps/{id}/it", "{its: [1]}", "retrieve"),  # the id says one
        ("/message", "{messages: [1], paging: {}}", "list"),
        ("/apps/{id}/board", "{board: [1], winner: x}", "retrieve"),
        ("/apps/{id}/message", "{readers: [1], text: x}", "retrieve"),
        ("/apps/{id}/message", "{messages: [1], flags: [1]}", "retrieve"),
        ("/apps/flows", "{id: x, steps: [1]}", "retrieve"),
    ],
)
def test_a_list_of_what_a_resource_in_the_singular_is_called(
    path: str, answer: str, expected: str
) -> None:
    schema = json.dumps(_schema(yaml.safe_load(answer)))
    response = (
        f"{{description: ok, content: {{application/json: {{schema: {schema}}}}}}}"
    )
    api = refined(
        f"        paths:\n          '{path}':\n"
        f"            get: {{operationId: getIt, responses: {{'200': {response}}}}}\n"
    )
    (found,) = api.operations
    assert found.candidate is not None
    assert found.candidate.text == expected


def _schema(value: object) -> dict[str, object]:
    """Return what an example value would be described by."""
    match value:
        case dict():
            inner = {str(name): _schema(each) for name, each in value.items()}
            return {"type": "object", "properties": inner}
        case list():
            return {"type": "array", "items": {"type": "object"}}
        case _:
            return {"type": "string"}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("file_id", "folders.files"),
        ("environment_name_or_uuid", "folders.environments"),
        ("page_id_or_slug_or_path", "folders.pages"),
        ("name_or_id", "folders"),
    ],
)
def test_an_item_of_an_item_is_of_what_its_key_names(key: str, expected: str) -> None:
    found = resources(
        "GET /folders getFolders",
        "GET /folders/{id} getFolder",
        f"GET /folders/{{id}}/{{{key}}} getInside",
    )
    assert set(found) == {"folders", expected}


def test_what_is_deprecated_gives_way() -> None:
    api = refined("""
        paths:
          /pets/{id}:
            get: {operationId: getPet, deprecated: true, responses: {"204": {description: ok}}}
          /pets/{shop}/{id}:
            get: {operationId: getPetOf, responses: {"204": {description: ok}}}
    """)
    old, new = (each.candidate for each in api.operations)
    assert old is not None
    assert new is not None
    assert (old.text, new.text) == ("retrieve", "retrieve")
    assert old.order > new.order


def test_what_tells_a_head_from_the_other_methods() -> None:
    api = refined("""
        paths:
          /ping:
            get: {operationId: getPing, responses: {"204": {description: ok}}}
            head: {responses: {"204": {description: ok}}}
    """)
    asked = api.operations[1].candidate
    assert asked is not None
    assert asked.alternatives[-1] == "ping head"


def test_tags_with_folders_are_named_by_their_words() -> None:
    api = refined("""
        paths:
          /v1/listen:
            post: {operationId: transcribe, tags: ["listen > v1 > media"], responses: {"204": {description: ok}}}
          /v1/pets:
            get: {operationId: list, tags: ["manage > v1 > pets"], responses: {"204": {description: ok}}}
    """)
    first, _ = api.operations
    assert [each.text for each in first.group] == ["listen media"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("Pet Care Service (PCS)", "Pet Care Service"),
        ("Pet Care Service (beta)", "Pet Care Service (beta)"),
    ],
)
def test_initials_of_a_tag_say_nothing(tag: str, expected: str) -> None:
    api = refined(f"""
        paths:
          /{{kind}}/{{id}}:
            post: {{operationId: feedPet, tags: [{tag}], responses: {{"204": {{description: ok}}}}}}
    """)
    (found,) = api.operations
    assert [each.text for each in found.group] == [expected]


def test_a_letter_of_a_path_is_what_the_tag_calls_it() -> None:
    api = refined("""
        paths:
          /t/{id}:
            get: {operationId: getTopic, tags: [Topics], responses: {"204": {description: ok}}}
          /t/{id}/invite:
            post: {operationId: inviteToTopic, tags: [Topics], responses: {"204": {description: ok}}}
          /u/{name}:
            get: {operationId: getUser, responses: {"204": {description: ok}}}
    """)
    found = [[each.text for each in one.group] for one in api.operations]
    assert found == [["Topics"], ["Topics"], ["u"]]


def test_one_version_tells_nothing_apart() -> None:
    api = refined("""
        paths:
          /api/v1/books/{id}/file:
            get: {operationId: downloadFile, responses: {"200": {description: ok, content: {application/octet-stream: {}}}}}
          /api/v1/books/{id}/file/*:
            get: {operationId: downloadFile_1, responses: {"200": {description: ok, content: {application/octet-stream: {}}}}}
    """)
    again = api.operations[1].candidate
    assert again is not None
    assert "v1" not in " ".join(again.alternatives)


def test_a_service_of_many_words_is_no_part_of_its_methods_names() -> None:
    service = "AutoScaleKubernetesControlPointsService"
    operations = (
        f"GET /v1/auto/points {service}_GetControlPoints",
        f"POST /v1/auto/points {service}_CreatePoint",
        "GET /v1/info InfoService_GetInfo",
    )
    assert names(*operations)[0] == "get control points"
