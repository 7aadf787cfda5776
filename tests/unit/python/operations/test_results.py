"""What an operation gives back."""

from __future__ import annotations

import pytest
from sdkwright.ir import Api, Kind, Nullable, Primitive, UnionOf
from sdkwright.python.operations.accepts import offers_of
from sdkwright.python.operations.results import Result, ResultKind, is_text, plan_result

from tests.unit.python.support import answer, api

STRING = Primitive(kind=Kind.STRING)
INTEGER = Primitive(kind=Kind.INTEGER)
NOTHING = {"description": "nothing"}
TEXT = answer({"type": "string"})
NUMBER = answer({"type": "integer"})


def described(**responses: object) -> Api:
    own = {each.removeprefix("s"): found for each, found in responses.items()}
    return api({"/x": {"get": {"operationId": "x", "responses": own}}})


def result(**responses: object) -> Result:
    found = described(**responses)
    return plan_result(found, found.operations[0])


def offers(**media: object) -> list[tuple[str, object, bool]]:
    content = {each.replace("_", "/"): {"schema": one} for each, one in media.items()}
    found = described(s200={"description": "ok", "content": content})
    return [
        (each.media_type, each.type, each.usual)
        for each in offers_of(found, found.operations[0])
    ]


def test_one_response() -> None:
    found = result(s200=TEXT)
    assert found.kind is ResultKind.JSON
    assert found.type == STRING
    assert found.statuses == ()
    assert found.accept == ("application/json",)


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
    assert (found.kind, found.accept) == (ResultKind.JSON, ("application/json",))


def test_bytes_in_json_clothes_are_bytes() -> None:
    schema = {"type": "string", "format": "binary"}
    assert result(s200=answer(schema)).kind is ResultKind.BYTES


def test_nothing() -> None:
    found = result(s204=NOTHING)
    assert (found.kind, found.type, found.accept) == (ResultKind.NONE, None, ("*/*",))


def test_what_is_text() -> None:
    assert is_text("text/csv")
    assert is_text("application/atom+xml")
    assert not is_text("image/png")


def test_redirects_are_responses_where_nothing_else_succeeds() -> None:
    assert result(s302=NOTHING, s404=NOTHING).redirects == ("302",)
    assert result(s3XX=NOTHING, default=TEXT).redirects == ("3XX",)
    assert result(s302=NOTHING, s200=TEXT).redirects == ()
    assert result(s304=NOTHING).redirects == ()
    assert result(s303=TEXT).type == STRING


def test_texts_are_the_scalars_that_they_are_described_as() -> None:
    assert result(s200=answer({"type": "integer"}, media="text/plain")).type == INTEGER
    assert result(s200=answer({"type": "object"}, media="text/plain")).type == STRING
    assert result(s200=answer(True, media="text/plain")).type == STRING


def test_what_can_be_asked_for() -> None:
    text, thing = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    assert offers(application_json=thing, text_csv=text) == [
        ("application/json", result(s200=answer(thing)).type, True),
        ("text/csv", STRING, False),
    ]
    assert [each[0] for each in offers(text_csv=thing, application_json=thing)] == [
        "application/json",
        "text/csv",
    ]
    assert offers(application_json=text) == []


def test_the_same_object_as_text_is_no_choice() -> None:
    thing = {"type": "array", "items": {"type": "string"}}
    assert offers(application_json=thing, application_xml=thing) == []
    assert offers(text_json=thing, text_plain=thing, application_json=thing) == []
