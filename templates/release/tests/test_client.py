"""What a client does around its calls: retries, errors, time limits, arguments, closing."""

from __future__ import annotations

import asyncio
import importlib
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from test_operations import EVERY, MODES, Operation, fake_server

Call = Callable[..., Awaitable[Any]]
Use = Callable[[Any, Any, Call], Awaitable[None]]


def reads(operation: Operation) -> bool:
    """Whether an operation only reads, and so may be repeated."""
    streams = {each["stream"] for each in operation.entry["responses"]}
    return operation.entry["method"] == "GET" and not streams - {None}


def error(operation: Operation, name: str) -> type[Any]:
    """Return an error of an operation's API."""
    found: type[Any] = getattr(importlib.import_module(operation.index["module"]), name)
    return found


READING = [each for each in EVERY if reads(each)][:3]
EACH = pytest.mark.parametrize("operation", READING, ids=str)
BOTH = pytest.mark.parametrize("mode", MODES)


def using(operation: Operation, mode: str, use: Use, **options: Any) -> None:
    """Run a function with a fake API, the method, and what calls it."""

    async def inner() -> None:
        client, api = fake_server()(operation.client(mode), **options)
        method = operation.method(client)
        positional, named = operation.arguments

        async def call(**more: Any) -> Any:
            found = method(*positional, **named, **more)
            return await found if inspect.isawaitable(found) else found

        await use(api, method, call)
        closed = client.close()
        if inspect.isawaitable(closed):
            await closed

    asyncio.run(inner())


@BOTH
@EACH
def test_a_server_that_is_busy_is_asked_again(operation: Operation, mode: str) -> None:
    async def use(api: Any, method: Any, call: Call) -> None:
        api.on(method).responds(503)
        with pytest.raises(error(operation, "InternalServerError")):
            await call()
        (made,) = api.calls_to(method)
        assert made.attempts == 3

    using(operation, mode, use, max_retries=2)


@BOTH
@EACH
def test_a_refusal_is_an_error_and_not_repeated(
    operation: Operation, mode: str
) -> None:
    async def use(api: Any, method: Any, call: Call) -> None:
        api.on(method).responds(403, "no", headers={"content-type": "text/plain"})
        with pytest.raises(error(operation, "PermissionDeniedError")) as caught:
            await call()
        assert (caught.value.status_code, caught.value.text) == (403, "no")
        assert api.calls_to(method)[0].attempts == 1

    using(operation, mode, use, max_retries=2)


@BOTH
@EACH
def test_a_time_limit_is_an_error_of_its_own(operation: Operation, mode: str) -> None:
    async def use(api: Any, method: Any, call: Call) -> None:
        api.on(method).raises(error(operation, "APITimeoutError"))
        with pytest.raises(error(operation, "APITimeoutError")):
            await call(timeout=1)

    using(operation, mode, use, max_retries=0)


@BOTH
@EACH
def test_an_unknown_argument_is_refused_before_a_request(
    operation: Operation, mode: str
) -> None:
    async def use(api: Any, method: Any, call: Call) -> None:
        with pytest.raises(TypeError):
            await call(no_such_argument=1)
        assert api.calls_to(method) == []

    using(operation, mode, use)


@BOTH
@EACH
def test_what_is_asked_for_beside_arrives(operation: Operation, mode: str) -> None:
    async def use(api: Any, method: Any, call: Call) -> None:
        api.on(method).responds(403)
        with pytest.raises(error(operation, "PermissionDeniedError")):
            await call(extra_headers={"x-trace": "1"}, extra_query={"debug": "yes"})
        (made,) = api.calls_to(method)
        assert made.options["extra_headers"] == {"x-trace": "1"}

    using(operation, mode, use)
