"""Fake clients: recorded calls and assertions."""

import inspect
from contextlib import suppress

import pytest
from sdkwright.runtime.testing import fake_calls
from sdkwright.runtime.testing.fake import fake
from sdkwright.runtime.testing.fake_calls import FakeError
from sdkwright.runtime.testing.fake_fixture import fixture

from tests.runtime.support.acme import Acme, AsyncAcme, types
from tests.runtime.testing.fakes_support import library

REX = types.Pet(id=1, name="Rex")


@pytest.fixture
def both(mode):
    """A fake client with a few responses."""
    with fake(mode.client_class) as one:
        one.api.on(one.client.pets.retrieve).answers(REX)
        one.api.on(one.client.pets.create).answers(REX)
        one.api.on(one.client.pets.delete).answers(None)
        yield one


def test_calls_are_kept(both, mode):
    client, api = both
    mode.run(client.pets.create(name="Rex", extra_query={"a": 1}))
    mode.run(client.pets.retrieve(7))
    first, second = api.calls
    assert api.calls_to(client.pets.create) == [first]
    assert first.name == "client.pets.create"
    assert first.arguments == {"name": "Rex"}
    assert first.options == {"extra_query": {"a": 1}}
    assert first.json() == {"name": "Rex"}
    assert first.url == "https://api.test/pets?a=1"
    assert "idempotency-key" in first.headers
    assert str(first) == "client.pets.create(name='Rex', extra_query={'a': 1})"
    assert (second.content, second.attempts) == (None, 1)
    assert second.request.method == "GET"


def test_what_is_prepared_is_not_called(both):
    assert both.client.pets.prepare.retrieve(1).method == "GET"
    assert both.api.calls == []


def test_views_call_the_same_method(both, mode):
    client, api = both
    mode.run(client.pets.with_raw_response.retrieve(1))
    api.assert_called_once(client.pets.retrieve)


def test_called_or_not(both, mode):
    client, api = both
    api.assert_not_called(client.pets.retrieve)
    mode.run(client.pets.retrieve(1))
    mode.run(client.pets.retrieve(2))
    api.assert_called(client.pets.retrieve)
    api.assert_called(client.pets.retrieve, times=2)
    with pytest.raises(FakeError) as caught:
        api.assert_called_once(client.pets.retrieve)
    assert str(caught.value) == (
        "client.pets.retrieve was to be called 1 times.\nThese calls were made:"
        "\n  1. client.pets.retrieve(pet_id=1)\n  2. client.pets.retrieve(pet_id=2)"
    )
    with pytest.raises(FakeError, match=r"called\.\nThere were no such calls\."):
        api.assert_called(client.pets.delete)
    with pytest.raises(FakeError, match="0 times"):
        api.assert_not_called(client.pets.retrieve)


def test_called_with(both, mode):
    client, api = both
    mode.run(client.pets.create(name="Rex", tricks=["sit"], timeout=5))
    api.assert_called_with(client.pets.create, name="Rex", tricks=["sit"])
    api.assert_called_with(client.pets.create, name="Rex", tricks=["sit"], timeout=5)
    mode.run(client.pets.retrieve(7))
    api.assert_called_with(client.pets.retrieve, 7)
    with pytest.raises(TypeError):
        api.assert_called_with(client.pets.create)
    for arguments, words in (
        ({"name": "Ada"}, "In the closest one, name is 'Rex', tricks is ['sit']."),
        ({"name": "Rex", "born_at": "x"}, "born_at is 'left out', tricks is ['sit']."),
        (
            {"name": "Rex", "tricks": ["sit"], "timeout": 4},
            "In the closest one, the options differ.",
        ),
    ):
        with pytest.raises(FakeError) as caught:
            api.assert_called_with(client.pets.create, **arguments)
        assert words in str(caught.value)
    with pytest.raises(
        FakeError, match=r"No call was client\.pets\.delete\(pet_id=1\)\.\n"
    ):
        api.assert_called_with(client.pets.delete, 1)


def test_order(both, mode):
    client, api = both
    for call in (client.pets.create(name="x"), client.pets.retrieve(1)):
        mode.run(call)
    mode.run(client.pets.delete(1))
    api.assert_order(client.pets.create, client.pets.delete)
    with pytest.raises(FakeError) as caught:
        api.assert_order(client.pets.delete, client.pets.create)
    assert "client.pets.create is missing there" in str(caught.value)
    assert "3. client.pets.delete(pet_id=1)" in str(caught.value)


def test_long_values_are_cut(both, mode):
    mode.run(both.client.pets.create(name="x" * 1000))
    assert len(str(both.api.calls[0])) < 200


ADVICE = [
    (
        lambda c: c.pets.rename(1, name="x"),
        "api.on(client.pets.rename).answers(...), with Pet",
    ),
    (lambda c: c.pets.list(), "api.on(client.pets.list).pages([[...], [...]])"),
    (
        lambda c: c.pets.act(1, trick="x", stream=True),
        "client.pets.act).streams([...])",
    ),
    (lambda c: c.pets.tricks(), "api.on(client.pets.tricks).answers(...), with list["),
    (
        lambda c: c.call("GET", "/x", result=int),
        "api.on_call('GET', '/x').answers(...)",
    ),
]


@pytest.mark.parametrize(("call", "advice"), ADVICE)
def test_missing_response_names_the_stub_method(mode, call, advice):
    client, _ = fake(mode.client_class)
    with pytest.raises(FakeError) as caught:
        mode.run(call(client))
    assert " has no response. Say how: " in str(caught.value)
    assert advice in str(caught.value)


def test_stub_without_a_suitable_response(both, mode):
    client, api = both
    api.on(client.pets.act).answers(REX)
    with pytest.raises(FakeError, match="has no response for such a call. Say how"):
        mode.run(client.pets.act(1, trick="x", stream=True))
    api.unanswered.clear()


def swallow(mode, then):
    """Make a call without a response, and go on."""
    with fake(mode.client_class) as (client, _):
        with suppress(AssertionError):
            mode.run(client.pets.delete(1))
        then()


def test_an_error_that_was_swallowed_comes_back(mode):
    with pytest.raises(FakeError, match=r"client\.pets\.delete has no response"):
        swallow(mode, lambda: None)
    with pytest.raises(ZeroDivisionError):
        swallow(mode, lambda: 1 / 0)


def test_resource_of_another_client(both):
    made = library(both.client)
    with pytest.raises(FakeError, match=r"client\.\w*Library\.url was to be called"):
        both.api.assert_called(made.url)


def test_methods_are_found_behind_decorators(both, monkeypatch):
    resource = type(both.client.pets)
    original = resource.retrieve

    def wrapper(self, pet_id):
        return original(self, pet_id)

    wrapper.__wrapped__ = original
    wrapper.__name__ = "retrieve"
    monkeypatch.setattr(resource, "retrieve", wrapper)
    fake_calls._found.cache_clear()
    assert fake_calls.target_of(both.client.pets.retrieve).key.name == "retrieve"
    fake_calls._found.cache_clear()


blocking = fixture(Acme, max_retries=1)
waiting = fixture(AsyncAcme)


def test_fixtures(blocking, waiting):
    assert type(blocking.client) is Acme
    client, api = waiting
    assert type(client) is AsyncAcme
    api.on(client.pets.retrieve).answers(REX)
    assert not inspect.iscoroutinefunction(api.on)


def test_a_call_that_no_method_makes(both, mode):
    client, api = both
    operation = fake_calls.target_of(client.pets.retrieve).operation
    made = library(client)
    with pytest.raises(FakeError, match=r"client\.call\('GET /pets/.petId.'\) has no"):
        mode.run(client.request(operation, {"self": made, "pet_id": 1}))
    api.unanswered.clear()


def test_many_calls_at_once(both, mode):
    client, api = both
    api.on(client.pets.retrieve).answers(
        *(REX for _ in range(39)), {"id": 9, "name": "z"}
    )
    found = mode.together(lambda: client.pets.retrieve(1), 40)
    assert sorted(pet.id for pet in found) == [1] * 39 + [9]
    api.assert_called(client.pets.retrieve, times=40)
