"""Fake clients: their responses."""

import pytest
from sdkwright.runtime.testing.fake import fake
from sdkwright.runtime.testing.fake_calls import FakeError

from tests.runtime.support.acme import errors, types
from tests.runtime.testing.fakes_support import Book, Envelope, library

REX = types.Pet(id=1, name="Rex")
ADA = types.Pet(id=2, name="Ada")


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
