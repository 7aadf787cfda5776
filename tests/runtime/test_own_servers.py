"""Operations with a server of their own, whose URL has variables."""

import dataclasses

import pytest

from generator.runtime.async_client import AsyncClient
from generator.runtime.client import SyncClient
from generator.runtime.config import ClientConfig, Server, ServerVariable
from generator.runtime.operation import Operation
from tests.runtime.support.acme import errors
from tests.runtime.support.server import answer


@pytest.fixture
def own(server):
    """An operation on a server of its own, and the configuration that knows of it."""
    url = f"{server.url}/{{stage}}/{{the zone}}"
    variables = (
        ServerVariable("stage", "v1", values=("v1", "v2")),
        ServerVariable("the zone", "eu", argument="zone"),
    )
    config = ClientConfig(
        name="acme",
        own_servers=(Server("", url, variables=variables),),
        errors=lambda: errors.ERRORS,
    )
    return config, Operation("GET", "/x", lambda: object, server=url)


def make(colour, config, arguments):
    base = SyncClient if colour.name == "sync" else AsyncClient
    return base(config, {"base_url": "http://nowhere.invalid", **arguments})


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, "/v1/eu/x"),
        ({"stage": None, "zone": "us"}, "/v1/us/x"),
        ({"stage": "v2"}, "/v2/eu/x"),
    ],
)
def test_variables_are_the_client_s_arguments(colour, server, own, arguments, path):
    config, operation = own
    server.script(answer(body={}))
    client = make(colour, config, arguments)
    colour.run(client.request(operation, {}))
    assert server.last.target == path
    colour.run(client.with_options(max_retries=0).request(operation, {}))
    assert server.last.target == path
    colour.run(client.close())


def test_values_that_are_not_allowed(colour, own):
    config, operation = own
    client = make(colour, config, {"stage": "v3"})
    with pytest.raises(errors.ConfigurationError, match="stage must be one of v1, v2"):
        colour.run(client.request(operation, {}))
    colour.run(client.close())


def test_the_right_one_of_several(colour, server, own):
    config, operation = own
    other = Server("", "http://other.example/{x}", (ServerVariable("x", "1"),))
    config = dataclasses.replace(config, own_servers=(other, *config.own_servers))
    client = make(colour, config, {})
    server.script(answer(body=1))
    colour.run(client.request(operation, {}))
    assert server.last.path == "/v1/eu/x"
    colour.run(client.close())
