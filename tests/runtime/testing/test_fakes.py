"""Fake clients: their responses."""

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


@pytest.fixture
def both(mode):
    """A fake client of the mode, and its fake API."""
    with fake(mode.client_class) as one:
        yield one


def test_it_is_a_client_of_the_real_class(both, mode):
    assert type(both.client) is mode.client_class
    assert repr(both.client).endswith(" https://api.test>")


def test_values_in_order_and_the_last_one_repeats(both, mode):
    client, api = both
    api.on(client.pets.retrieve).answers(REX, {"id": 2, "name": "Ada"}).answers(REX)
    found = [mode.run(client.pets.retrieve(number)) for number in range(4)]
    assert [pet.name for pet in found] == ["Rex", "Ada", "Rex", "Rex"]
    assert found[0] == REX
    assert found[0] is not REX


def test_second_on_replaces_the_first(both, mode):
    client, api = both
    api.on(client.pets.retrieve).answers(REX)
    api.on(client.pets.retrieve).answers(ADA)
    assert mode.run(client.pets.retrieve(1)) == ADA


def test_all_kinds_of_results(both, mode):
    client, api = both
    api.on(client.pets.delete).answers(None)
    assert mode.run(client.pets.delete(1)) is None
    api.on(client.pets.tricks).answers(["sit"])
    assert mode.run(client.pets.tricks()) == ["sit"]
    api.on(client.boxes.label).answers("Cæsar")
    assert mode.run(client.boxes.label(text="x")) == "Cæsar"
    api.on(client.boxes.photo).answers(
        b"png", headers={"Content-Disposition": 'attachment; filename="a.png"'}
    )
    photo = mode.run(client.boxes.photo("b"))
    assert (photo.filename, photo.content_type) == ("a.png", "image/png")
    assert mode.run(photo.read()) == b"png"
    api.on(client.pets.create).answers(types.Box(label="b"), REX)
    raw = mode.run(client.pets.with_raw_response.create(name="x"))
    assert (raw.status_code, raw.parse()) == (202, types.Box(label="b"))
    assert mode.run(client.pets.create(name="x")) == REX


def test_the_status_that_means_a_value(mode):
    seen = []
    layer = mode.middleware(after=lambda response: seen.append(response.status))
    client, api = fake(mode.client_class, middleware=[layer])
    books = library(client)
    for value, status in (
        (Book(id="a"), 200),
        ({"id": "a"}, 200),
        ([], 206),
        (None, 204),
        (Envelope(data="x"), 200),
    ):
        if isinstance(value, Envelope):
            with pytest.raises(FakeError, match="That is not what"):
                api.on(books.several).answers(value)
        else:
            api.on(books.several).answers(value)
            assert mode.run(books.several()) in (value, Book(id="a"))
            assert seen.pop() == status


def test_status_and_headers(both, mode):
    client, api = both
    api.on(client.pets.retrieve).answers(REX, status=203, headers={"X-Left": "4"})
    raw = mode.run(client.pets.with_raw_response.retrieve(1))
    assert (raw.status_code, raw.headers["x-left"]) == (203, "4")
    assert raw.parse() == REX
    api.on(client.pets.delete).answers(None, status=202)
    assert mode.run(client.pets.with_raw_response.delete(1)).status_code == 202


WRONG = [
    ("retrieve", {"id": "x"}, "That is not what <Operation GET /pets/.petId.> returns"),
    ("retrieve", types.Box(label="b"), "That is not what"),
    ("delete", REX, "That is not what"),
]


@pytest.mark.parametrize(("method", "value", "words"), WRONG)
def test_a_wrong_value_is_refused_at_once(both, method, value, words):
    with pytest.raises(FakeError, match=words):
        both.api.on(getattr(both.client.pets, method)).answers(value)


def test_more_that_an_operation_cannot_do(both):
    client, api = both
    with pytest.raises(FakeError, match=r"returns bytes, not 'x'"):
        api.on(client.boxes.photo).answers("x")
    with pytest.raises(FakeError, match=r"client\.pets\.retrieve has no stream"):
        api.on(client.pets.retrieve).streams([])
    with pytest.raises(FakeError, match=r"client\.pets\.retrieve is not pa"):
        api.on(client.pets.retrieve).pages([[]])
    with pytest.raises(FakeError, match=r"responds by \.streams\(\[\.\.\.\]\) only"):
        api.on(library(client).lines).answers({})
    for wrong in (len, client.pets.with_raw_response.retrieve, client.pets.__repr__):
        with pytest.raises(
            FakeError, match="A method of a client's resource is needed"
        ):
            api.on(wrong)


def test_errors_by_class(both, mode):
    client, api = both
    body = types.ErrorResponse(message="no such pet", code=7)
    stub = api.on(client.pets.retrieve)
    stub.raises(errors.NotFoundError, body=body)
    with pytest.raises(errors.NotFoundError) as caught:
        mode.run(client.pets.retrieve(1))
    assert caught.value.body == body
    assert caught.value.message == "404 Not Found: no such pet (GET /pets/1)"


@pytest.mark.parametrize(
    ("error", "options", "kind", "words"),
    [
        (429, {"headers": {"Retry-After": "9"}}, errors.RateLimitError, "429"),
        (418, {"body": "short"}, errors.APIStatusError, "Teapot: short"),
        (500, {"body": b"\xff"}, errors.InternalServerError, "500"),
        (errors.InternalServerError, {}, errors.InternalServerError, "500"),
        (errors.APITimeoutError, {}, errors.APITimeoutError, "did not respond in time"),
        (errors.APIConnectionError, {}, errors.APIConnectionError, "broke"),
        (
            errors.APIResponseValidationError,
            {},
            errors.APIResponseValidationError,
            "no JSON",
        ),
        (errors.StreamError, {}, errors.StreamError, "A fake was told"),
        (KeyError, {}, KeyError, None),
        (KeyError("x"), {}, KeyError, "x"),
    ],
)
def test_all_kinds_of_errors(both, mode, error, options, kind, words):
    client, api = both
    api.on(client.pets.retrieve).raises(error, **options)
    for _ in range(2):
        with pytest.raises(kind, match=words) as caught:
            mode.run(client.pets.retrieve(1))
        assert type(caught.value) is kind


def test_exception_without_a_status(both):
    with pytest.raises(FakeError, match=r"give the number, as in \.raises\(418\)"):
        both.api.on(both.client.pets.retrieve).raises(errors.APIStatusError)


def test_attempts_follow_the_client(mode):
    with fake(mode.client_class, max_retries=2) as (client, api):
        api.on(client.pets.retrieve).raises(503, headers={"Retry-After": "50"}).answers(
            REX
        )
        raw = mode.run(client.pets.with_raw_response.retrieve(1))
        assert raw.parse() == REX
        assert raw.retries_taken == 1
        assert raw.elapsed < 10
        call = api.assert_called_once(client.pets.retrieve)
        assert call.attempts == 2


def test_fakes_make_one_attempt_by_default(both, mode):
    client, api = both
    api.on(client.pets.retrieve).raises(errors.APIConnectionError).answers(REX)
    with pytest.raises(errors.APIConnectionError):
        mode.run(client.pets.retrieve(1))
    assert mode.run(client.pets.retrieve(1)) == REX


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
