"""Every operation of the package, called as its example in api.md does, in both modes.

Without more the responses are drawn from the declared types and come from the fake server of
the package: what a method returns has to be what was sent, whether the client is strict or not,
and in each view. With an address in `<API>_TEST_URL`, such as that of Prism or Steady, the calls
go there, and the mock refuses what the API description does not allow.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import importlib
import inspect
import io
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from pydantic import BaseModel
from values import declared, json_values, meaning

PACKAGE = "PACKAGE_NAME"
MODES = ("sync", "async")
RELAXED = settings(
    max_examples=3,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)

NOTHING: dict[str, Any] = {
    "status": "204",
    "media_type": None,
    "python": None,
    "stream": None,
}


@dataclass(frozen=True)
class Operation:
    """An operation of the package's index."""

    index: dict[str, Any]
    entry: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.index['api']}.{self.entry['python']}"

    @property
    def url(self) -> str | None:
        """The address of a mock, if there is one."""
        return os.environ.get(
            f"{self.index['module'].rpartition('.')[2].upper()}_TEST_URL"
        )

    @property
    def arguments(self) -> tuple[list[Any], dict[str, Any]]:
        """The arguments of the example."""
        for node in ast.walk(ast.parse(self.entry["example"])):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == f"client.{self.entry['python']}"
            ):
                named = {
                    each.arg or "": ast.literal_eval(each.value)
                    for each in node.keywords
                }
                named.pop("stream", None)
                return [ast.literal_eval(each) for each in node.args], named
        raise AssertionError(self.entry["example"])

    def client(self, mode: str) -> Any:
        """The class of a client."""
        name = self.index["client" if mode == "sync" else "async_client"]
        return getattr(importlib.import_module(self.index["module"]), name)

    def method(self, client: Any, view: str = "") -> Any:
        """The method of a client or of a view of its resource."""
        *path, name = self.entry["python"].split(".")
        for each in (*path, *([view] if view else []), name):
            client = getattr(client, each)
        return client

    def successes(self) -> list[dict[str, Any]]:
        """The declared responses of success, or those that are for every status.

        An operation that declares neither gives nothing back, nor does one that only leads
        elsewhere.
        """
        every = self.entry["responses"]
        good = [each for each in every if each["status"].startswith("2")]
        leads = any(each["status"].startswith("3") for each in every)
        if not good and not leads:
            good = [each for each in every if each["status"] == "default"]
        # The client asks for what it decodes; other media types are second choice.
        first = [each for each in good if "json" in (each["media_type"] or "json")]
        return first or good or [NOTHING]


def operations() -> list[Operation]:
    """Return every operation of every API of the package."""
    folder = Path(importlib.import_module(PACKAGE).__path__[0])
    found = []
    for path in sorted(
        (*folder.glob("operations.json"), *folder.glob("*/operations.json"))
    ):
        index = json.loads(path.read_text(encoding="utf-8"))
        found += [
            Operation(index, each) for each in index["operations"] if each["python"]
        ]
    return found


EVERY = operations()


async def settled(value: Any, mode: str) -> Any:
    """Return what a method gave, read to its end."""
    value = await value if mode == "async" and inspect.isawaitable(value) else value
    if hasattr(value, "iter_bytes"):
        read = value.read()
        return await read if inspect.isawaitable(read) else read
    is_page = hasattr(value, "next_page") and not isinstance(value, BaseModel)
    return value.body if is_page else value


def is_what_was_sent(got: Any, sent: Any) -> bool:
    """Whether a method gave what was sent; without a body a download is empty."""
    return meaning(got) == meaning(sent) or (sent is None and got == b"")


async def events(value: Any, mode: str) -> list[Any]:
    """Return the events of a stream."""
    if mode == "sync":
        with value as stream:
            return list(stream)
    async with await value as stream:
        return [each async for each in stream]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("operation", EVERY, ids=str)
def test_the_mock_takes_the_call(operation: Operation, mode: str) -> None:
    if operation.url is None:
        pytest.skip("no address of a mock is given")
    if any(map(is_stream, operation.successes())):
        pytest.skip("mocks cannot write streams")
    names = [each["python"] for each in operation.index["client_parameters"]]
    given = dict.fromkeys(names, "test") | {"base_url": operation.url}
    positional, named = operation.arguments

    async def call() -> None:
        client = operation.client(mode)(**given, max_retries=0)
        try:
            await settled(operation.method(client)(*positional, **named), mode)
        finally:
            closed = client.close()
            if inspect.isawaitable(closed):
                await closed

    asyncio.run(call())


def fake_server() -> Any:
    """Return what makes fake clients; a package without it says how to have it."""
    try:
        return importlib.import_module(f"{PACKAGE}.testing").fake
    except ImportError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("strict", [False, True], ids=["loose", "strict"])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("operation", EVERY, ids=str)
@RELAXED
@given(data=st.data())
def test_what_the_server_sends_is_what_the_method_returns(
    operation: Operation, mode: str, strict: bool, data: st.DataObject
) -> None:
    positional, named = operation.arguments
    for response in operation.successes():
        sent, content = drawn(operation, response, data)

        async def call() -> None:
            with fake_server()(operation.client(mode), strict=strict) as (client, api):
                method = operation.method(client)
                code = prepare(api.on(method), response, sent, content)
                if is_stream(response):
                    stream = {"stream": True} if takes_stream(method) else {}
                    got = await events(method(*positional, **named, **stream), mode)
                    # An event without data keeps a connection alive, and is no item.
                    items = 0 if sent == "" and response["stream"] == "sse" else 2
                    assert [meaning(each) for each in got] == [meaning(sent)] * items
                    return
                got = await settled(method(*positional, **named), mode)
                assert is_what_was_sent(got, sent)
                raw = operation.method(client, "with_raw_response")(
                    *positional, **named
                )
                raw = await raw if inspect.isawaitable(raw) else raw
                assert raw.status_code == code
                parsed = raw.parse()
                assert is_what_was_sent(await settled(parsed, mode), sent)
                await check_streamed(operation, client, mode, content)

        asyncio.run(call())


async def check_streamed(
    operation: Operation, client: Any, mode: str, content: bytes
) -> None:
    """The view that gives a response before its body is read reads the same body."""
    positional, named = operation.arguments
    view = operation.method(client, "with_streaming_response")(*positional, **named)
    if mode == "sync":
        with view as response:
            assert response.read() == content
    else:
        async with view as response:
            assert await response.read() == content


@pytest.mark.parametrize("operation", EVERY, ids=str)
@RELAXED
@given(data=st.data())
def test_the_example_in_the_documentation_runs(
    operation: Operation, data: st.DataObject
) -> None:
    asked = "stream=True" in operation.entry["example"]
    every = operation.successes()
    response = next((each for each in every if is_stream(each) is asked), every[0])
    sent, content = drawn(operation, response, data)
    module = importlib.import_module(operation.index["module"])
    name = operation.index["client"]
    program = f"from {module.__name__} import {name}\nclient = {name}()\n"
    with (
        contextlib.ExitStack() as stack,
        fake_server()(operation.client("sync")) as (client, api),
        mock.patch.object(module, name, return_value=client),
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        stub = api.on(operation.method(client))
        prepare(stub, response, sent, content)
        if operation.entry["pagination"]:
            stub.responds(500)
            # What is drawn for the place of the next page may make no sense.
            stack.enter_context(contextlib.suppress(getattr(module, f"{name}Error")))
        exec(program + operation.entry["example"], {})


def is_stream(response: dict[str, Any]) -> bool:
    """Whether a response is a stream of events."""
    return response["stream"] in ("sse", "jsonl")


def prepare(stub: Any, response: dict[str, Any], sent: Any, content: bytes) -> int:
    """Let a fake server send a response; return its status."""
    status = response["status"].upper().replace("X", "0")
    code = int(status) if status.isdigit() else 200
    if is_stream(response):
        stub.streams([sent, sent])
    else:
        media = {"content-type": response["media_type"] or ""}
        stub.responds(code, content, headers=media)
    return code


def takes_stream(method: Any) -> bool:
    """Whether a method streams only where it is asked to."""
    return "stream" in inspect.signature(method).parameters


def drawn(
    operation: Operation, response: dict[str, Any], data: st.DataObject
) -> tuple[Any, bytes]:
    """Draw a value of a response, and the bytes that a server sends for it."""
    name = response["python"]
    if response["media_type"] is None or name is None:
        return None, b""
    if response["stream"] == "bytes" or name == "BinaryResponse":
        return b"some bytes", b"some bytes"
    form = declared(operation.index["module"], name)
    value = data.draw(json_values(form))
    if name == "str" and "json" not in response["media_type"]:
        return value, value.encode()
    return value, json.dumps(value).encode()
