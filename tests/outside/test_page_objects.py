"""Searches whose body holds what moves on in an object of its own, as Intercom's do."""

from __future__ import annotations

import importlib
import json
from types import ModuleType
from typing import Any

import pytest

from tests.outside.page_servers import LIST, WHOLE, answer, things
from tests.outside.pages_support import (
    MODES,
    Asked,
    Caller,
    Reply,
    as_json,
    built,
    serving,
)

modes = pytest.mark.parametrize("mode", MODES)
TEXT = "{type: [string, 'null']}"
HELD = answer(perPage=WHOLE, startingAfter=TEXT).replace(
    "type: object", "type: [object, 'null']", 1
)
COUNTED = answer(number=WHOLE, page=WHOLE, size=WHOLE)


@pytest.fixture(scope="module")
def searching(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    def search(path: str, body: str, response: str) -> str:
        return f"""
  {path}:
    post:
      operationId: search{path.split("/")[1].title()}
      requestBody:
        required: true
        content: {{application/json: {{schema: {body}}}}}
      responses:
        '200': {{description: ok, content: {{application/json: {{schema: {response}}}}}}}
"""

    text = (
        "openapi: 3.1.0\ninfo: {title: Search, version: '1'}\n"
        "servers: [{url: https://api.example.test}]\npaths:"
        + search(
            "/contacts/search",
            answer(query="{type: object}", pagination=HELD),
            answer(data=LIST, pages=answer(page=WHOLE, next=HELD)),
        )
        + search(
            "/orders/search",
            answer(query="{type: object}", paging=COUNTED),
            answer(data=LIST, total_pages=WHOLE),
        )
    )
    return built(text, "page_objects", tmp_path_factory.mktemp("objects"))


def contacts(asked: Asked) -> Reply:
    """Return the page that a body asks for: three of them."""
    held = json.loads(asked.body).get("pagination") or {}
    number = int(held.get("startingAfter", "c0").removeprefix("c"))
    following = (
        {"perPage": 1, "startingAfter": f"c{number + 1}"} if number < 2 else None
    )
    return as_json({"data": things([number]), "pages": {"next": following}})


@modes
@pytest.mark.parametrize("given", [{}, {"pagination": {"per_page": 1}}])
def test_a_search_is_walked_by_the_object_that_holds_its_cursor(
    mode: str, given: dict[str, Any], searching: ModuleType
) -> None:
    with serving(contacts) as site:
        found = Caller(mode, searching, "PageObjects").items(
            site.url,
            lambda client: client.contacts.search(query={"name": "x"}, **given),
        )
    assert [each.id for each in found] == [0, 1, 2]
    bodies = [json.loads(each.body) for each in site.seen]
    assert all(each["query"] == {"name": "x"} for each in bodies)
    size = {"perPage": 1} if given else {}
    assert [each.get("pagination") or {} for each in bodies] == [
        size,
        {**size, "startingAfter": "c1"},
        {**size, "startingAfter": "c2"},
    ]


@modes
def test_a_search_may_begin_in_the_middle(mode: str, searching: ModuleType) -> None:
    with serving(contacts) as site:
        found = Caller(mode, searching, "PageObjects").items(
            site.url,
            lambda client: client.contacts.search(
                query={}, pagination={"starting_after": "c1"}
            ),
        )
    assert [each.id for each in found] == [1, 2]


@modes
def test_pages_are_counted_in_an_object(mode: str, searching: ModuleType) -> None:
    def reply(asked: Asked) -> Reply:
        held = json.loads(asked.body).get("paging") or {}
        number = held.get("page", 1)
        return as_json({"data": things([number]), "total_pages": 3})

    with serving(reply) as site:
        found = Caller(mode, searching, "PageObjects").items(
            site.url,
            lambda client: client.orders.search(query={}, paging={"size": 1}),
        )
    assert [each.id for each in found] == [1, 2, 3]
    assert [json.loads(each.body)["paging"] for each in site.seen] == [
        {"size": 1},
        {"size": 1, "page": 2},
        {"size": 1, "page": 3},
    ]


def test_fakes_hand_out_such_pages(searching: ModuleType) -> None:
    testing = importlib.import_module(f"{searching.__name__}.testing")
    with testing.fake(searching.PageObjects) as (client, api):
        api.on(client.contacts.search).pages([[{"id": 1}], [{"id": 2}]])
        assert [each.id for each in client.contacts.search(query={})] == [1, 2]


def test_the_index_says_where_the_cursor_goes(searching: ModuleType) -> None:
    from importlib.resources import files

    index = json.loads((files(searching) / "operations.json").read_text())
    said = {each["path"]: each["pagination"] for each in index["operations"]}
    assert said["/contacts/search"]["parameter"] == "pagination.starting_after"
    assert said["/contacts/search"]["size"] == "pagination.per_page"
