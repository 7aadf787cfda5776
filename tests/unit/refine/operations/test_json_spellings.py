"""Media types that frameworks list beside `application/json`, with the same schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sdkwright.diagnostics import Report

from tests.unit.model import refined

if TYPE_CHECKING:
    from collections.abc import Mapping

_THING = "{$ref: '#/components/schemas/Thing'}"
_OLDER = {"common prefix": ""}


def _sent(
    schemas: Mapping[str, str],
    decisions: Mapping[str, str] | None = None,
    report: Report | None = None,
) -> list[str]:
    content = ", ".join(
        f"'{media}': {{schema: {schema}}}" for media, schema in schemas.items()
    )
    api = refined(
        f"""
paths:
  /things:
    post:
      operationId: createThing
      requestBody: {{content: {{{content}}}}}
      responses: {{'204': {{description: ok}}}}
components:
  schemas:
    Thing: {{type: object, properties: {{name: {{type: string}}}}}}
    Change: {{type: object, properties: {{path: {{type: string}}}}}}
""",
        report,
        decisions=decisions or {},
    )
    body = api.operations[0].body
    assert body is not None
    return sorted(each.media_type for each in body.contents)


@pytest.mark.parametrize(
    "other",
    ["text/json", "application/*+json", "text/x-json", "application/json-patch+json"],
)
def test_a_spelling_of_json_with_the_same_schema_is_no_choice(other: str) -> None:
    report = Report()
    sent = _sent({other: _THING, "application/json": _THING}, report=report)
    assert sent == ["application/json"]
    assert "json-spelling" in [each.code for each in report]


@pytest.mark.parametrize(
    ("other", "schema"),
    [
        ("text/json", "{$ref: '#/components/schemas/Change'}"),
        ("application/vnd.acme+json", _THING),
        ("application/xml", _THING),
    ],
)
def test_what_is_another_body_can_be_chosen(other: str, schema: str) -> None:
    both = {"application/json": _THING, other: schema}
    assert _sent(both) == sorted(both)


def test_a_list_of_changes_is_a_patch() -> None:
    changes = "{type: array, items: {$ref: '#/components/schemas/Change'}}"
    both = {"application/json": changes, "application/json-patch+json": changes}
    assert _sent(both) == sorted(both)


def test_packages_that_let_choose_go_on_to() -> None:
    report = Report()
    both = {"application/json": _THING, "text/json": _THING}
    assert _sent(both, _OLDER, report) == sorted(both)
    assert "json-spelling" in [each.code for each in report]
