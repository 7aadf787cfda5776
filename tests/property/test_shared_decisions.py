"""What a threshold has decided stays decided when the document crosses the threshold."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from tests.effort import examples
from tests.snippets.making import make

HEADER = {"name": "X-Tenant", "in": "header", "schema": {"type": "string"}}


def document(users: int, others: int) -> dict[str, object]:
    """Return a document in which some of the operations have a header."""
    response = {"responses": {"204": {"description": "Fine."}}}
    paths: dict[str, object] = {}
    for number in range(users + others):
        own = {"parameters": [HEADER]} if number < users else {}
        paths[f"/p{number}"] = {"get": {"operationId": f"p{number}", **own, **response}}
    info = {"title": "Acme", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths}


def is_shared(text: str) -> bool:
    return "shared=" in text


@settings(max_examples=examples(100, few=10))
@given(users=st.integers(1, 12), others=st.integers(0, 8), more=st.integers(1, 30))
def test_a_parameter_stays_shared_or_not(users: int, others: int, more: int) -> None:
    first = make(document(users, others))
    assert first.package is not None
    shared = is_shared(first.file("client.py"))
    nearly_all = users * 100 >= (users + others) * 80
    assert shared == (users + others >= 5 and nearly_all)
    for grown in (document(users + more, others), document(users, others + more)):
        later = make(grown, names=first.package.names)
        assert is_shared(later.file("client.py")) == shared
