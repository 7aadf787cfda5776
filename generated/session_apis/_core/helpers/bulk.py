"""Bulk calls: one call for many inputs, some at a time; outcomes in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from ..errors.errors import InvalidArgumentError, SDKError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Executor, Future

In = TypeVar("In")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[In, R]):
    """An input whose call succeeded.

    Attributes:
        index: The index of the input, from 0.
        input: The input.
        value: What the call returned.
    """

    index: int
    input: In
    value: R

    def result(self) -> R:
        """Return the value."""
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Generic[In, R]):
    """An input whose call failed.

    Attributes:
        index: The index of the input, from 0.
        input: The input.
        error: What the call raised.
    """

    index: int
    input: In
    error: Exception

    def result(self) -> R:
        """Raise the error."""
        raise self.error


class Outcomes(Sequence[Done[In, R] | Failed[In, R]]):
    """The outcomes in the order of the inputs: one for each input that was tried."""

    def __init__(self, outcomes: Iterable[Done[In, R] | Failed[In, R]]) -> None:
        self._outcomes = sorted(outcomes, key=lambda each: each.index)

    @property
    def done(self) -> list[Done[In, R]]:
        """The inputs whose calls succeeded."""
        return [each for each in self._outcomes if isinstance(each, Done)]

    @property
    def failed(self) -> list[Failed[In, R]]:
        """The inputs whose calls failed."""
        return [each for each in self._outcomes if isinstance(each, Failed)]

    @property
    def values(self) -> list[R]:
        """The results of the calls that succeeded."""
        return [each.value for each in self.done]

    def results(self) -> list[R]:
        """Return the results of all calls, or raise the first error."""
        return [each.result() for each in self._outcomes]

    @overload
    def __getitem__(self, index: int) -> Done[In, R] | Failed[In, R]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Done[In, R] | Failed[In, R]]: ...
    def __getitem__(
        self, index: int | slice
    ) -> Done[In, R] | Failed[In, R] | Sequence[Done[In, R] | Failed[In, R]]:
        return self._outcomes[index]

    def __len__(self) -> int:
        return len(self._outcomes)

    def __iter__(self) -> Iterator[Done[In, R] | Failed[In, R]]:
        return iter(self._outcomes)

    def __repr__(self) -> str:
        bad = len(self.failed)
        return f"<Outcomes: {len(self) - bad} done, {bad} failed>"


class BulkError(SDKError, Generic[In, R]):
    """A call failed and ended the run; the error of that call is the cause.

    Attributes:
        outcomes: The outcomes until then.
    """

    def __init__(self, message: str, *, outcomes: Outcomes[In, R]) -> None:
        super().__init__(message)
        self.outcomes = outcomes


class Run(Generic[In, R]):
    """The state of a run through many inputs."""

    def __init__(
        self,
        inputs: object,
        *,
        concurrency: int,
        fail_fast: bool,
        progress: Callable[[int, int | None], object] | None,
    ) -> None:
        if concurrency < 1:
            raise InvalidArgumentError("concurrency must be at least 1.")
        self._total = len(inputs) if isinstance(inputs, Sized) else None
        self.tasks = max(1, min(concurrency, self._total or concurrency))
        self._stopped = False
        self._fail_fast = fail_fast
        self._progress = progress
        self._outcomes: list[Done[In, R] | Failed[In, R]] = []
        self._first: Failed[In, R] | None = None

    def stopped(self) -> bool:
        return self._stopped

    def stop(self) -> None:
        self._stopped = True

    def add(self, outcome: Done[In, R] | Failed[In, R]) -> None:
        self._outcomes.append(outcome)
        if self._fail_fast and self._first is None and isinstance(outcome, Failed):
            self._first = outcome
            self.stop()
        if self._progress is not None:
            self._progress(len(self._outcomes), self._total)

    def finish(self) -> Outcomes[In, R]:
        outcomes = Outcomes(self._outcomes)
        if self._first is None:
            return outcomes
        error = self._first.error
        raise BulkError(
            f"The call for input {self._first.index} failed: {error}", outcomes=outcomes
        ) from error


def bulk(
    call: Callable[[In], R],
    inputs: Iterable[In],
    *,
    concurrency: int = 8,
    fail_fast: bool = False,
    progress: Callable[[int, int | None], object] | None = None,
) -> Outcomes[In, R]:
    """Make a call for each input, some at a time in threads; collect the outcomes.

    Inputs are consumed on demand. After an interruption the running calls are completed
    and no more are started.

    Args:
        call: The call, such as ``client.sessions.end``.
        inputs: The inputs; each is the one argument of a call.
        concurrency: The maximum number of concurrent calls.
        fail_fast: Whether the first error ends the run.
        progress: Called after each input with the number of inputs done, and the total
            number if it is known.

    Returns:
        An outcome for each input: its result, or its error.

    Raises:
        BulkError: A call failed, and ``fail_fast`` is set.
    """
    from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

    run: Run[In, R] = Run(
        inputs, concurrency=concurrency, fail_fast=fail_fast, progress=progress
    )
    source = enumerate(inputs)
    begun: dict[Future[R], tuple[int, In]] = {}
    with ThreadPoolExecutor(run.tasks, thread_name_prefix="bulk") as pool:
        while True:
            while not run.stopped() and len(begun) < run.tasks:
                entry = next(source, None)
                if entry is None:
                    break
                begun[_begin(pool, call, entry[1])] = entry
            if not begun:
                return run.finish()
            for done in wait(begun, return_when=FIRST_COMPLETED).done:
                run.add(_outcome(done, *begun.pop(done)))


def _begin(pool: Executor, call: Callable[[In], R], item: In) -> Future[R]:
    from contextvars import copy_context

    context = copy_context()

    def work() -> R:
        return context.run(call, item)

    return pool.submit(work)


def _outcome(future: Future[R], index: int, item: In) -> Done[In, R] | Failed[In, R]:
    try:
        return Done(index=index, input=item, value=future.result())
    except Exception as error:  # noqa: BLE001 - kept as the outcome
        return Failed(index=index, input=item, error=error)
