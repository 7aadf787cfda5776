"""Polling, with a fake clock."""

import pickle
from types import SimpleNamespace

import anyio
import pytest
from sdkwright.runtime import InvalidArgumentError, PollTimeoutError, async_poll, poll
from sdkwright.runtime.helpers import polling

from tests.runtime.support.acme import errors
from tests.runtime.support.server import reply


class Clock:
    def __init__(self):
        self.now = 100.0
        self.slept = []

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds

    async def asleep(self, seconds):
        self.sleep(seconds)


@pytest.fixture
def clock(monkeypatch):
    one = Clock()
    fake = SimpleNamespace(monotonic=one.monotonic, sleep=one.sleep)
    monkeypatch.setattr(polling, "time", fake)
    monkeypatch.setattr(anyio, "sleep", one.asleep)
    return one


@pytest.fixture
def wait(mode):
    """Call the helper of the mode, with a function of the mode."""

    def run(call, **options):
        helper = poll if mode.name == "sync" else async_poll
        return mode.run(helper(call, **options))

    return run


@pytest.fixture
def counting(mode, clock):
    """Return 1, 2, 3 ...; each call takes half a second."""
    numbers = iter(range(1, 1000))

    def count():
        clock.now += 0.5
        return next(numbers)

    return mode.function(count)


def test_polls_until_the_condition_is_met(wait, counting, clock):
    told = []
    value = wait(counting, until=lambda n: n == 3, interval=2, progress=told.append)
    assert value == 3
    assert clock.slept == [2, 2]
    assert [(each.value, each.attempts, each.wait) for each in told] == [
        (1, 1, 2),
        (2, 2, 2),
        (3, 3, None),
    ]
    assert [each.elapsed for each in told] == [0.5, 3.0, 5.5]


def test_at_once(wait, counting, clock):
    assert wait(counting, until=lambda n: n == 1) == 1
    assert clock.slept == []


def test_the_last_question_is_at_the_very_end(wait, counting, clock):
    with pytest.raises(PollTimeoutError) as caught:
        wait(counting, until=lambda _: False, interval=4, timeout=10)
    assert clock.slept == [4, 4, 0.5]
    error = caught.value
    assert (error.value, error.attempts, error.elapsed) == (4, 4, 10.5)
    assert str(error) == "Not done after 10.5 s and 4 attempts. The last result: 4"
    assert isinstance(error, TimeoutError)
    derived = pickle.loads(pickle.dumps(error))
    assert (derived.value, str(derived)) == (4, str(error))


def test_without_an_end(wait, counting, clock):
    assert wait(counting, until=lambda n: n == 500, timeout=None, interval=60) == 500
    assert sum(clock.slept) == 499 * 60


def test_poll_interval_follows_retry_after(wait, mode, client, server, clock):
    again = [("Retry-After", "7")]
    server.script(
        reply(200, {"id": 1, "name": "egg"}, again),
        reply(body={"id": 1, "name": "x"}),
    )

    def ask():
        return client.pets.with_raw_response.retrieve(1)

    pet = wait(ask, until=lambda pet: pet.name == "x", interval=100)
    assert pet.name == "x"
    assert clock.slept == [7]


def test_retry_after_beyond_the_timeout(wait, client, server, clock):
    server.script(reply(200, {"id": 1, "name": "egg"}, [("Retry-After", "60")]))

    def ask():
        return client.pets.with_raw_response.retrieve(1)

    with pytest.raises(PollTimeoutError, match=r"and is to wait 60 s more\."):
        wait(ask, until=lambda pet: pet.name == "x", timeout=30)
    assert clock.slept == []


def test_errors_that_mean_not_yet(wait, make, server, clock):
    client = make(max_retries=0)
    server.script(
        reply(404, {"message": "soon"}),
        reply(404, {"message": "soon"}, [("Retry-After", "3")]),
        reply(body={"id": 1, "name": "x"}),
    )
    told = []
    pet = wait(
        lambda: client.pets.retrieve(1),
        until=lambda pet: pet.id == 1,
        pending=errors.NotFoundError,
        progress=told.append,
    )
    assert pet.name == "x"
    assert clock.slept == [1.0, 3.0]
    assert [each.value is None for each in told] == [True, True, False]


def test_pending_errors_end_at_the_timeout(wait, make, server, clock):
    client = make(max_retries=0)
    server.script(reply(404, {"message": "never"}))
    with pytest.raises(PollTimeoutError) as caught:
        wait(
            lambda: client.pets.retrieve(1),
            until=lambda _: True,
            pending=(errors.NotFoundError,),
            timeout=3,
        )
    assert isinstance(caught.value.__cause__, errors.NotFoundError)
    assert caught.value.value is None


def test_connection_errors_may_be_pending(wait, mode, clock):
    outcomes = iter([errors.APIConnectionError("lost"), 5])

    def ask():
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    call = mode.function(ask)
    assert wait(call, until=bool, pending=errors.APIConnectionError) == 5
    assert clock.slept == [1.0]


def test_other_errors_are_raised(wait, make, server):
    client = make(max_retries=0)
    server.script(reply(404, {"message": "no"}))
    with pytest.raises(errors.NotFoundError):
        wait(lambda: client.pets.retrieve(1), until=lambda _: True)


@pytest.mark.parametrize("options", [{"interval": 0}, {"timeout": 0}, {"timeout": -1}])
def test_numbers_must_be_positive(wait, counting, options):
    with pytest.raises(InvalidArgumentError, match="must be a positive number"):
        wait(counting, until=bool, **options)
