"""What an operation gives back."""

from __future__ import annotations

import pytest
from sdkwright.ir import Kind, Nullable, Operation, Primitive, UnionOf
from sdkwright.python.operations.results import Result, ResultKind, is_text, plan_result

from tests.unit.python.support import answer, api

STRING = Primitive(kind=Kind.STRING)
INTEGER = Primitive(kind=Kind.INTEGER)
NOTHING = {"description": "nothing"}
TEXT = answer({"type": "string"})
NUMBER = answer({"type": "integer"})


def operation(responses: dict[str, object]) -> Operation:
    paths = {"/x": {"get": {"operationId": "x", "responses": responses}}}
    return api(paths).operations[0]


def result(**responses: object) -> Result:
    return plan_result(
        operation({each.removeprefix("s"): found for each, found in responses.items()})
    )


def test_one_response() -> None:
    found = result(s200=TEXT)
    assert found.kind is ResultKind.JSON
    assert found.type == STRING
    assert found.statuses == ()
    assert found.accept == "application/json"


def test_responses_that_differ_are_a_union_selected_by_status() -> None:
    found = result(s200=TEXT, s202=NUMBER)
    assert found.type == UnionOf(variants=(STRING, INTEGER))
    assert found.statuses == (("200", STRING), ("202", INTEGER))


def test_no_content_beside_content_is_null() -> None:
    found = result(s200=TEXT, s204=NOTHING)
    assert found.type == Nullable(type=STRING)
    assert found.statuses == (("200", STRING), ("204", None))


def test_equal_responses_are_one() -> None:
    found = result(s200=TEXT, s201=TEXT)
    assert found.type == STRING
    assert found.statuses == ()


def test_errors_are_no_results_but_default_may_be_the_only_response() -> None:
    assert result(s200=TEXT, default=NUMBER, s404=NUMBER).type == STRING
    assert result(default=NUMBER).type == INTEGER
    assert result(s404=NUMBER).kind is ResultKind.NONE


@pytest.mark.parametrize(
    ("media", "kind"),
    [
        ("application/json", ResultKind.JSON),
        ("application/problem+json", ResultKind.JSON),
        ("text/plain", ResultKind.TEXT),
        ("text/html", ResultKind.TEXT),
        ("application/yaml", ResultKind.TEXT),
        ("application/pdf", ResultKind.BYTES),
        ("application/octet-stream", ResultKind.BYTES),
    ],
)
def test_media_types(media: str, kind: ResultKind) -> None:
    assert result(s200=answer({"type": "string"}, media=media)).kind is kind


def test_json_is_asked_for_before_anything_else() -> None:
    schema = {"schema": {"type": "string"}}
    content = {
        "application/pdf": schema,
        "text/plain": schema,
        "application/json": schema,
    }
    found = result(s200={"description": "ok", "content": content})
    assert (found.kind, found.accept) == (ResultKind.JSON, "application/json")


def test_bytes_in_json_clothes_are_bytes() -> None:
    schema = {"type": "string", "format": "binary"}
    assert result(s200=answer(schema)).kind is ResultKind.BYTES


def test_nothing() -> None:
    found = result(s204=NOTHING)
    assert (found.kind, found.type, found.accept) == (ResultKind.NONE, None, "*/*")


def test_what_is_text() -> None:
    assert is_text("text/csv")
    assert is_text("application/atom+xml")
    assert not is_text("image/png")
