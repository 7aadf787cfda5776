"""What `gen diff` finds, judged by the expectations of oasdiff's own tests."""

from __future__ import annotations

import re
from itertools import starmap

import pytest
from sdkwright.surface import Finding, compare

from tests.corpus.shared import needs
from tests.diff.claims import claimed
from tests.diff.pairs import FOLDER, Case, cases, resolved, surfaces

pytestmark = [pytest.mark.corpus, needs("judges/oasdiff")]

# Documents that state the change where a package of ours has no place for it, and why.
NOT_OURS = {
    "checker/request_parameter_became_enum_base.yaml": "the path has no such variable",
    "checker/request_parameter_max_updated_base.yaml": "`maximum` of an array",
    "checker/request_parameter_min_increased_base.yaml": "`minimum` of an array",
    "checker/request_parameter_min_increased_revision.yaml": "`minimum` of an array",
    "checker/not_base.yaml": "properties below `not`",
    "checker/sub_schema_added_property_base.yaml": "`required` of one of several `anyOf`",
}
# What these add or hide leaves programs of HTTP as they were, but not those in Python: here
# a field that may only be sent, and JSON beside XML, which was text so far.
BREAKS_PYTHON_ONLY = {
    "TestBreaking_RequiredPropertyWriteOnlyEnabled",
    "TestBreaking_ResponseAddMediaType",
}
NONE: tuple[Finding, ...] = ()


def findings(case: Case) -> tuple[Finding, ...] | None:
    """Return what we find in a case; None where a document cannot be built."""
    found = surfaces(case.base, case.revision)
    return None if found is None else compare(*found)


def changed_operations(case: Case) -> set[str]:
    """Return the operations whose text differs, by comparing the documents themselves."""
    old, new = (resolved(FOLDER / each) for each in (case.base, case.revision))
    return {each for each in {*old, *new} if old.get(each) != new.get(each)}


def is_found(case: Case, rule: str, found: tuple[Finding, ...]) -> bool:
    """Whether a rule's change is among the findings, at an operation that changed."""
    pattern = re.compile(claimed(rule))
    changed = changed_operations(case)
    return any(
        pattern.fullmatch(each.code)
        and (not each.operations or not changed or changed & {*each.operations})
        for each in found
    )


def test_changes_of_claimed_kinds_are_found_at_the_right_operation() -> None:
    missed: list[str] = []
    total = 0
    for case in cases():
        found = findings(case)
        if found is None or case.base.removeprefix("data/") in NOT_OURS:
            continue
        for rule in filter(claimed, case.ids):
            total += 1
            if not is_found(case, rule, found):
                missed.append(f"{rule} in {case.test}: {[each.code for each in found]}")
    assert total >= 90
    assert len(missed) <= total * 0.05, "\n".join(missed)


def test_harmless_changes_are_not_called_breaking() -> None:
    checked = 0
    for case in cases():
        if case.ids or not case.all_checks or case.test in BREAKS_PYTHON_ONLY:
            continue
        found = findings(case)
        checked += found is not None
        assert not [each for each in found or NONE if each.impact.breaks], case.test
    assert checked >= 6


def test_a_surface_does_not_differ_from_itself() -> None:
    pairs = {(case.base, case.base) for case in cases()}
    sides = filter(None, starmap(surfaces, sorted(pairs)))
    assert all(compare(*each) == NONE for each in sides)
