"""Programs for packages of Fern and Speakeasy find their imports, options and methods."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import json
import sys
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from tests.unit.migrate.made import gen

if TYPE_CHECKING:
    from pathlib import Path

COUNTER = itertools.count()
HOME = {"$ref": "#/components/schemas/Home"}
NAME = {"type": "object", "properties": {"name": {"type": "string"}, "home": HOME}}
PAGE = {
    "type": "object",
    "properties": {
        "next": {"type": "string"},
        "data": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
    },
}


def answer(schema: object) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"responses": {"200": {"description": "Done.", "content": content}}}


def query(name: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": "string"}}


PET = {"$ref": "#/components/schemas/Pet"}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1"},
    "servers": [{"url": "https://one.example"}, {"url": "https://two.example"}],
    "security": [{"key": []}],
    "paths": {
        "/pets": {
            "get": {
                "parameters": [query("cursor")],
                "x-sdkwright-pagination": {
                    "style": "cursor",
                    "parameter": "cursor",
                    "items": "data",
                    "next": "next",
                },
                **answer(PAGE),
            },
            "post": {
                "requestBody": {"content": {"application/json": {"schema": PET}}},
                **answer(PET),
            },
        },
        "/watch": {"get": {"parameters": [query("retries")], **answer(PET)}},
    },
    "components": {
        "schemas": {"Pet": NAME, "Home": {"type": "object"}},
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
}


class Server:
    """Answers requests, and keeps them."""

    def __init__(self) -> None:
        self.seen: list[httpx2.Request] = []
        self.statuses: list[int] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.seen.append(request)
        status = self.statuses.pop(0) if self.statuses else 200
        page = {"data": [{"name": "b"}], "next": "n"}
        last = {"data": [{"name": "a"}]}
        if request.method == "POST" or request.url.path == "/watch":
            return httpx2.Response(status, json={"name": "c"})
        return httpx2.Response(status, json=last if request.url.query else page)

    @property
    def client(self) -> httpx2.Client:
        return httpx2.Client(transport=httpx2.MockTransport(self))

    @property
    def async_client(self) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(transport=httpx2.MockTransport(self))


def built(path: Path, patch: pytest.MonkeyPatch, compat: str) -> Any:
    """Return the package, imported by a name of its own."""
    name = f"zoo_{compat}_{next(COUNTER)}"
    (path / "openapi.json").write_text(json.dumps(DOCUMENT))
    lines = ['spec = "openapi.json"', 'out = "out"', 'client = "Zoo"']
    lines += [f'package = "{name}"', f'compat = "{compat}"', 'env_prefix = "ZOO"']
    (path / "gen.toml").write_text("\n".join(lines))
    assert gen("build", "--config", path / "gen.toml") == 0
    patch.setattr("sys.path", [str(path / "out"), *sys.path])
    return importlib.import_module(name)


@pytest.fixture
def zoo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    return built(tmp_path, monkeypatch, "speakeasy")


def test_imports_of_speakeasys_packages(zoo: Any) -> None:
    def module(name: str) -> Any:
        return importlib.import_module(f"{zoo.__name__}.{name}")

    assert module("sdk").Zoo is zoo.Zoo
    assert module("utils.retries").RetryConfig is zoo.utils.RetryConfig
    for each in ("models", "models.components", "models.operations", "models.shared"):
        assert module(each).Pet is zoo.types.Pet
        assert module(each).HomeTypedDict is zoo.types.HomeParam
    for each in ("errors", "models", "models.errors"):
        assert module(each).SDKError is zoo.errors.APIStatusError
    assert module("types").UNSET is zoo.omit


def test_pages_of_speakeasys_packages(zoo: Any) -> None:
    server = Server()
    names: list[str] = []
    with zoo.Zoo(api_key="k", client=server.client) as client:
        page = client.pets.list()
        while page is not None:
            names += [each.name for each in page.result.data]
            page = page.next()
    assert names == ["b", "a"]


def test_options_of_calls_of_speakeasys_packages(zoo: Any) -> None:
    server = Server()
    client = zoo.Zoo(security=zoo.models.Security(api_key="k"), client=server.client)
    options = {"http_headers": {"X-More": "1"}, "server_url": "https://three.example"}
    client.pets.list(**options, timeout_ms=3000, retries=zoo.types.UNSET)
    (sent,) = server.seen
    assert sent.url.host == "three.example"
    assert (sent.headers["x-key"], sent.headers["x-more"]) == ("k", "1")
    assert 2 < sent.extensions["timeout"]["read"] <= 3
    client.watch.retrieve(retries="its own")
    assert server.seen[-1].url.params["retries"] == "its own"
    with pytest.raises(TypeError, match="`timeout_ms` is `timeout` by another name"):
        client.pets.list(timeout_ms=1, timeout=1)


@pytest.mark.parametrize(
    ("strategy", "elapsed", "attempts"), [("backoff", 3, 4), ("none", 3, 1)]
)
def test_retries_of_speakeasys_packages(
    zoo: Any, strategy: str, elapsed: int, attempts: int
) -> None:
    strategies = zoo.utils.BackoffStrategy(1, 1, 1.5, elapsed)
    config = zoo.utils.RetryConfig(strategy, strategies, False)
    for given, own in (({"retry_config": config}, {}), ({}, {"retries": config})):
        server = Server()
        server.statuses = [503] * 9
        client = zoo.Zoo(api_key="k", client=server.client, **given)
        with pytest.raises(zoo.errors.SDKError):
            client.pets.create(name="c", **own)
        assert len(server.seen) == attempts


def test_one_client_for_both_kinds_of_calls(zoo: Any) -> None:
    server = Server()

    async def run() -> list[str]:
        names: list[str] = []
        client = zoo.Zoo(
            security=lambda: {"api_key": "k"}, async_client=server.async_client
        )
        async with client:
            page = await client.pets.list_async(timeout_ms=3000)
            while page is not None:
                names += [each.name for each in page.result.data]
                page = await page.next()
            pet = await client.with_options(strict=True).pets.create_async(name="c")
        return [*names, pet.name]

    assert asyncio.run(run()) == ["b", "a", "c"]
    assert {each.headers["x-key"] for each in server.seen} == {"k"}
    layered = zoo.Zoo(api_key="k", middleware=[print])
    with pytest.raises(zoo.errors.ConfigurationError, match="make an AsyncZoo"):
        asyncio.run(layered.pets.create_async(name="c"))


def test_servers_by_number_and_faulty_arguments(zoo: Any) -> None:
    client = zoo.Zoo(api_key="k", server_idx=1)
    assert client.base_url == "https://two.example"
    url = "https://{place}.example"
    client = zoo.Zoo(api_key="k", server_url=url, url_params={"place": "four"})
    assert client.base_url == "https://four.example"
    for faulty in (
        {"server_idx": 2},
        {"security": {"token": "k"}},
        {"retry_config": 1},
    ):
        with pytest.raises(zoo.errors.ConfigurationError, match=next(iter(faulty))):
            zoo.Zoo(**faulty)


def test_request_options_of_ferns_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zoo = built(tmp_path, monkeypatch, "fern")
    server = Server()
    client = zoo.Zoo(api_key="k", http_client=server.client)
    module = importlib.import_module(f"{zoo.__name__}.core.request_options")
    options = module.RequestOptions(
        additional_headers={"X-More": "1"},
        additional_query_parameters={"cursor": "n"},
        timeout_in_seconds=3,
        chunk_size=9,
    )
    client.pets.list(request_options=options)
    (sent,) = server.seen
    assert sent.url.params["cursor"] == "n"
    assert sent.headers["x-more"] == "1"
    assert 2 < sent.extensions["timeout"]["read"] <= 3
    client.pets.list(request_options=None)
    with pytest.raises(TypeError, match="request_options got an unexpected"):
        client.pets.list(request_options={"timeout": 3})


def test_arguments_of_clients_of_ferns_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zoo = built(tmp_path, monkeypatch, "fern")
    server = Server()
    client = zoo.Zoo(
        api_key="k",
        headers={"X-More": "1", "X-Other": "2"},
        default_headers={"X-Other": "3"},
        httpx_client=server.client,
        follow_redirects=True,
    )
    client.watch.retrieve()
    (sent,) = server.seen
    assert (sent.headers["x-more"], sent.headers["x-other"]) == ("1", "3")
    for faulty in ({"headers": 1}, {"follow_redirects": False}):
        with pytest.raises(zoo.errors.ConfigurationError, match=next(iter(faulty))):
            zoo.Zoo(api_key="k", **faulty)
    both = {"httpx_client": server.client, "http_client": server.client}
    with pytest.raises(zoo.errors.ConfigurationError, match="by another name"):
        zoo.Zoo(api_key="k", **both)
