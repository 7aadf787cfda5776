"""Links to a next page that name another scheme, or another host of the same API."""

from __future__ import annotations

from types import ModuleType

import pytest

from tests.outside.page_servers import LINK, LIST, answer, things
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


@pytest.fixture(scope="module")
def linking(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    text = """
openapi: 3.1.0
info: {title: Links, version: '1'}
servers: [{url: https://api.example.test/v1}, {url: https://eu.example.test/v1}]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [books]
      responses:
        '200':
          description: ok
          content: {application/json: {schema: SCHEMA}}
""".replace("SCHEMA", answer(items=LIST, next=LINK))
    return built(text, "links_elsewhere", tmp_path_factory.mktemp("links"))


@modes
@pytest.mark.parametrize(
    "link",
    [
        "{here}/books?page=2",
        "/books?page=2",
        "?page=2",
        "https://{host}/books?page=2",
        "https://api.example.test/v1/books?page=2",
        "https://eu.example.test/v1/books?page=2",
        "http://internal:8000/books?page=2",
    ],
)
def test_links_to_the_same_api_are_followed_at_its_base_url(
    mode: str, link: str, linking: ModuleType
) -> None:
    def reply(asked: Asked) -> Reply:
        host = asked.headers["host"]
        following = link.format(here=f"http://{host}", host=host)
        last = asked.query.get("page") == "2"
        return as_json(
            {"items": things([2 if last else 1]), "next": None if last else following}
        )

    with serving(reply) as site:
        caller = Caller(mode, linking, "LinksElsewhere")
        found = caller.items(site.url, lambda client: client.books.list())
    assert [each.id for each in found] == [1, 2]
    assert [each.path for each in site.seen] == ["/books", "/books"]


@modes
def test_links_to_other_hosts_are_not_followed(mode: str, linking: ModuleType) -> None:
    with serving(lambda _: as_json({})) as other:

        def reply(_: Asked) -> Reply:
            return as_json({"items": things([1]), "next": f"{other.url}/more?page=2"})

        with (
            serving(reply) as site,
            pytest.raises(linking.LinksElsewhereError, match="another origin"),
        ):
            Caller(mode, linking, "LinksElsewhere").items(
                site.url, lambda client: client.books.list()
            )
    assert other.seen == []
