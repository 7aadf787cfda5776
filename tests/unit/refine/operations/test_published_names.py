"""What careful people called operations in packages that they published."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sdkwright.python.operations import resource_tree

from tests.unit.model import refined
from tests.unit.refine.operations.test_grouping import document

PET: Mapping[str, object] = {
    "responses": {
        "200": {
            "description": "ok",
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}
            },
        }
    }
}
SCHEMAS: Mapping[str, object] = {
    "schemas": {"Pet": {"type": "object", "properties": {"id": {"type": "string"}}}}
}
REPORTS: Mapping[str, object] = {
    "responses": {
        "200": {
            "description": "ok",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "properties": {"Reports": {"type": "array", "items": {"type": "object"}}},
                    }
                }
            },
        }
    }
}  # fmt: skip


def names(
    *operations: str, answer: Mapping[str, object] | None = None, tag: str = ""
) -> list[str]:
    """Return the names of operations such as `PUT /pets createPet`, in their order."""
    members = {**(answer or {}), **({"tags": [tag]} if tag else {})}
    given = [each.split(" ") for each in operations]
    api = refined(
        document(
            *((m, p, {"operationId": " ".join(id), **members}) for m, p, *id in given),
            components=SCHEMAS,
        )
    )
    tree = resource_tree(api, {}, {})
    found = {
        operation.operation_id: ".".join((*each.path, each.methods[operation.id]))
        for each in tree.every
        for operation in each.operations
    }
    return [found[" ".join(id)] for _, _, *id in given]


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        # Whose things a call is about, where another is about those of all.
        (("GET /pets/toys listToys", "GET /pets/{id}/toys listPetToys"), ["pets.toys.list", "pets.toys.list_for_pet"]),
        (("GET /pets/toys/{id} getToy", "GET /pets/{id}/toys/{toy_id} getPetToy"),
         ["pets.toys.retrieve", "pets.toys.retrieve_for_pet"]),
        (("GET /floating_ips/{id}/tasks listTasksForFloatingIp", "GET /floating_ips/tasks listTasks"),
         ["floating_ips.tasks.list_for_floating_ip", "floating_ips.tasks.list"]),
        # All of them, as the id says, and not many.
        (("PUT /pets/promote promoteAllPets", "PUT /pets/{id}/promote promoteOnePet"), ["pets.promote_all", "pets.promote"]),
        (("POST /pets/cancel cancelPetByRequestKey", "POST /pets/{id}/cancel cancelPet"),
         ["pets.cancel_by_request_key", "pets.cancel"]),
        (("DELETE /pets/{id}/tokens revokeTokens", "DELETE /pets/{id}/tokens/{token} revokeToken"),
         ["pets.tokens.revoke_all", "pets.tokens.revoke"]),
        # The plain name is that of the plain call.
        (("POST /pets/delete deletePetsByFilter", "DELETE /pets/{id} deletePet"), ["pets.delete_by_filter", "pets.delete"]),
        (("POST /pets/{id}/save saveAnyPet", "POST /pets/{id} savePet", "PATCH /pets/{id} patchPet"),
         ["pets.save", "pets.save_by_id", "pets.update"]),
        # What is asked in two ways is one question.
        (("GET /pets/{id}/search searchWithQuery", "POST /pets/{id}/search search"),
         ["pets.search_with_query", "pets.search"]),
        (("GET /pets/{id}/similar similar_get", "POST /pets/{id}/similar similar_post", "GET /pets listPets"),
         ["pets.similar_by_query", "pets.similar", "pets.list"]),
        # A segment that says what to do with the key behind it.
        (("GET /pets/show/{id} getPetsShow",), ["pets.show"]),
        (("GET /jobs/stop/{id} getStop",), ["jobs.stop.retrieve"]),
        # Things that are there to do something.
        (("GET /pets/{id}/jobs/delete listJobs", "POST /pets/{id}/jobs/delete createJob", "GET /pets/{id}/jobs/delete/{job} getJob", "GET /pets listPets"),
         ["pets.delete_jobs.list", "pets.delete_jobs.create", "pets.delete_jobs.retrieve", "pets.list"]),
        # One thing goes where an id says so, or what a PUT has set.
        (("DELETE /hooks deleteHook", "POST /hooks createHook"), ["hooks.delete", "hooks.create"]),
        (("DELETE /hooks deleteHooks", "POST /hooks createHook"), ["hooks.delete_many", "hooks.create"]),
        (("DELETE /pets/{id}/rules deleteRules", "PUT /pets/{id}/rules putRules"), ["pets.rules.delete", "pets.rules.update"]),
        # A POST on a noun does what its id says with it.
        (("POST /pets/{id}/birth-date changeBirthDate",), ["pets.change_birth_date"]),
        (("POST /pets/{id}/kyc-link getPetKycLink",), ["pets.retrieve_kyc_link"]),
        (("POST /pets/{id}/migration migratePet",), ["pets.migrate"]),
        (("POST /pets/{id}/rpc handlePetRpc",), ["pets.rpc"]),
        (("POST /pets/email/address lookUpPetByEmail", "GET /pets listPets"), ["pets.lookup_by_email", "pets.list"]),
        # States.
        (("PUT /mails/{id}/seen markMailSeen", "DELETE /mails/{id}/seen markMailUnseen"), ["mails.mark_seen", "mails.mark_unseen"]),
        (("PUT /mails/seen markAsSeen (2)",), ["mails.mark_as_seen"]),
        # What is put into another thing, and taken out of it.
        (("PUT /bills/{id}/payments/{pid} addPaymentToBill", "DELETE /bills/{id}/payments/{pid} deletePaymentFromBill"),
         ["bills.add_payment", "bills.remove_payment"]),
        (("PUT /sets/{id}/sets/{sid} addSetToSet",), ["sets.sets.add"]),
        # What is posted changes what is put as a whole.
        (("POST /pets/{id} updatePet", "PUT /pets/{id} replacePet"), ["pets.update", "pets.replace"]),
        (("POST /pets/{id}/card updateCard", "PATCH /pets/{id}/card patchCard"), ["pets.card.replace", "pets.card.update"]),
        (("PUT /pets createPets", "POST /pets createPet", "GET /pets/{id} getPet"),
         ["pets.create_many", "pets.create", "pets.retrieve"]),
        (("GET /pets searchPets", "POST /pets createPet"), ["pets.list", "pets.create"]),
        (("PUT /commits commitAllChanges", "GET /commits listCommits"), ["commits.commit_all_changes", "commits.list"]),
        # Words of the resource go only where they are it.
        (("POST /money_accounts/{id}/register_account_number register",), ["money_accounts.register_account_number"]),
        (("POST /rpc/merger/get_merger_plan getPlan", "POST /rpc/merger/get_plan_merger getMerger"),
         ["rpc.merger.get_plan", "rpc.merger.get_plan_merger"]),
        # Names that the client has for itself.
        (("GET /events/types listTypes", "GET /events/types/{id} getType", "GET /events listEvents"),
         ["events.event_types.list", "events.event_types.retrieve", "events.list"]),
        # Numbers in a file's name, and the key that a segment says.
        (("GET /info.0.json getCurrent", "GET /{id}/info.0.json getComic"), ["get_current", "info.retrieve"]),
        (("GET /pets/by-v1-id/{v1_pet_id} getByV1Id",), ["pets.retrieve_by_v1_id"]),
        # What a resource leaves in pieces is left out.
        (("DELETE /roles/{id}/apps/{app} unassignAppTarget", "DELETE /roles/{id}/apps/{app}/{instance} unassignInstanceTargetToAppRole"),
         ["roles.apps.unassign", "roles.apps.unassign_instance_target"]),
    ],
)  # fmt: skip
def test_names(operations: tuple[str, ...], expected: list[str]) -> None:
    assert names(*operations) == expected


def test_one_thing_of_a_collection_is_retrieved() -> None:
    operations = ("GET /pets getPet", "POST /pets createPet", "POST /pets/list getPets")
    assert names(*operations, answer=PET) == [
        "pets.retrieve",
        "pets.create",
        "pets.list",
    ]
    operations = ("GET /pets getPets", "POST /pets createPet", "PUT /pets/{id} putPet")
    assert names(*operations, answer=PET)[0] == "pets.list"


def test_one_of_a_collection_with_a_name_of_its_own() -> None:
    operations = (
        "GET /reports listReports",
        "GET /reports/balance_sheet getReportBalanceSheet",
    )
    found = names(*operations, "GET /reports/recent listReportRecent", answer=REPORTS)
    assert found == ["reports.list", "reports.balance_sheet", "reports.list_recent"]


def test_errors_beside_an_object_are_no_list() -> None:
    schema = {
        "type": "object",
        "properties": {
            "profile": {"type": "object", "properties": {"id": {"type": "string"}}},
            "errors": {"type": "array", "items": {"type": "object"}},
        },
    }
    content = {"application/json": {"schema": schema}}
    answer = {"responses": {"200": {"description": "ok", "content": content}}}
    assert names("GET /shop/settings getSettings", answer=answer) == [
        "shop.settings.retrieve"
    ]


@pytest.mark.parametrize(
    ("tag", "expected"), [("Event", "events.subscriptions.list"), ("Other", "event_subscriptions.list")]
)  # fmt: skip
def test_parts_of_another_resource_are_below_it(tag: str, expected: str) -> None:
    found = names(
        "GET /event_subscriptions listEventSubscriptions",
        "GET /events/{id} getEvent",
        "POST /events/{id}/event_subscriptions/{sid}/resend resend",
        tag=tag,
    )
    assert found[0] == expected


def test_a_summary_tells_what_an_id_does_not() -> None:
    spec = document(
        ("POST", "/volumes/actions", {"summary": "Start an action by volume name"}),
        ("POST", "/volumes/{id}/actions", {"summary": "Start an action by volume id"}),
        ("GET", "/volumes/{id}/actions/{action}", {}),
    )
    tree = resource_tree(refined(spec), {}, {})
    found = {name for each in tree.every for name in each.methods.values()}
    assert found == {"create", "create_by_name", "retrieve"}


def test_ids_that_are_names_keep_what_they_say() -> None:
    found = names(
        "POST /{type}/{id}/link EntityLinks_linkByEntity",
        "GET /{type}/{id}/notes/{note} NotesByParent_getByParentId",
        "GET /{type}/{id}/links EntityLinks_list",
        "POST /{type}/{id}/links EntityLinks_create",
        "GET /{type}/{id}/files/find Files_find",
    )
    assert found[:2] == [
        "entity_links.link_by_entity",
        "notes_by_parent.get_by_parent_id",
    ]
    assert found[-1] == "files.find"


def test_methods_of_services_do_not_say_their_resource_again() -> None:
    found = names(
        "GET /api/users UserService_ListUsers",
        "GET /api/users/{id} UserService_GetUser",
        "GET /api/users/{id}/webhooks UserService_ListUserWebhooks",
        "GET /api/users/{id}/stats UserService_GetUserStats",
        "POST /api/memos MemoService_CreateMemo",
        "GET /api/version VersionService_Version",
    )
    assert found == [
        *("user.list", "user.retrieve", "user.list_webhooks", "user.get_stats"),
        *("memo.create", "version.retrieve"),
    ]


def test_a_service_that_has_everything_names_no_resource() -> None:
    found = names(
        "POST /tasks AdminService_CreateTask",
        "GET /tasks/{id} AdminService_GetTask",
        "POST /workflows AdminService_CreateWorkflow",
        "POST /projects AdminService_RegisterProject",
        tag="AdminService",
    )
    assert found == [
        *("tasks.create", "tasks.retrieve", "workflows.create", "projects.register"),
    ]


def test_a_tag_for_everything_names_no_resource() -> None:
    found = names("POST /register register", "GET / getStatus", tag="Global")
    assert found == ["register", "get_status"]
