"""Arguments: order, names and table entries."""

from __future__ import annotations

import re

import pytest
from sdkwright.ir import Api
from sdkwright.python.operations.arguments import document
from sdkwright.python.operations.parameters import Arguments, plan_arguments
from sdkwright.python.types.wire import WireNames

from tests.snippets.making import make
from tests.unit.model import refined
from tests.unit.python.support import api, body

TEXT = {"type": "string"}
LIST = {"type": "array", "items": TEXT}
OBJECT = {"type": "object", "properties": {"x": TEXT}}


def planned(
    *parameters: dict[str, object],
    path: str = "/x",
    recorded: dict[str, str] | None = None,
    **operation: object,
) -> Arguments:
    """Plan the arguments of one operation."""
    found = _api(path, {"parameters": list(parameters), **operation})
    request = {id: id.rpartition("/")[2] for id in found.declarations}
    wire = WireNames(
        declarations=found.declarations, request=request, renaming=frozenset()
    )
    return plan_arguments(found, found.operations[0], wire, recorded or {})


def _api(path: str, operation: dict[str, object]) -> Api:
    nothing = {"204": {"description": "ok"}}
    whole = {"operationId": "x", "responses": nothing, **operation}
    return api({path: {"post": whole}})


def parameter(name: str, place: str = "query", **more: object) -> dict[str, object]:
    schema = {} if "content" in more else {"schema": TEXT}
    return {"name": name, "in": place, "required": place == "path", **schema, **more}


def order(found: Arguments) -> list[str]:
    return [each.python for each in found.every]


def test_the_last_of_the_path_comes_first_then_the_others_then_what_is_required() -> (
    None
):
    found = planned(
        parameter("optional"),
        parameter("second", "path"),
        parameter("needed", "header", required=True),
        parameter("first", "path"),
        path="/{first}/{second}",
        requestBody=body({"type": "object", "required": ["b"], "properties": {"a": TEXT, "b": TEXT}}),
    )  # fmt: skip
    assert order(found) == ["second", "first", "needed", "b", "optional", "a"]


def test_the_path_keeps_its_name_and_others_say_where_they_are() -> None:
    found = planned(
        parameter("id", "query"),
        parameter("id", "header"),
        parameter("id", "path"),
        path="/{id}",
        requestBody=body({"type": "object", "properties": {"id": TEXT}}),
    )
    assert {each.key: each.python for each in found.every} == {
        "path:id": "id",
        "body:id": "body_id",
        "header:id": "header_id",
        "query:id": "query_id",
    }


def test_recorded_names_are_kept() -> None:
    recorded = {"query:id": "id", "header:id": "header_id"}
    found = planned(parameter("id"), parameter("id", "header"), recorded=recorded)
    assert {each.key: each.python for each in found.every} == recorded


@pytest.mark.parametrize("name", ["timeout", "extra_body", "self", "class", "locals"])
def test_names_that_are_taken(name: str) -> None:
    found = planned(parameter(name))
    assert found.table("query") == f"{name}_={name}"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "p"),
        ({"schema": LIST}, "p*"),
        ({"schema": LIST, "explode": False}, "p*:csv"),
        ({"schema": LIST, "style": "spaceDelimited", "explode": False}, "p*:ssv"),
        ({"schema": LIST, "style": "pipeDelimited", "explode": False}, "p*:pipes"),
        ({"schema": OBJECT, "style": "deepObject", "explode": True}, "p:deep"),
        ({"schema": TEXT, "explode": False}, "p"),
        ({"allowReserved": True}, "p:reserved"),
        ({"content": {"application/json": {"schema": OBJECT}}}, "p:json"),
    ],
)
def test_styles_of_the_query(more: dict[str, object], expected: str) -> None:
    assert planned(parameter("p", **more)).table("query") == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "p"),
        ({"schema": LIST}, "p*"),
        ({"schema": LIST, "explode": True}, "p*:explode"),
        ({"style": "label"}, "p:label"),
        ({"schema": LIST, "style": "matrix", "explode": True}, "p*:matrix:explode"),
    ],
)
def test_styles_of_the_path(more: dict[str, object], expected: str) -> None:
    found = planned(parameter("p", "path", **more), path="/{p}")
    assert found.table("path") == expected


def test_what_is_no_object_is_one_argument() -> None:
    found = planned(requestBody=body(LIST))
    assert order(found) == ["body"]
    assert found.table("payload") == "body*"
    assert found.table("body") == ""


def test_parts_of_a_form() -> None:
    schema = {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary"}, "meta": OBJECT},
    }
    content = {
        "schema": schema,
        "encoding": {"meta": {"contentType": "application/json"}},
    }
    found = planned(requestBody={"content": {"multipart/form-data": content}})
    assert found.table("body") == "file:file meta:json"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"description": "How many."}, "How many."),
        ({"description": "How many\n\nMore."}, "How many"),
        ({"description": "How many", "schema": {"type": "integer", "default": 3}},
         "How many. The server's default is `3`."),
        ({"description": "By default 3.", "schema": {"type": "integer", "default": 3}},
         "By default 3."),
        ({"description": "Old.", "deprecated": True}, "Deprecated. Old."),
    ],
)  # fmt: skip
def test_documentation(more: dict[str, object], expected: str) -> None:
    assert document(planned(parameter("p", **more)).every) == [("p", expected)]


def test_nothing_is_said_where_the_document_says_nothing() -> None:
    assert document(planned(parameter("p")).every) == []


@pytest.mark.parametrize(
    ("separated", "entry"),
    [("ssv", "x*:ssv"), ("pipes", "x*:pipes"), ("tsv", "x*:tsv"), ("csv", "x*")],
)
@pytest.mark.parametrize("place", ["header", "path"])
def test_separators_of_documents_of_2_0(separated: str, entry: str, place: str) -> None:
    found = refined(f"""
        swagger: "2.0"
        info: {{title: T, version: "1"}}
        paths:
          {"/{x}" if place == "path" else "/y"}:
            get:
              parameters:
                - {{name: x, in: {place}, required: true, type: array,
                    items: {{type: string}}, collectionFormat: {separated}}}
              responses: {{200: {{description: ok}}}}
        """)
    wire = WireNames(declarations={}, request={}, renaming=frozenset())
    arguments = plan_arguments(found, found.operations[0], wire, {})
    sign = "!" if place == "header" else ""  # paths refuse None of their own
    assert arguments.table(place) == entry.replace("x*", f"x*{sign}")


@pytest.mark.parametrize(
    ("more", "entry"),
    [
        ({"required": True}, "p!"),
        ({"required": False}, "p"),
        ({"required": True, "schema": {"type": ["string", "null"]}}, "p"),
        ({"required": True, "schema": {}}, "p"),
        ({"required": True, "schema": {"enum": ["a", 1]}}, "p!"),
        ({"required": True, "schema": {"enum": ["a", "b", None]}}, "p"),
        ({"required": True, "schema": {"type": ["string", "integer"]}}, "p!"),
    ],
)
def test_where_none_is_a_mistake(more: dict[str, object], entry: str) -> None:
    assert planned(parameter("p", **more)).table("query") == entry


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Which:\n- a: One.\n- b: Two.", "Which: a: One; b: Two."),
        ("Which\n  * a\n    more of it\n  * b", "Which: a more of it; b"),
        ("Which one.\n+ a,\n+ b", "Which one. a; b"),
        ("- alone", "alone"),
        ("From 1 - 5\nor -3", "From 1 - 5 or -3"),
    ],
)
def test_lists_in_descriptions_stay_lists(description: str, expected: str) -> None:
    given = planned(parameter("p", description=description))
    assert document(given.every) == [("p", expected)]


def test_the_whole_body_is_an_argument_where_it_has_a_name() -> None:
    schema = {"type": "object", "required": ["a"], "properties": {"a": TEXT, "b": TEXT}}
    plain = planned(requestBody=body(schema))
    assert order(plain) == ["a", "b"]
    named = planned(requestBody=body(schema), **{"x-sdkwright-body": "pet"})
    assert sorted(order(named)) == ["a", "b", "pet"]
    (whole,) = (each for each in named.every if each.location == "payload")
    assert whole.python == "pet"
    assert not any(each.required for each in named.every)


def test_an_order_that_is_set_holds_for_what_the_client_has_too() -> None:
    """No call by position changes its meaning as a parameter becomes the client's, too."""
    every = [parameter("account", "path"), parameter("id", "path"), parameter("q")]
    positions = {"x-sdkwright-positional": ["account", "id", "q"]}
    found = _api("/{account}/{id}", {"parameters": every, **positions})
    wire = WireNames(declarations={}, request={}, renaming=frozenset())
    made = plan_arguments(
        found, found.operations[0], wire, {}, shared=frozenset({"path:account"})
    )
    assert [(each.python, each.required) for each in made.every] == [
        ("account", True),
        ("id", True),
        ("q", False),
    ]


def test_nothing_is_positional_behind_what_may_be_left_out_that_is_needed() -> None:
    """Where the whole body is one argument it is needed, and stands behind `q`."""
    schema = {"type": "object", "required": ["a"], "properties": {"a": TEXT}}
    operation = {
        "operationId": "x",
        "tags": ["t"],
        "parameters": [parameter("q")],
        "requestBody": body(schema),
        "responses": {"204": {"description": "ok"}},
        "x-sdkwright-positional": ["q", "payload:"],
        "x-sdkwright-body": "pet",
    }
    document = {
        "info": {"title": "a", "version": "1"},
        "paths": {"/x": {"post": operation}},
    }
    files = make({"openapi": "3.1.0", **document}).files
    (text,) = (text for path, text in files.items() if path.endswith("resources/t.py"))
    overloads = re.findall(r"    @overload\n    def \w+\(([^)]*)\) -> None", text)
    assert overloads
    assert any("*, pet" in " ".join(each.split()) for each in overloads)
