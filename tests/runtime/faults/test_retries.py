"""Trying again: when, how often, how long after, and when not."""

import time
from email.utils import formatdate

import pytest
from sdkwright.runtime import RetryPolicy
from sdkwright.runtime.config.retry import (
    Budget,
    pause,
    requested_retry,
    requested_wait,
)
from sdkwright.runtime.errors.info import Headers
from sdkwright.runtime.operation.operation import Operation
from sdkwright.runtime.transport import effects as steps_module

from tests.runtime.faults.calls import OK
from tests.runtime.faults.rows import must
from tests.runtime.support.acme import errors
from tests.runtime.support.server import close, reply


@pytest.fixture
def naps(monkeypatch):
    """The pauses that calls take, which take no time here."""
    taken = []

    def run(self, _):
        taken.append(self._seconds)

    async def arun(self, _):
        taken.append(self._seconds)

    monkeypatch.setattr(steps_module.Sleep, "run", run)
    monkeypatch.setattr(steps_module.Sleep, "arun", arun)
    return taken


@must("m09")
@pytest.mark.parametrize(
    "status", [408, 409, 425, 429, 500, 502, 503, 504, 520, 524, 529]
)
def test_transient_statuses_are_retried(mode, client, server, naps, status):
    server.script(reply(status), OK)
    response = mode.run(client.pets.with_raw_response.retrieve(5))
    assert response.retries_taken == 1
    assert len(naps) == 1
    assert 0 <= naps[0] <= 0.01


@must("m09")
@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 501, 505, 525])
def test_permanent_statuses_are_raised(mode, client, server, naps, status):
    server.script(reply(status), OK)
    with pytest.raises(errors.APIStatusError):
        mode.run(client.pets.retrieve(5))
    assert len(server.seen) == 1
    assert naps == []


@must("s23")
def test_attempts_are_bounded(mode, client, server, naps):
    server.script(reply(503))
    with pytest.raises(errors.InternalServerError) as caught:
        mode.run(client.pets.retrieve(5))
    assert len(server.seen) == 3
    assert caught.value.retries_taken == 2
    for options, count in (({"max_retries": 0}, 1), ({"max_retries": 1}, 2)):
        server.script(reply(503))
        with pytest.raises(errors.InternalServerError):
            mode.run(client.pets.retrieve(5, **options))
        assert len(server.seen) == count


@must("m02")
def test_lost_connections(mode, client, server, naps):
    server.script(close, close, OK)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    server.script(close)
    with pytest.raises(errors.APIConnectionError) as caught:
        mode.run(client.pets.retrieve(5))
    assert caught.value.retries_taken == 2
    assert caught.value.sent is True
    assert f"after 3 attempts (GET /v1/pets/5 at 127.0.0.1:{server.port})" in str(
        caught.value
    )
    assert caught.value.__cause__ is not None


@must("m02")
def test_unsafe_calls_are_not_repeated(mode, client, server, naps):
    for script in (reply(503), reply(409), reply(529), close):
        server.script(script, OK)
        with pytest.raises(errors.AcmeError):
            mode.run(client.pets.rename(5, name="R"))
        assert len(server.seen) == 1
    assert naps == []


@must("m09")
@pytest.mark.parametrize(
    "script", [reply(429), reply(503, b"", [("Retry-After", "0")])]
)
def test_what_was_not_processed_is_repeated(mode, client, server, naps, script):
    server.script(script, reply(body={"id": 1, "name": "R"}))
    assert mode.run(client.pets.rename(5, name="R")).name == "R"
    assert len(server.seen) == 2


@must("m09")
def test_statuses_of_ones_own(mode, client, server, naps):
    derived = client.with_options(retry_statuses=[404])
    server.script(reply(404), OK)
    assert mode.run(derived.pets.retrieve(5)).name == "Rex"
    server.script(reply(503), OK)
    with pytest.raises(errors.InternalServerError):
        mode.run(derived.pets.retrieve(5))
    for wrong in (5, ["x"]):
        with pytest.raises(errors.ConfigurationError, match="retry_statuses"):
            client.with_options(retry_statuses=wrong)


@must("m02")
def test_unsafe_calls_with_a_key_are(mode, client, server, naps):
    server.script(close, reply(503), OK)
    mode.run(client.pets.create(name="R"))
    assert len({seen.headers["idempotency-key"] for seen in server.seen}) == 1
    assert [seen.json() for seen in server.seen] == [{"name": "R"}] * 3


@must("m02")
def test_unsafe_calls_that_were_not_sent_are(mode, make, naps):
    client = make(base_url="http://127.0.0.1:9")
    with pytest.raises(errors.APIConnectionError) as caught:
        mode.run(client.pets.rename(5, name="R"))
    assert caught.value.sent is False
    assert caught.value.retries_taken == 2


@pytest.mark.parametrize(
    ("details", "count"),
    [
        ({"idempotent": True}, 3),
        ({"idempotent": False}, 1),
        ({"retry": RetryPolicy(max_attempts=5, initial=0, statuses=(5, 418))}, 5),
        ({"retry": RetryPolicy(max_attempts=2, initial=0)}, 2),
    ],
)
def test_declared_safety(mode, client, server, naps, details, count):
    operation = Operation("POST", "/x", lambda: None, **details)
    server.script(reply(503))
    with pytest.raises(errors.InternalServerError):
        mode.run(client.request(operation, {}))
    assert len(server.seen) == count


def test_declared_policy_and_max_retries_option(mode, make, server, naps):
    policy = RetryPolicy(max_attempts=5, statuses=(418,), connection_errors=False)
    operation = Operation("GET", "/x", lambda: None, retry=policy)
    for options, count in (({"max_retries": 0}, 1), ({"max_retries": 3}, 4)):
        server.script(reply(418))
        with pytest.raises(errors.APIStatusError):
            mode.run(make(**options).request(operation, {}))
        assert len(server.seen) == count
    server.script(reply(503))
    with pytest.raises(errors.InternalServerError):
        mode.run(make().request(operation, {}))
    assert len(server.seen) == 1
    server.script(close)
    with pytest.raises(errors.APIConnectionError):
        mode.run(make().request(operation, {}))
    assert len(server.seen) == 1


def test_should_retry_header_overrides_the_policy(mode, client, server, naps):
    server.script(reply(404, b"", [("X-Should-Retry", "true")]), OK)
    mode.run(client.pets.rename(5, name="R"))
    assert len(server.seen) == 2
    server.script(reply(503, b"", [("X-Should-Retry", "false")]), OK)
    with pytest.raises(errors.InternalServerError):
        mode.run(client.pets.retrieve(5))
    assert len(server.seen) == 1


@must("m10")
@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ([("Retry-After", "2")], 2.0),
        ([("Retry-After", "1.5")], 1.5),
        ([("Retry-After", "0")], 0.0),
        ([("Retry-After-Ms", "250"), ("Retry-After", "9")], 0.25),
        ([("X-RateLimit-Reset", "3"), ("Retry-After", "2")], 2.0),
        ([("X-RateLimit-Reset", "3"), ("X-RateLimit-Remaining", "0")], 3.0),
        ([("RateLimit-Reset", "4")], 4.0),
        ([("X-Rate-Limit-Reset", "1000000001")], 0.0),
    ],
)
def test_retry_after(mode, client, server, naps, headers, wait):
    server.script(reply(429, b"", headers), OK)
    mode.run(client.pets.retrieve(5))
    assert naps == [wait]


@must("m10")
def test_retry_after_date(mode, client, server, naps):
    date = formatdate(time.time() + 10, usegmt=True)
    server.script(reply(429, b"", [("Retry-After", date)]), OK)
    mode.run(client.pets.retrieve(5))
    assert 8 < naps[0] <= 10


@must("m10")
def test_the_moment_of_a_reset(mode, client, server, naps):
    moment = str(int(time.time()) + 10)
    server.script(reply(429, b"", [("X-RateLimit-Reset", moment)]), OK)
    mode.run(client.pets.retrieve(5))
    assert 8 < naps[0] <= 10
    # Others count requests all the time: that is no reason to wait.
    server.script(reply(503, b"", [("X-RateLimit-Reset", moment)]), OK)
    mode.run(client.pets.retrieve(5))
    assert 0 <= naps[1] <= 0.01
    far = str(int(time.time()) + 3600)
    server.script(reply(429, b"", [("X-RateLimit-Reset", far)]), OK)
    with pytest.raises(errors.RateLimitError) as caught:
        mode.run(client.pets.retrieve(5))
    assert caught.value.retry_after > 3000


@must("s22", "m10")
@pytest.mark.parametrize("value", ["86400", "61", "9" * 400, "99999999999"])
def test_retry_after_that_is_too_long(mode, client, server, naps, value):
    server.script(reply(429, b"", [("Retry-After", value)]), OK)
    with pytest.raises(errors.RateLimitError) as caught:
        mode.run(client.pets.retrieve(5))
    assert naps == []
    assert len(server.seen) == 1
    assert caught.value.retry_after == float(value) or caught.value.retry_after > 1e11


@must("s22", "m10")
@pytest.mark.parametrize("value", ["-1", "soon", "", "1e3", "²", "Xyz, 99 Foo 2020"])
def test_retry_after_that_means_nothing(mode, client, server, naps, value):
    server.script(reply(429, b"", [("Retry-After", value)]), OK)
    mode.run(client.pets.retrieve(5))
    assert 0 <= naps[0] <= 0.01


def test_a_pause_beyond_the_deadline_is_not_taken(mode, client, server, naps):
    server.script(reply(429, b"", [("Retry-After", "5")]), OK)
    with pytest.raises(errors.RateLimitError):
        mode.run(client.pets.retrieve(5, timeout=3))
    assert naps == []


@must("s23")
def test_the_budget_runs_out(mode, make, server, naps):
    client = make(max_retries=100)
    server.script(reply(503))
    for _ in range(2):
        with pytest.raises(errors.InternalServerError):
            mode.run(client.with_options().pets.retrieve(5))
    assert len(naps) == 10
    server.script(OK)
    for _ in range(10):
        mode.run(client.pets.retrieve(5))
    server.script(reply(503), OK)
    mode.run(client.pets.retrieve(5))
    assert len(naps) == 11


def test_bodies_that_cannot_be_repeated_are_not(mode, client, server, naps):
    import io

    class Once(io.RawIOBase):
        def __init__(self):
            self.left = [b"data", b""]

        def readable(self):
            return True

        def read(self, _=-1):
            return self.left.pop(0)

        def seekable(self):
            return False

    server.script(reply(503), OK)
    with pytest.raises(errors.InternalServerError):
        mode.run(client.boxes.upload(title="t", photo=Once(), idempotency_key="k"))
    assert len(server.seen) == 1
    assert b"data" in server.last.body


@must("m03")
def test_bodies_are_read_before_success_counts(mode, client, server, naps):
    from tests.runtime.support.server import then_close

    cut = then_close(reply(body=b'{"id": 1', length=100))
    server.script(cut, OK)
    assert mode.run(client.pets.retrieve(5)).name == "Rex"
    server.script(cut)
    with pytest.raises(errors.APIConnectionError, match="after 3 attempts"):
        mode.run(client.pets.retrieve(5))


def test_pauses():
    policy = RetryPolicy(initial=1.0, maximum=5.0, exponent=2.0)
    for attempt, bound in ((0, 1.0), (1, 2.0), (2, 4.0), (3, 5.0), (5000, 5.0)):
        drawn = [pause(policy, attempt) for _ in range(200)]
        assert all(0 <= one <= bound for one in drawn)
        assert max(drawn) > bound / 2


def test_requests_of_servers():
    assert requested_wait(Headers(), 429) is None
    past = formatdate(time.time() - 100, usegmt=True)
    assert requested_wait(Headers.of({"Retry-After": past}), 429) == 0
    assert requested_retry(Headers()) is None
    assert requested_retry(Headers.of({"X-Should-Retry": "TRUE"})) is True
    assert requested_retry(Headers.of({"X-Should-Retry": "maybe"})) is None


def test_dates_of_servers_count_from_their_own_clock():
    there = {"Date": "Thu, 01 Jan 2099 00:00:00 GMT"}
    for asked in (
        {"Retry-After": "Thu, 01 Jan 2099 00:00:02 GMT"},
        {"Retry-After": "Thu, 01 Jan 2099 00:00:02"},  # GMT, whatever ours is
        {"RateLimit-Reset": "4070908802"},
        {"X-RateLimit-Reset": "4070908802000"},
    ):
        assert requested_wait(Headers.of(there | asked), 429) == 2
    odd = {"Date": "now", "Retry-After": formatdate(time.time() + 30, usegmt=True)}
    assert 28 <= requested_wait(Headers.of(odd), 429) <= 31


def test_budget():
    budget = Budget()
    assert [budget.take() for _ in range(11)] == [True] * 10 + [False]
    for _ in range(10):
        budget.give()
    assert budget.take()
    assert not budget.take()
    full = Budget()
    full.give()
    assert [full.take() for _ in range(11)].count(True) == 10


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"X-RateLimit-Reset": "7"}, 7),
        ({"X-RateLimit-Reset": "7", "X-RateLimit-Remaining": "0"}, 7),
        ({"X-RateLimit-Reset": "7", "X-RateLimit-Remaining": "3"}, None),
        ({"X-RateLimit-Reset": "7", "Retry-After": "2"}, 2),
        ({"X-Rate-Limit-Reset": "{now}"}, 30),
        ({"RateLimit-Reset": "{now}000"}, 30),
        ({"RateLimit-Reset": "1000000001"}, 0),
        ({"RateLimit-Reset": "soon"}, None),
        ({"RateLimit": '"burst";r=5;t=9, "daily";r=0;t=4000'}, 4000),
        ({"RateLimit": "limit=100, remaining=0, reset=30"}, 30),
        ({"RateLimit": "limit=100, remaining=1, reset=30"}, None),
        ({"RateLimit": '"burst";r=0'}, None),
        ({"RateLimit": "٣"}, None),
    ],
)
def test_when_a_rate_limit_is_lifted(headers, wait):
    soon = str(int(time.time()) + 30)
    known = Headers.of({k: v.replace("{now}", soon) for k, v in headers.items()})
    asked = requested_wait(known, 429)
    assert asked == wait or (wait == 30 and 28 <= asked <= 31)
    assert (requested_wait(known, 503) is None) == ("Retry-After" not in headers)


def test_rate_limit_reset_is_waited_for_or_reported(mode, client, server, naps):
    server.script(reply(429, b"", [("RateLimit-Reset", "2")]), OK)
    mode.run(client.pets.retrieve(5))
    assert naps == [2]
    server.script(reply(429, b"", [("RateLimit-Reset", "3600")]))
    with pytest.raises(errors.RateLimitError) as caught:
        mode.run(client.pets.retrieve(5))
    assert caught.value.retry_after == 3600
    assert len(server.seen) == 1
