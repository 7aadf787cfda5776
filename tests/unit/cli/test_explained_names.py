"""What `gen explain` says of a method's name is what decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

_DOCUMENT = """\
openapi: 3.1.0
info: {title: Acme, version: "1"}
paths:
  /users/{id}/followers:
    put: {OPERATION, responses: {'204': {description: done}}}
    get: {operationId: y, responses: {'204': {description: done}}}
"""


def _explained(shell: Shell, operation: str) -> tuple[str, str]:
    """Return the name of the operation that puts, and the rule it is said to be by."""
    shell.write("acme.yaml", _DOCUMENT.replace("OPERATION", operation))
    out = ("--out", "sdk", "--package", "acme", "--format", "json")
    ran = shell.gen("explain", "PUT /users/{id}/followers", "acme.yaml", *out)
    (entry,) = [each for each in ran.json["entries"] if each["kind"] == "method"]
    return entry["name"].rpartition(".")[2], entry["rule"]


@pytest.mark.parametrize(
    ("operation", "name", "rule"),
    [
        ("operationId: followUser", "follow", "operationId: 'follow'"),
        ("operationId: unfollow_user", "unfollow", "operationId: 'unfollow'"),
        ("operationId: x", "update", "PUT on a resource"),
        ("operationId: updateFollowers", "update", "PUT on a resource"),
        ("summary: Follow a user", "follow", "summary: 'follow'"),
        ("summary: The followers of a user", "update", "PUT on a resource"),
    ],
)
def test_the_verb(shell: Shell, operation: str, name: str, rule: str) -> None:
    assert _explained(shell, operation) == (name, rule)
