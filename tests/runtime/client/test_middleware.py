"""Middleware: what it sees and changes, and what it has to return."""

import pytest

from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply

OK = reply(body={"id": 1, "name": "Rex"})


def test_middleware(mode, make, server):
    seen = []
    outer = mode.middleware(
        lambda request: seen.append(("outer", request.attempt)),
        lambda response: seen.append(("outer", response.status)),
    )

    def change(request):
        seen.append(("inner", repr(request)))
        request.set_header("X-Signed", "yes")
        assert request.header("authorization") == "Bearer sk-secret"
        assert request.header("nope") is None
        assert request.url.endswith("/pets/5")

    inner = mode.middleware(
        change, lambda response: seen.append(("inner", response.status))
    )
    client = make(middleware=[outer, inner])
    server.script(reply(503), OK)
    mode.run(client.pets.retrieve(5))
    text = f"<Request GET {server.url}/v1/pets/5>"
    assert seen == [
        ("outer", 0),
        ("inner", text),
        ("inner", 503),
        ("outer", 503),
        ("outer", 1),
        ("inner", text),
        ("inner", 200),
        ("outer", 200),
    ]
    assert server.last.headers["x-signed"] == "yes"


def test_middleware_may_respond_and_raise(mode, make, server):
    from sdkwright.runtime import AsyncRawResponse, Headers, RawResponse

    body = b'{"id": 7, "name": "made up"}'
    if mode.name == "sync":

        def respond(request, send):
            return RawResponse(200, Headers(), [body], lambda: None)

        def fails(request, send):
            raise KeyError("mine")

    else:

        async def chunks():
            yield body

        async def closed():
            pass

        async def respond(request, send):
            return AsyncRawResponse(200, Headers(), chunks(), closed)

        async def fails(request, send):
            raise KeyError("mine")

    assert mode.run(make(middleware=(respond,)).pets.retrieve(5)).name == "made up"
    events = make(middleware=(respond,)).boxes.photo("b")
    with mode.entered(mode.run(events)) as photo:
        assert mode.run(photo.read()) == body
    with pytest.raises(KeyError, match="mine"):
        mode.run(make(middleware=(fails,)).pets.retrieve(5))
    assert server.seen == []


@pytest.mark.parametrize("result", [None, "x", 5])
def test_middleware_has_to_return_a_response(mode, make, server, result):
    seen = []
    outer = mode.middleware(after=seen.append)
    inner = mode.function(lambda request, send: result)
    with pytest.raises(errors.ConfigurationError, match="The middleware .* returned "):
        mode.run(make(middleware=[outer, inner]).pets.retrieve(5))
    assert not seen
    assert server.seen == []


def test_middleware_of_the_other_mode(mode, make, server):
    server.script(OK)

    async def layer(request, send):
        return await send(request)

    client = make(middleware=[layer])
    if mode.name == "sync":
        with pytest.raises(
            errors.ConfigurationError, match="returned a value of type coroutine"
        ):
            mode.run(client.pets.retrieve(5))
    else:
        mode.run(client.pets.retrieve(5))


@pytest.mark.parametrize("given", [print, [5], "x", {"a": print}])
def test_middleware_is_a_list_of_functions(mode, given):
    with pytest.raises(errors.ConfigurationError, match="a list of functions"):
        mode.client_class(middleware=given)


def test_middleware_sees_redirects_and_tokens(mode, make, server):
    paths = []
    layer = mode.middleware(lambda request: paths.append(request.address.path))
    client = make(api_key=None, client_id="i", client_secret="s", middleware=[layer])
    from sdkwright.runtime.operation.operation import Operation

    server.script(
        reply(body={"access_token": "t"}),
        reply(302, b"", [("Location", "/there")]),
        OK,
    )
    mode.run(client.request(Operation("GET", "/x", lambda: object, auth="oauth"), {}))
    assert paths == ["/token", "/v1/x", "/there"]
