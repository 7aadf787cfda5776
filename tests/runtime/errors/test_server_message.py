"""What servers say in error bodies, in the forms that frameworks write."""

from __future__ import annotations

import json

import pytest
from sdkwright.runtime.exchange.report import server_message

_FORMS = {
    "text": ("no", "no"),
    "message": ({"message": "no"}, "no"),
    "nested": ({"error": {"message": "no", "code": 5}}, "no"),
    "oauth": ({"error": "invalid_grant", "error_description": "x"}, "invalid_grant"),
    "fastapi": (
        {"detail": [{"loc": ["body", "a", 0], "msg": "Field required"}, {"msg": "b"}]},
        "body.a.0: Field required; b",
    ),
    "fastapi-text": ({"detail": "Not found"}, "Not found"),
    "rails": (
        {"errors": {"name": ["is blank", "is short"], "age": ["is low"]}},
        "name: is blank; name: is short; age: is low",
    ),
    "laravel": (
        {"message": "Invalid.", "errors": {"name": ["is blank"]}},
        "Invalid.: name: is blank",
    ),
    "asp.net": (
        {"title": "One or more errors.", "status": 400, "errors": {"$.a": ["bad"]}},
        "One or more errors.: $.a: bad",
    ),
    "django": ({"name": ["This field is required."]}, "name: This field is required."),
    "github": (
        {"message": "Validation Failed", "errors": [{"field": "x", "code": "missing"}]},
        "Validation Failed: x: missing",
    ),
    "json:api": (
        {"errors": [{"title": "Bad", "source": {"pointer": "/data/a"}}]},
        "/data/a: Bad",
    ),
    "problem": (
        {"title": "Wrong", "invalid-params": [{"name": "age", "reason": "is low"}]},
        "Wrong: age: is low",
    ),
    "google": (
        {
            "error": {
                "message": "Bad request",
                "details": [{"fieldViolations": [{"field": "a", "description": "b"}]}],
            }
        },
        "Bad request: a: b",
    ),
    "zod": ({"issues": [{"path": ["a", "b"], "message": "Required"}]}, "a.b: Required"),
    "many": (
        {"errors": [{"field": f"f{n}", "message": "no"} for n in range(8)]},
        "f0: no; f1: no; f2: no; f3: no; f4: no; and 3 more",
    ),
    "nothing": ({"a": 1}, ""),
    "numbers": ([1, 2], ""),
}


@pytest.mark.parametrize("name", _FORMS)
def test_forms(name):
    body, said = _FORMS[name]
    assert server_message(json.dumps(body).encode()) == said


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b"[" * 100_000, b"null"])
def test_what_says_nothing(body):
    assert server_message(body) == ""


def test_deep_and_long_bodies_are_within_bounds():
    deep: object = "x"
    for _ in range(500):
        deep = {"error": deep}
    assert server_message(json.dumps(deep).encode()) == ""
    long = {"errors": [{"field": "a" * 10, "message": str(n)} for n in range(50_000)]}
    assert server_message(json.dumps(long).encode()).endswith("and 995 more")
