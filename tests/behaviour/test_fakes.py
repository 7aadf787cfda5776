"""Fakes of the generated clients, as a user's tests have them."""

from __future__ import annotations

import asyncio
import json
import re
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import pytest
from session_apis import stagehand, testing
from session_apis.mix import AsyncMix
from session_apis.stagehand import AsyncStagehand, NotFoundError, Stagehand
from session_apis.stagehand.types import Action, ActResult, StreamEvent
from session_apis.syllable import Syllable
from session_apis.testing import FakeError, fake

from tests.behaviour.programs import GENERATED, python

ID = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"


def start_and_act(client: Stagehand) -> list[str]:
    """What a user's own code may do: typed for the real client."""
    session = client.sessions.start(env="LOCAL")
    result = client.sessions.act(str(session.session_id), input="click")
    return [action.selector for action in result.actions]


def test_a_program_with_a_fake() -> None:
    with fake(Stagehand) as (client, api):
        assert type(client) is Stagehand
        api.on(client.sessions.start).answers({"sessionId": ID, "available": True})
        action = Action(selector="#buy", description="x", method="click", arguments=[])
        done = ActResult(success=True, message="", actions=[action])
        api.on(client.sessions.act).answers(done)
        assert start_and_act(client) == ["#buy"]
        api.assert_order(client.sessions.start, client.sessions.act)
        api.assert_called_with(client.sessions.act, ID, input="click")
        act = api.assert_called_once(client.sessions.act)
        assert act.json() == {"input": "click"}
        assert act.url == f"https://api.test/sessions/{ID}/act"


def test_errors_and_streams_of_the_other_mode() -> None:
    async def main() -> None:
        with fake(AsyncStagehand) as (client, api):
            event = {"id": ID, "type": "system", "data": {"status": "starting"}}
            api.on(client.sessions.act).streams([event]).raises(NotFoundError)
            stream = await client.sessions.act(ID, input="click", stream=True)
            events = [each async for each in stream]
            assert [type(each) for each in events] == [StreamEvent]
            with pytest.raises(NotFoundError):
                await client.sessions.act(ID, input="click", stream=True)

    asyncio.run(main())


def test_pages() -> None:
    with fake(Syllable) as (client, api):
        session = {"session_id": "1"}
        api.on(client.sessions.list).pages([[session, session], [session]])
        assert len(client.sessions.list().collect()) == 3
        assert [each.arguments.get("page") for each in api.calls] == [None, 1]


def test_nested_resources_are_named() -> None:
    async def main() -> None:
        with fake(AsyncMix) as (client, api):
            with pytest.raises(FakeError, match=r"api\.on\(client\.sessions\.messages"):
                await client.sessions.messages.list("s")
            api.unanswered.clear()

    asyncio.run(main())


def test_importing_costs_nothing(tmp_path: Path) -> None:
    code = "import sys, session_apis.testing as testing\n"
    code += (
        "print(sorted({'pytest', 'pydantic', 'httpx2', 'anyio'} & set(sys.modules)))\n"
    )
    code += "testing.fake\nprint('pytest' in sys.modules)"
    assert python(code, cwd=tmp_path).good() == "[]\nFalse\n"
    assert {"fake", "fixture", "FakeError"} <= set(dir(testing))
    assert stagehand.poll is not None


@pytest.mark.parametrize("mode", ["client", "async_client"])
@pytest.mark.parametrize("api", ["stagehand", "mix", "sipher", "syllable"])
def test_every_operation_can_be_faked(api: str, mode: str) -> None:
    index = json.loads(
        (GENERATED / "session_apis" / api / "operations.json").read_text()
    )
    module = import_module(index["module"])
    both = fake(getattr(module, index[mode]))
    for each in index["operations"]:
        method = attrgetter(each["python"])(both.client)
        both.api.on(method).raises(418)
        with pytest.raises(FakeError, match=re.escape(f"client.{each['python']} was")):
            both.api.assert_called(method)


CONFTEST = """
from session_apis.stagehand import Stagehand
from session_apis.testing import fixture

stagehand = fixture(Stagehand)
"""
TEST = """
def test_it(stagehand):
    client, api = stagehand
    api.on(client.sessions.end).answers({"success": True})
    assert client.sessions.end("x").success
    stagehand.api.assert_called_once(stagehand.client.sessions.end)
"""


def test_the_fixture(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_it.py").write_text(TEST)
    code = (
        "import pytest; raise SystemExit(pytest.main(['-q', '-p', 'no:cacheprovider']))"
    )
    assert "1 passed" in python(code, cwd=tmp_path).good()
