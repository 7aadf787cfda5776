"""Bulk calls by asynchronous tasks; see :mod:`bulk`."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from typing import TypeVar

import anyio

from .bulk import Done, Failed, Outcomes, Run

In = TypeVar("In")
R = TypeVar("R")


async def async_bulk(
    call: Callable[[In], Awaitable[R]],
    inputs: Iterable[In] | AsyncIterable[In],
    *,
    concurrency: int = 8,
    fail_fast: bool = False,
    progress: Callable[[int, int | None], object] | None = None,
) -> Outcomes[In, R]:
    """Make a call for each input, some at a time, and collect the outcomes.

    Inputs are consumed on demand. When the awaiting task is cancelled, or ``fail_fast``
    ends the run, the running calls are cancelled too.

    Args:
        call: The call, such as ``client.sessions.end``.
        inputs: The inputs; each is the one argument of a call. May be asynchronous.
        concurrency: The maximum number of concurrent calls.
        fail_fast: Whether the first error ends the run.
        progress: Called after each input with the number of inputs done, and the total
            number if it is known.

    Returns:
        An outcome for each input: its result, or its error.

    Raises:
        BulkError: A call failed, and ``fail_fast`` is set.
    """
    run: Run[In, R] = Run(
        inputs, concurrency=concurrency, fail_fast=fail_fast, progress=progress
    )
    source = _numbered(inputs)
    turn = anyio.Lock()
    broken: list[Exception] = []

    async def work() -> None:
        while not run.stopped():
            async with turn:
                entry = await anext(source, None)
            if entry is None:
                return
            run.add(await _outcome(call, *entry))
            if run.stopped():
                group.cancel_scope.cancel()

    async def worker() -> None:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - raised again outside the task group
            run.stop()
            broken.append(error)
            group.cancel_scope.cancel()

    async with anyio.create_task_group() as group:
        for _ in range(run.tasks):
            group.start_soon(worker)
    if broken:
        raise broken[0]
    return run.finish()


async def _numbered(
    inputs: Iterable[In] | AsyncIterable[In],
) -> AsyncIterator[tuple[int, In]]:
    if isinstance(inputs, AsyncIterable):
        index = 0
        async for item in inputs:
            yield index, item
            index += 1
    else:
        for entry in enumerate(inputs):
            yield entry


async def _outcome(
    call: Callable[[In], Awaitable[R]], index: int, item: In
) -> Done[In, R] | Failed[In, R]:
    try:
        return Done(index=index, input=item, value=await call(item))
    except Exception as error:  # noqa: BLE001 - kept as the outcome
        return Failed(index=index, input=item, error=error)
