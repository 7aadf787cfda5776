"""Clients as objects: what they show, and what copying them means."""

import copy
import pickle

import pytest
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.operation.stream_operation import StreamOperation

from tests.runtime.support.acme import errors
from tests.runtime.support.calls import download, stream
from tests.runtime.support.server import reply

SSE = [("Content-Type", "text/event-stream")]
OK = reply(body={"id": 1, "name": "Rex"})


def test_what_they_show(make):
    client = make(base_url="https://api.example/v2?key=secret")
    assert client.base_url == "https://api.example/v2"
    assert repr(client).endswith("Acme https://api.example/v2>")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_copies_share_connections(mode, client, server, copied):
    server.script(OK)
    mode.run(client.pets.retrieve(1))
    other = copied(client)
    assert type(other) is type(client)
    assert other is not client
    assert mode.run(other.pets.retrieve(1)).name == "Rex"
    assert other.pets is not client.pets


def test_what_holds_a_connection_cannot_be_pickled(mode, client, server):
    listed = reply(body={"items": [{"id": 1, "name": "Rex"}]})
    file = Operation("GET", "/x", lambda: bytes, accept="*/*")
    events = StreamOperation(
        Operation("GET", "/x", lambda: object, accept="text/event-stream"),
        lambda: object,
    )
    server.script(OK, listed, reply(body="x"), reply(200, "data: 1\n\n", SSE))
    raw = mode.run(client.pets.with_raw_response.retrieve(1))
    page = mode.run(client.pets.list())
    held = [mode.run(download(client, file, {})), mode.run(stream(client, events, {}))]
    for each in (raw, page, *held):
        with pytest.raises(TypeError, match=r"cannot be pickled; \w+"):
            pickle.dumps(each)
    for each in held:
        mode.run(each.close())
    assert copy.copy(page).items == copy.deepcopy(page).items == page.items
    assert copy.deepcopy(page).items is not page.items


@pytest.mark.parametrize("key", ["api_key"])
def test_an_empty_key_means_none(mode, make, server, key):
    server.script(OK)
    client = make(**{key: ""})
    assert mode.run(client.pets.retrieve(1)).name == "Rex"
    assert "authorization" not in server.last.headers


def test_what_is_wrong_with_a_request(mode, client, server):
    found = {"detail": [{"loc": ["body", "age"], "msg": "field required"}]}
    server.script(reply(422, body=found))
    with pytest.raises(errors.APIStatusError, match="body.age: field required"):
        mode.run(client.pets.retrieve(1))
