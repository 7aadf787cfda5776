"""Resources whose names all end in the kind of class that serves them: `FlagsService`."""

from __future__ import annotations

from tests.unit.model import refined
from tests.unit.refine.operations.test_grouping import document, named

SERVED = document(
    ("GET", "/a/flags", {"operationId": "FlagsService.list", "tags": ["FlagsService"]}),
    ("GET", "/a/rules/{id}", {"operationId": "RulesService.get", "tags": ["RulesService"]}),
    ("GET", "/b/self", {"operationId": "AuthService.getSelf", "tags": ["AuthService"]}),
    ("POST", "/b/verify", {"operationId": "AuthService.verify", "tags": ["AuthService"]}),
)  # fmt: skip


def test_what_all_tags_end_in_is_no_part_of_a_resource() -> None:
    assert named(refined(SERVED)) == [
        "flags.list",
        "rules.retrieve",
        "auth.get self",
        "auth.verify",
    ]


def test_a_package_that_has_the_ending_keeps_it() -> None:
    first = refined(SERVED)
    again = refined(SERVED, decisions=first.decisions)
    assert again.operations == first.operations
    older = {
        key: value
        for key, value in first.decisions.items()
        if key != "ending of resources"
    }
    assert named(refined(SERVED, decisions=older)) == [
        "FlagsService.list",
        "RulesService.retrieve",
        "AuthService.get self",
        "AuthService.verify",
    ]


def test_an_ending_that_one_resource_lacks_stays() -> None:
    mixed = SERVED.replace("RulesService", "Rules")
    assert named(refined(mixed))[0] == "FlagsService.list"
