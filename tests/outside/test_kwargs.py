"""Keyword arguments that nobody reads are refused, before anything is sent."""

from __future__ import annotations

import importlib

import pytest

from tests.outside.values_support import caller, needs_cases, package

__all__ = ["caller"]

pytestmark = needs_cases


@pytest.fixture
def one(caller):
    return caller(package("reports/01-"))


def test_a_misspelt_argument(one):
    with pytest.raises(TypeError, match=r"'firstname'. Did you mean 'first_name'\?"):
        one.call("me.update", firstname="x")
    assert not one.server.seen


def test_names_on_the_wire(one):
    with pytest.raises(TypeError, match=r"'firstName'. Did you mean 'first_name'\?"):
        one.call("me.update", firstName="Ada", age=36)
    assert not one.server.seen


def test_a_body_where_fields_are_arguments(one):
    with pytest.raises(TypeError, match="'bodi'"):
        one.call("me.update", bodi={})
    assert not one.server.seen


def test_an_option_of_the_client(one):
    with pytest.raises(TypeError, match=r"with_options\(\) got .*'timeout'\?"):
        one.client.with_options(time_out=3)


@pytest.mark.parametrize("view", ["with_raw_response", "prepare"])
def test_views(one, view):
    with pytest.raises(TypeError, match="'emial'"):
        one.call(f"me.{view}.update", emial="x")
    assert not one.server.seen


def test_streaming_views(one):
    view = one.client.me.with_streaming_response
    with (
        pytest.raises(TypeError, match="'emial'"),
        one.mode.entered(view.update(emial="x")),
    ):
        pass
    assert not one.server.seen


def test_untyped_calls(one):
    with pytest.raises(TypeError, match=r"'max_retrys'. Did you mean 'max_retries'\?"):
        one.call("call", "GET", "/me", result=object, max_retrys=1)
    assert not one.server.seen


def test_all_options_are_taken(one):
    one.call(
        "me.update",
        age=1,
        timeout=5.0,
        max_retries=0,
        idempotency_key="k",
        extra_headers={},
        extra_query={},
        extra_body={},
    )
    assert one.body == b'{"age":1}'


def test_fakes():
    module = package("reports/01-")
    testing = importlib.import_module(f"{module.__name__}.testing")
    with testing.fake(getattr(module, module.__name__.capitalize())) as (client, api):
        with pytest.raises(TypeError, match="'emial'"):
            client.me.update(emial="x")
        assert not api.calls
        with pytest.raises(TypeError, match="'emial'"):
            api.assert_called_with(client.me.update, emial="x")


def test_bulk():
    module = package("reports/01-")
    bulk = importlib.import_module(f"{module.__name__}._core.helpers.bulk").bulk
    client = getattr(module, module.__name__.capitalize())(
        base_url="http://127.0.0.1:9"
    )
    outcomes = bulk(lambda name: client.me.update(**{name: "x"}), ["frist_name"])
    assert isinstance(outcomes.failed[0].error, TypeError)
