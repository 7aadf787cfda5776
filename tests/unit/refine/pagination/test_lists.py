"""Which list of a response has the items of a page."""

from __future__ import annotations

from sdkwright.ir import PagingStyle

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
