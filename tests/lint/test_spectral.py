"""Where a rule of ours is one of Spectral's, both find the same in Spectral's own tests."""

from __future__ import annotations

import pytest

from tests.corpus.shared import absent, needs
from tests.lint.cases import Case, cases, found, near

pytestmark = needs("judges/spectral")

# Where we differ, and why.
DIFFERENT = {
    "oas2-operation-security-defined: valid and invalid object": "`flows` is of 3.0: a scheme"
    " without `flow` has no scopes",
    "oas2-operation-security-defined: invalid scopes in Security Scheme object": "the scheme"
    " has neither a flow nor scopes, which is an error of its own",
    "oas3-operation-security-defined: invalid scopes in Security Scheme object": "the scheme"
    " is null, which is an error of its own",
    "oas3-server-variables: server has a server variable resulting in broken URL": "addresses"
    " are checked by the client, when it is made with them",
    "path-params: Error if duplicate path parameters with same name are used": "one argument"
    " fills both places",
    "path-params: Error if $ref path parameter definition is not required": "the argument is"
    " required whatever the document says",
    "path-params: Error if $ref operation parameter definition is not required": "the argument"
    " is required whatever the document says",
    "path-params: No error with special characters in path parameter": "`{;?baz*}` is no"
    " expression of RFC 6570",
}
CASES = [] if absent("judges/spectral") else cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_rules_agree_with_spectral(case: Case) -> None:
    places = found(case)
    missed = [each for each in case.errors if not any(near(p, each) for p in places)]
    more = [each for each in places if not any(near(each, p) for p in case.errors)]
    agrees = (
        not missed
        and (not more or case.anywhere)
        and (bool(places) or not case.anywhere)
    )
    if case.key in DIFFERENT:
        assert not agrees, "the difference is gone"
    else:
        assert agrees, f"missed {missed}, more {more}"


def test_there_are_enough_cases() -> None:
    assert len(CASES) > 200
    assert {each.key for each in CASES} >= DIFFERENT.keys()
