"""Bulk calls: order, limits, errors, interruptions."""

import asyncio
import contextvars
import pickle
import threading
import time

import pytest
from sdkwright.runtime import (
    BulkError,
    Done,
    Failed,
    InvalidArgumentError,
    async_bulk,
    bulk,
)


@pytest.fixture
def run(mode):
    """Call the helper of the mode, with a plain function."""

    def call(function, inputs, **options):
        helper = bulk if mode.name == "sync" else async_bulk
        return mode.run(helper(mode.function(function), inputs, **options))

    return call


def half(number):
    if number % 2:
        raise ValueError(number)
    return number // 2


def test_outcomes_keep_the_order(run):
    told = []
    outcomes = run(half, range(6), progress=lambda *args: told.append(args))
    assert [each.index for each in outcomes] == [each.input for each in outcomes]
    assert [each.index for each in outcomes] == list(range(6))
    assert outcomes.values == [0, 1, 2]
    assert [each.input for each in outcomes.failed] == [1, 3, 5]
    assert repr(outcomes) == "<Outcomes: 3 done, 3 failed>"
    assert told == [(number, 6) for number in range(1, 7)]
    assert len(outcomes) == 6
    assert [each.index for each in outcomes[1:3]] == [1, 2]
    match outcomes[4]:
        case Done(input=item, value=value):
            assert (item, value) == (4, 2)
        case Failed():
            pytest.fail("4 is even")
    with pytest.raises(ValueError, match="1"):
        outcomes.results()


def test_all_results(run):
    assert run(half, [0, 2, 4]).results() == [0, 1, 2]
    assert run(half, []).results() == []


def test_a_generator_is_taken_as_it_is_needed(run):
    taken = []

    def numbers():
        for number in range(50):
            taken.append(number)
            yield number

    most = []

    def look(number):
        most.append(len(taken) - number)
        return number

    told = []
    outcomes = run(
        look, numbers(), concurrency=3, progress=lambda *args: told.append(args)
    )
    assert outcomes.values == list(range(50))
    assert max(most) <= 7
    assert told[-1] == (50, None)


def test_no_more_than_allowed_at_a_time(mode):
    lock, now, most = threading.Lock(), [0], [0]

    def change(by):
        with lock:
            now[0] += by
            most[0] = max(most[0], now[0])

    def work(_):
        change(1)
        time.sleep(0.002)
        change(-1)

    async def awork(_):
        change(1)
        await asyncio.sleep(0.002)
        change(-1)

    if mode.name == "sync":
        bulk(work, range(20), concurrency=4)
    else:
        mode.run(async_bulk(awork, range(20), concurrency=4))
    assert 2 <= most[0] <= 4


def test_the_first_error_may_end_it(run):
    tried = []

    def work(number):
        tried.append(number)
        return half(number)

    with pytest.raises(BulkError) as caught:
        run(work, range(100), concurrency=1, fail_fast=True)
    error = caught.value
    assert str(error) == "The call for input 1 failed: 1"
    assert isinstance(error.__cause__, ValueError)
    assert tried == [0, 1]
    assert error.outcomes.values == [0]
    assert [each.index for each in error.outcomes.failed] == [1]
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_concurrent_calls_are_cancelled():
    ended = []

    async def work(number):
        if number == 0:
            await asyncio.sleep(0.01)
            raise ValueError("no")
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(number)

    with pytest.raises(BulkError) as caught:
        asyncio.run(async_bulk(work, range(10), concurrency=4, fail_fast=True))
    assert sorted(ended) == [1, 2, 3]
    assert [each.index for each in caught.value.outcomes] == [0]


def test_several_errors_at_once_are_one(run):
    barrier = threading.Barrier(3, timeout=5)

    def work(_):
        barrier.wait()
        raise ValueError("no")

    with pytest.raises(BulkError) as caught:
        bulk(work, range(3), concurrency=3, fail_fast=True)
    assert len(caught.value.outcomes.failed) == 3


def test_asynchronous_inputs():
    async def numbers():
        for number in range(5):
            await asyncio.sleep(0)
            yield number * 2

    async def work(number):
        return half(number)

    outcomes = asyncio.run(async_bulk(work, numbers(), concurrency=2))
    assert outcomes.values == list(range(5))


def test_inputs_that_break_off(run):
    done = []

    def numbers():
        yield 0
        yield 2
        raise OSError("the file is gone")

    with pytest.raises(OSError, match="the file is gone"):
        run(done.append, numbers(), concurrency=1)
    assert done == [0, 2]


def test_a_progress_function_that_fails(run):
    def progress(*_):
        raise RuntimeError("no display")

    with pytest.raises(RuntimeError, match="no display"):
        run(half, range(10), concurrency=2, progress=progress)


class Stop(BaseException):
    """What is no ordinary error, such as an interrupt."""


def test_an_interrupt_is_not_kept(mode):
    done = []

    def work(number):
        if number == 3:
            raise Stop
        done.append(number)

    helper = bulk if mode.name == "sync" else async_bulk
    with pytest.raises(BaseException) as caught:
        mode.run(helper(mode.function(work), range(1000), concurrency=1))
    # A group of tasks wraps what is no Exception.
    assert isinstance(caught.value, Stop | BaseExceptionGroup)
    assert done == [0, 1, 2]


def test_cancelling_leaves_nothing_behind():
    ended = []

    async def work(number):
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(number)

    async def main():
        task = asyncio.create_task(async_bulk(work, range(9), concurrency=3))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(main())
    assert sorted(ended) == [0, 1, 2]


def test_context_variables_go_along(run):
    variable = contextvars.ContextVar("variable", default="none")
    token = variable.set("ours")
    try:
        assert bulk(lambda _: variable.get(), [1]).values == ["ours"]
    finally:
        variable.reset(token)


def test_at_least_one(run):
    with pytest.raises(InvalidArgumentError, match="at least 1"):
        run(half, [1], concurrency=0)
