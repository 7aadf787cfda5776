"""Other programs' functions in the HTTP library: requests that they are to see meet them."""

import functools

import httpx2
import pytest
from sdkwright.runtime.transport.common import hooked

from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply

OK = reply(body={"id": 1, "name": "Rex"})
KINDS = {"sync": "Client", "async": "AsyncClient"}


@pytest.fixture
def patched(mode, monkeypatch):
    """Replaces a method of the library, as recorders, mocks and tracers do."""
    if mode.options:
        pytest.skip("requests by aiohttp never meet this library")

    def patch(kind, method, before):
        asynchronous = mode.name == "async"
        kind = getattr(httpx2, f"Async{kind}" if asynchronous else kind)
        method = method.replace(
            "handle_", "handle_async_" if asynchronous else "handle_"
        )
        real = getattr(kind, method)

        @functools.wraps(real)
        def replaced(self, request, *arguments, **options):
            before(request)
            return real(self, request, *arguments, **options)

        monkeypatch.setattr(kind, method, replaced)

    return patch


@pytest.mark.parametrize(
    ("kind", "method"),
    [
        ("HTTPTransport", "handle_request"),
        ("Client", "send"),
        ("Client", "_send_single_request"),
    ],
)
def test_hooks_that_come_and_go(
    mode, client, server, patched, monkeypatch, kind, method
):
    server.script(OK)
    seen = []
    mode.run(client.pets.retrieve(1))
    assert not hooked(asynchronous=mode.name == "async")
    patched(kind, method, seen.append)
    assert hooked(asynchronous=mode.name == "async")
    for _ in range(2):
        assert mode.run(client.pets.retrieve(2)).name == "Rex"
    assert [str(each.url) for each in seen] == [f"{server.url}/v1/pets/2"] * 2
    assert seen[0].headers["authorization"] == "Bearer sk-secret"
    monkeypatch.undo()
    assert mode.run(client.pets.retrieve(3)).name == "Rex"
    assert len(seen) == 2
    assert server.connections == 2


def test_hooks_that_answer_or_fail(mode, make, patched):
    def refuse(request):
        raise AssertionError("no network in tests")

    patched("HTTPTransport", "handle_request", refuse)
    client = make(base_url="http://127.0.0.1:9")
    for _ in range(3):
        with pytest.raises(AssertionError, match="no network"):
            mode.run(client.pets.retrieve(1))


def test_many_at_once(mode, make, server, patched):
    server.script(OK)
    seen = []
    patched("HTTPTransport", "handle_request", seen.append)
    client = make()
    call = lambda: client.pets.retrieve(1)  # noqa: E731
    assert len(mode.together(call, 200)) == 200
    assert len(seen) == 200


def test_a_class_of_another_name(mode, client, server, monkeypatch):
    if mode.options:
        pytest.skip("requests by aiohttp never meet this library")
    server.script(OK)
    real, seen = getattr(httpx2, KINDS[mode.name]), []

    class Traced(real):
        def send(self, request, **options):
            seen.append(request)
            return super().send(request, **options)

    monkeypatch.setattr(httpx2, KINDS[mode.name], Traced)
    mode.run(client.pets.retrieve(1))
    assert len(seen) == 1


def test_no_library_no_hooks(monkeypatch):
    import sys

    monkeypatch.delitem(sys.modules, "httpx2")
    assert not hooked()


def test_closing(mode, make, server, patched):
    server.script(OK)
    patched("HTTPTransport", "handle_request", lambda _: None)
    client = make()
    mode.run(client.pets.retrieve(1))
    mode.run(client.close())
    with pytest.raises(errors.ConfigurationError, match="closed"):
        mode.run(client.pets.retrieve(1))
