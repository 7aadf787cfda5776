"""Calls that read a list though neither their method nor their path says so, and others."""

from __future__ import annotations

import json

import pytest

from tests.unit.model import refined

_ITEM = {"type": "object", "properties": {"id": {"type": "string"}}}
_TEXT = {"type": "string"}
_LIST = {"type": "array", "items": _ITEM}


def _named(*calls: str, query: str = "", **answer: object) -> list[str]:
    """Return the methods of calls that have the same answer: `GET /pets listPets`."""
    schema = {"type": "object", "properties": answer}
    paths: dict[str, dict[str, object]] = {}
    for call in calls:
        method, path, *said = call.split(" ", 2)
        key = "summary" if said and " " in said[0] else "operationId"
        paths.setdefault(path, {})[method.lower()] = {
            **({key: said[0]} if said else {}),
            "parameters": [
                {"name": each, "in": "query", "schema": {"type": "integer"}}
                for each in query.split()
            ],
            "responses": {
                "200": {
                    "description": "ok",
                    "content": {"application/json": {"schema": schema}},
                }
            },
        }
    api = refined(f"paths: {json.dumps(paths)}")
    found = [each.candidate for each in api.operations]
    return [each.text for each in found if each is not None]


def test_what_comes_in_pages_is_a_list_whatever_its_noun() -> None:
    assert _named("GET /history", query="page", data=_LIST) == ["list"]
    assert _named("GET /history", data=_LIST) == ["retrieve"]
    assert _named("GET /history", query="page") == ["retrieve"]


def test_all_of_a_collection_beside_its_list() -> None:
    calls = "GET /services/all servicesAll", "GET /services/list servicesList"
    assert _named(*calls, data=_LIST) == ["list all", "list"]
    assert _named(calls[0], data=_LIST) == ["list"]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("POST /version.json getVersionJson", "list"),
        ("POST /series Gets all series", "list"),
        ("POST /series Returns the series of a filter", "list"),
        ("POST /series A series", "create"),
    ],
)
def test_a_post_that_only_asks(call: str, expected: str) -> None:
    assert _named(call, data=_LIST) == [expected]


def test_a_detail_of_one_thing_makes_no_list() -> None:
    calls = (
        "GET /sessions listSessions",
        "GET /sessions/token-exchange exchangeSessionToken",
    )
    assert _named(*calls, session=_ITEM, notices=_LIST)[1] == "token exchange"
    assert _named(*calls, notices=_LIST)[1] == "list token exchange"
    much = _named(*calls, notices=_LIST, a=_TEXT, b=_TEXT, c=_TEXT, d=_TEXT)
    assert much[1] == "token exchange"
    assert _named(*calls, session=_ITEM, sessions=_LIST)[1] == "list token exchange"


def test_two_ways_to_make_things_on_one_path() -> None:
    seen = "POST /comments createComments", "POST /comments\u200e createComment"
    assert _named(*seen) == ["create many", "create"]
    assert _named("POST /comments createComments") == ["create"]


def test_a_tag_that_is_a_sentence_names_no_resource() -> None:
    text = """
        paths:
          /{{owner}}/sm-data:
            get: {{operationId: getSmData, tags: [{tag}], responses: {response}}}
          /{{owner}}/am-data:
            get: {{operationId: getAmData, tags: [{other}], responses: {response}}}
    """
    response = "{'200': {description: ok, content: {application/json: {schema: {type: object}}}}}"
    said = "Session Management Data Retrieval"

    def groups(tag: str, other: str) -> list[list[str]]:
        api = refined(text.format(tag=tag, other=other, response=response))
        return [[each.text for each in one.group] for one in api.operations]

    assert groups(said, "Data") == [["sm-data"], ["Data"]]
    assert groups(said, said) == [[said], [said]]
    assert groups("Session Data", "Data") == [["Session Data"], ["Data"]]


def test_ids_that_begin_as_the_path_does_are_no_names() -> None:
    ends = "chat.search", "chat.delete", "chat.update", "im.close", "im.open"
    paths = {
        f"/api/v1/{end}": {
            "post": {
                "operationId": f"post-api-v1-{end}",
                "responses": {"204": {"description": "ok"}},
            }
        }
        for end in ends
    }
    api = refined(f"paths: {json.dumps(paths)}")
    assert [
        f"{each.group[0].text}.{each.candidate.text}"
        for each in api.operations
        if each.candidate is not None
    ] == [*ends]


def test_a_head_with_the_id_of_the_get_beside_it() -> None:
    done = {"responses": {"204": {"description": "ok"}}}
    paths = {
        f"/{name}": {
            "get": {"operationId": f"{name}.get", **done},
            "head": {"operationId": f"{name}.get", **done},
        }
        for name in ("pet", "shop")
    }
    api = refined(f"paths: {json.dumps(paths)}")
    found = [each.candidate.text for each in api.operations if each.candidate]
    assert found == ["retrieve", "head"] * 2
