"""Which list of a response has the items of a page."""

from __future__ import annotations

import pytest
from sdkwright.ir import Paging, PagingStyle

from tests.unit.model import refined
from tests.unit.refine.pagination.support import (
    LIST,
    TEXT,
    WHOLE,
    answer,
    paging,
    query,
)


def test_a_list_inside_one_object() -> None:
    found = paging(query("page"), answer(data=answer(things=LIST)))
    assert found is not None
    assert found.items == ("data", "things")


def test_lists_of_what_went_wrong_are_beside_the_list() -> None:
    found = paging(
        query("cursor", type="string"),
        answer(errors=LIST, payments=LIST, cursor=TEXT),
    )
    assert found is not None
    assert (found.style, found.items) == (PagingStyle.CURSOR, ("payments",))
    assert paging(query("page"), answer(errors=LIST, thing=answer(id=TEXT))) is None


def test_of_several_lists_the_one_that_the_path_names() -> None:
    found = paging(query("offset"), answer(things=LIST, deprecations=LIST))
    assert found is not None
    assert found.items == ("things",)
    assert paging(query("offset"), answer(others=LIST, deprecations=LIST)) is None


def test_of_several_lists_in_an_envelope_the_one_that_the_path_names() -> None:
    inside = answer(tags=LIST, things=LIST, total=WHOLE)
    found = paging(query("offset"), answer(status=TEXT, data=inside))
    assert found is not None
    assert (found.items, found.total_items) == (("data", "things"), ("data", "total"))
    assert paging(query("offset"), answer(others=LIST, more=LIST, data=inside)) is None


def test_of_several_lists_the_one_that_the_id_names() -> None:
    text = f"""
paths:
  /things/shared:
    get:
      operationId: listSharedThings
      parameters: [{query("offset")}]
      responses:
        "200":
          description: ok
          content: {{application/json: {{schema: {answer(ids=LIST, things=LIST)}}}}}
"""
    found = refined(text).operations[0].paging
    assert found is not None
    assert found.items == ("things",)


def test_no_list_further_inside_says_which_of_several_it_is() -> None:
    inside = answer(history=LIST)
    several = answer(others=LIST, groups=LIST, talk=inside)
    assert paging(query("page"), several) is None
    found = paging(query("page"), answer(groups=LIST, hits=LIST, talk=inside))
    assert found is not None
    assert found.items == ("hits",)
    found = paging(query("page"), answer(errors=LIST, talk=inside))
    assert found is not None
    assert found.items == ("talk", "history")


def _by_link(path: str, verb: str, parameters: str = "", **more: str) -> Paging | None:
    links = answer(next=answer(href=TEXT))
    text = f"""
paths:
  {path}:
    {verb}:
      operationId: invoice
      parameters: [{parameters}]
      responses:
        "200":
          description: ok
          content:
            application/json: {{schema: {answer(lines=LIST, _links=links, **more)}}}
"""
    return refined(text).operations[0].paging


def test_a_link_beside_a_list_in_one_thing_leads_to_another_thing() -> None:
    key = "{name: id, in: path, required: true, schema: {type: string}}"
    assert _by_link("/invoices/{id}", "get", key, id=TEXT) is None
    assert _by_link("/invoices", "post", id=TEXT) is None
    # Lists may have an id as well, and what an item holds may come in pages.
    assert _by_link("/invoices", "get", id=TEXT) is not None
    assert _by_link("/invoices/{id}", "get", key) is not None
    assert _by_link("/invoices/{id}", "get", key, status=TEXT) is not None
    # Who asks for one invoice by its key, and gets its state, asks for no list of lines.
    assert _by_link("/invoices/{id}", "get", key, state=TEXT) is None
    assert _by_link("/lines/{id}", "get", key, state=TEXT) is not None
    sized = f"{key}, {query('limit')}"
    assert _by_link("/invoices/{id}", "get", sized, id=TEXT) is not None


def test_a_list_beside_the_object_that_was_asked_for_is_something_else() -> None:
    report = answer(booked=LIST, pending=LIST)
    assert paging(query("page"), answer(things=report, balances=LIST)) is None
    whole = answer(things=answer(results=LIST), balances=LIST)
    found = paging(query("page"), whole)
    assert found is not None
    assert found.items == ("things", "results")
    found = paging(query("page"), answer(total=report, balances=LIST))
    assert found is not None
    assert found.items == ("balances",)


@pytest.mark.parametrize(
    ("said", "paged"),
    [
        ("operationId: createThings", False),
        ("operationId: updateThings", False),
        ("summary: Creates several things", False),
        ("operationId: getThings", True),
        ("summary: Things of one kind", True),
    ],
)
def test_what_makes_things_gives_them_back_at_once(said: str, *, paged: bool) -> None:
    text = f"""
paths:
  /things:
    post:
      {said}
      parameters: [{query("limit", "offset")}]
      responses:
        "200":
          description: ok
          content:
            application/json: {{schema: {answer(data=LIST, total=WHOLE)}}}
"""
    found = refined(text).operations[0].paging
    assert (found is not None) == paged
