"""Fake clients: functions, streams, responses as they are, and the clients themselves."""

import asyncio
import io

import pytest
from sdkwright.runtime import Timeout, omit
from sdkwright.runtime.testing.fake import fake
from sdkwright.runtime.testing.fake_calls import FakeError
from sdkwright.runtime.testing.fake_stub import Fails

from tests.runtime.support.acme import Acme, errors, types
from tests.runtime.testing.fakes_support import Book, Envelope, library

REX = types.Pet(id=1, name="Rex")
ADA = types.Pet(id=2, name="Ada")


def test_functions(both, mode):
    client, api = both
    seen = []

    def retrieve(pet_id, **options):
        seen.append(options)
        if pet_id == 9:
            raise Fails(errors.NotFoundError, body={"message": "gone"})
        return {"id": pet_id, "name": "Rex"}

    api.on(client.pets.retrieve).calls(mode.function(retrieve))
    assert mode.run(client.pets.retrieve(5, timeout=3)).id == 5
    assert seen == [{"timeout": 3}]
    with pytest.raises(errors.NotFoundError, match="gone"):
        mode.run(client.pets.retrieve(9))


def test_a_plain_function_does_for_both_modes(both, mode):
    client, api = both

    def rename(pet_id, *, name, dry_run=False):
        if not pet_id:
            raise Fails(500)
        return types.Pet(id=pet_id, name=f"{name} {dry_run}")

    api.on(client.pets.rename).calls(rename)
    assert mode.run(client.pets.rename(1, name="x", trace=omit)).name == "x False"
    with pytest.raises(errors.InternalServerError):
        mode.run(client.pets.rename(0, name="x"))
    with pytest.raises(TypeError, match="trace"):
        mode.run(client.pets.rename(0, name="x", trace="t"))


def test_a_blocking_client_awaits_nothing():
    async def retrieve(pet_id):
        return REX

    with fake(Acme) as (client, api):
        api.on(client.pets.retrieve).calls(retrieve)
        with pytest.raises(FakeError, match="may not be asynchronous"):
            client.pets.retrieve(1)
        loop = asyncio.new_event_loop()
        future = loop.create_future()  # awaitable, but nothing to close
        api.on(client.pets.retrieve).calls(lambda pet_id: future)
        with pytest.raises(FakeError, match="may not be asynchronous"):
            client.pets.retrieve(1)
        loop.close()


def test_functions_of_pages_and_streams(both, mode):
    client, api = both
    api.on(client.pets.list).calls(lambda page=1: [REX] if page < 9 else [])
    page = mode.run(client.pets.list(page=3))
    assert page.items == [REX]
    api.on(client.pets.list).calls(lambda **_: {"items": [], "totalPages": 1})
    assert mode.items(client.pets.list()) == []
    api.on(client.pets.act).calls(
        lambda pet_id, trick, stream: [{"pet": pet_id, "does": trick}]
    )
    events = mode.run(client.pets.act(1, trick="sit", stream=True))
    assert [each.does for each in mode.items(events)] == ["sit"]
    api.on(client.pets.act).calls(lambda **_: REX)
    with pytest.raises(FakeError, match="a list of events is needed"):
        mode.run(client.pets.act(1, trick="sit", stream=True))


def test_streams(both, mode):
    client, api = both
    events = [types.PetEvent(pet=1, does="sit"), {"pet": 1, "does": "roll\nover"}]
    api.on(client.pets.act).answers(REX).streams(events)
    for _ in range(2):
        with mode.entered(
            mode.run(client.pets.act(1, trick="x", stream=True))
        ) as stream:
            assert [each.does for each in mode.items(stream)] == ["sit", "roll\nover"]
        assert mode.run(client.pets.act(1, trick="x")) == REX
    with pytest.raises(FakeError, match="That is not what <StreamOperation"):
        api.on(client.pets.act).streams([{"pet": "x"}])


def test_a_stream_that_breaks(both, mode):
    client, api = both
    api.on(client.pets.act).streams([{"pet": 1, "does": "sit"}], broken=True)
    stream = mode.run(client.pets.act(1, trick="x", stream=True))
    with pytest.raises(errors.APIConnectionError, match="broke while reading"):
        mode.items(stream)
    api.on(client.pets.act).raises(429)
    with pytest.raises(errors.RateLimitError):
        mode.run(client.pets.act(1, trick="x", stream=True))


def test_other_streams(both, mode):
    client, api = both
    books = library(client)
    api.on(books.lines).streams([Book(id="a"), {"id": "b"}])
    stream = mode.run(books.lines())
    assert [each.id for each in mode.items(stream)] == ["a", "b"]
    api.on(books.texts).streams(["a", "b\nc"])
    assert mode.items(mode.run(books.texts())) == ["a", "b\nc"]
    whole = [
        Envelope(event="new", id="7", data=Book(id="a")),
        {"data": "text"},
    ]
    api.on(books.whole).streams(whole)
    found = mode.items(mode.run(books.whole()))
    assert [(each.event, each.id) for each in found] == [("new", "7"), (None, None)]
    assert [each.data for each in found] == [Book(id="a"), "text"]


def test_responses_as_they_are(both, mode):
    client, api = both
    stub = api.on(client.pets.retrieve)
    stub.responds(200, '{"id": "odd"}', headers={"Content-Type": "application/json"})
    stub.responds(302, headers={"Location": "/pets/2"})
    stub.responds(204, b"")
    assert mode.run(client.pets.retrieve(1)).id == "odd"
    # The redirect was followed, to what is said next.
    assert mode.run(client.pets.with_raw_response.retrieve(1)).content == b""


def test_access_tokens_are_there(mode):
    """Even where they have to be fetched, at first and after one was refused."""
    given = {"client_id": "me", "client_secret": "mine"}
    with fake(mode.client_class, **given) as (client, api):
        books = library(client)
        api.on(books.secret).responds(401).answers({"id": "a"})
        assert mode.run(books.secret()).id == "a"
        assert [each.attempts for each in api.calls] == [2]


def test_undocumented_endpoints(both, mode):
    client, api = both
    api.on_call("GET", "things/5").answers({"id": 5})
    found = mode.run(client.call("GET", "/things/5", result=dict[str, int]))
    assert found == {"id": 5}
    with pytest.raises(FakeError, match=r"api\.on_call\('POST', '/x'\)\.answers"):
        mode.run(client.call("POST", "/x", result=types.Pet))
    api.unanswered.clear()


def test_the_view_before_the_body(both, mode):
    client, api = both
    api.on(client.pets.retrieve).answers(REX)
    view = client.pets.with_streaming_response
    with mode.entered(view.retrieve(1)) as response:
        assert response.status_code == 200
        assert mode.run(response.parse()) == REX


def test_derived_clients_are_fakes_too(both, mode):
    client, api = both
    api.on(client.pets.retrieve).answers(REX)
    patient = client.with_options(default_headers={"X-A": "b"}, timeout=Timeout())
    assert mode.run(patient.pets.retrieve(1)) == REX
    assert api.calls[0].headers["x-a"] == "b"


def test_middleware_is_there(mode):
    seen = []
    layer = mode.middleware(before=lambda request: seen.append(request.url))
    with fake(mode.client_class, middleware=[layer]) as (client, api):
        api.on(client.pets.retrieve).answers(REX)
        mode.run(client.pets.retrieve(1))
    assert seen == ["https://api.test/pets/1"]


def test_wrong_arguments_fail_as_in_production(both, mode):
    client, api = both
    api.on(client.pets.retrieve).answers(REX)
    with pytest.raises(errors.InvalidArgumentError):
        mode.run(client.pets.retrieve(""))
    assert api.calls == []


def test_files_are_read(both, mode):
    client, api = both
    api.on(client.boxes.upload).answers({"label": "b"})
    mode.run(client.boxes.upload(title="t", photo=io.BytesIO(b"sound")))
    assert b"\r\n\r\nsound\r\n" in api.calls[0].content


def test_a_closed_client(both, mode):
    client, api = both
    api.on(client.pets.retrieve).answers(REX)
    mode.run(client.close())
    with pytest.raises(errors.ConfigurationError, match="closed"):
        mode.run(client.pets.retrieve(1))


def test_credentials_have_fake_defaults(mode, monkeypatch):
    monkeypatch.setenv("ACME_API_KEY", "sk-real-key")
    monkeypatch.setenv("ACME_BASE_URL", "https://real.example")
    seen = []
    layer = mode.middleware(
        before=lambda request: seen.append(request.header("authorization"))
    )
    for given, sent in ((None, "fake-api_key"), ("mine", "mine")):
        with fake(mode.client_class, api_key=given, middleware=[layer]) as one:
            one.api.on(one.client.pets.delete).answers(None)
            mode.run(one.client.pets.delete(1))
            assert one.api.calls[0].url == "https://api.test/pets/1"
            assert one.api.calls[0].headers.get("authorization", "***") == "***"
        assert seen.pop() == f"Bearer {sent}"


def test_methods_of_the_client_itself(mode):
    client, api = fake(mode.client_class)

    class Own:
        """A client that keeps a resource for methods of its own."""

        _client_methods = client.pets

        def retrieve(self, pet_id):
            return self._client_methods.retrieve(pet_id)

    api.on(Own().retrieve).answers(REX)
    assert mode.run(Own().retrieve(1)) == REX
