"""What cannot be sent is refused with the place where it stands."""

import datetime as dt

import pytest
from sdkwright.runtime.operation.operation import Operation

from tests.runtime.support.acme import errors, types

NAIVE = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - that is what is refused
LOOP: list[object] = []
LOOP.append(LOOP)


def refusal(mode, client, value, **details):
    operation = Operation("POST", "/x", lambda: object, auth="", **details)
    with pytest.raises(errors.InvalidArgumentError) as caught:
        mode.run(client.request(operation, {"a": value, "b": 1}))
    return str(caught.value)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (NAIVE, "a"),
        ([{"name": "x"}, {"name": NAIVE}], "a[1].name"),
        ({"k": {"l": (1, object())}}, "a.k.l[1]"),
        ([float("nan")], "a[0]"),
        ([{("no", "key"): 1}], "a[0]"),
        ([b"\xff"], "a[0]"),
        ("\ud800", "a"),
        ({"k": types.Pet(id=1, name="x", born_at=NAIVE)}, "a.k.born_at"),
    ],
)
def test_members_of_bodies(mode, client, value, place):
    assert refusal(mode, client, value, body="a b").startswith(f"{place}: ")
    assert refusal(mode, client, {"c": value}, payload="a").startswith(
        f"c{place[1:]}: "
    )


def test_what_contains_itself(mode, client):
    assert "Circular" in refusal(mode, client, LOOP, body="a b")


@pytest.mark.parametrize(
    ("details", "place"),
    [
        ({"body": "a b", "media": "application/x-www-form-urlencoded"}, "a"),
        ({"body": "a:csv b", "media": "application/x-www-form-urlencoded"}, "a"),
        ({"body": "a b", "media": "multipart/form-data"}, "a"),
        ({"body": "a:json b", "media": "multipart/form-data"}, "a[0]"),
        ({"payload": "a", "media": "application/x-ndjson"}, "[0]"),
        ({"header": "a"}, "a"),
        ({"query": "a"}, "a"),
    ],
)
def test_arguments_elsewhere(mode, client, details, place):
    assert refusal(mode, client, [NAIVE], **details).startswith(f"{place}: ")
