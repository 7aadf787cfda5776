"""Cases of others about names: what a careful person would have called these methods."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.naming import faults, names
from tests.corpus.shared import SHARED, needs

CASES = SHARED / "cases" / "documents"
pytestmark = needs("cases")


def methods(case: str) -> dict[tuple[str, str], str]:
    """Return the names of a case's methods, by HTTP method and path."""
    (path,) = CASES.glob(f"{case}-*.yaml")
    found = list(names(Path(path)))
    assert [name.dotted for name, _ in found if faults(name)] == []
    return {(each.method, each.path): name.dotted for name, each in found}


def test_the_plain_name_goes_to_the_plain_path() -> None:
    found = methods("03")
    plain = found["GET", "/admin/identities/{id}"]
    by_key = found["GET", "/admin/identities/by/external/{externalID}"]
    assert plain.endswith("identities.retrieve")
    assert by_key == f"{plain}_by_external_id"
    assert found["PUT", "/admin/identities/{id}"].endswith("identities.update")
    assert (
        found["GET", "/organizations/{organization_name}"] == "organizations.retrieve"
    )
    assert found["GET", "/by-id/organizations/{id}"] == "organizations.retrieve_by_id"


def test_a_controller_that_the_path_speaks_of_is_no_residue() -> None:
    place = "/api/v1/namespaces/{namespace}/replicationcontrollers/{name}"
    assert "replication_controller" in methods("07")["GET", place]


def test_ids_that_repeat_the_path_name_nothing() -> None:
    found = methods("08")
    assert found["GET", "/crm/lists/2026-09"].endswith("lists.list")
    longest = next(name for (method, _), name in found.items() if method == "POST")
    assert longest.endswith("memberships.batch_read")


def test_lists_and_bulk_forms_say_so() -> None:
    found = methods("10")
    assert found["GET", "/floating_ips"] == "floating_ips.list"
    assert found["GET", "/floating_ips/{id}"] == "floating_ips.retrieve"
    assert found["DELETE", "/comments"] == "comments.delete_many"
    assert found["DELETE", "/comments/{id}"] == "comments.delete"


def test_config_is_a_name_like_any_other() -> None:
    assert methods("13")["GET", "/config"] == "config.retrieve"


def test_resources_may_be_called_resources() -> None:
    found = methods("19")
    assert found["GET", "/resources"] == "resources.list"
    assert found["GET", "/tags"] == "tags.list"


def test_articles_are_left_out() -> None:
    found = methods("23")
    assert found["POST", "/accounts/{id}/access/apps"].endswith(".create")
    assert found["DELETE", "/accounts/{id}/access/apps/{app_id}"].endswith(".delete")


@pytest.mark.parametrize("case", ["11", "15", "22"])
def test_other_cases_have_sound_names(case: str) -> None:
    assert methods(case)
