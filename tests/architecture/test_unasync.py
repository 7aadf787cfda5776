"""The synchronous code of the runtime is derived from the asynchronous code."""

from __future__ import annotations

from pathlib import Path

import pytest
import sdkwright.runtime

from tests.architecture.unasync import PAIRS, Pair, derived, synchronous

RUNTIME = Path(sdkwright.runtime.__file__).parent


@pytest.mark.parametrize("each", PAIRS, ids=lambda each: each.name)
def test_synchronous_code_is_derived(each: Pair, *, update: bool) -> None:
    present, wanted = derived(RUNTIME, each)
    if update:
        (RUNTIME / each.target).write_text(wanted, encoding="utf-8")
    else:
        assert present == wanted, "pytest --update tests/architecture/test_unasync.py"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "async def f(x: AsyncPage) -> None:\n    await x.aclose()\n",
            "def f(x: Page) -> None:\n    x.close()\n",
        ),
        (
            "def f(x: Callable[[], Awaitable[list[int]]]) -> AsyncGenerator[A[B, C], None]: ...\n",
            "def f(x: Callable[[], list[int]]) -> Generator[A[B, C], None, None]: ...\n",
        ),
        (
            "async def f() -> None:\n    async for x in y:\n        yield x\n",
            "def f() -> None:\n    yield from y\n",
        ),
        (
            'async def f() -> None:\n    """Sleep, by `async with`."""\n    await x()\n',
            'def f() -> None:\n    """Sleep, by `with`."""\n    x()\n',
        ),
        (
            "async def f() -> None:\n    import anyio\n\n    await anyio.sleep(1)\n",
            "def f() -> None:\n    time.sleep(1)\n",
        ),
    ],
)
def test_rules(source: str, target: str) -> None:
    assert synchronous(source) == target
