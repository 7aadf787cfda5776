"""Every operation of the package, called by the tool `call`: the request is the client's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.running import Server
from tests.commands.test_operations import CASES, comparable, outcome_of
from tests.mcp.running import as_json, use
from tests.prism.cases import Case
from tests.prism.package import arguments, package


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_call_makes_the_request_of_the_client(
    case: Case, server: Server, tmp_path: Path
) -> None:
    entry = package(case.api).entry(case.call.pointer)
    given = arguments(case, entry)
    expected = outcome_of(case, server, given)
    asked = {
        "operation": entry["python"],
        "arguments": as_json(given, tmp_path),
        "save": "result",
    }
    if not any(each["stream"] == "bytes" for each in entry["responses"]):
        del asked["save"]
    (said,) = use(case.api, ("call", asked), allow=["*"], files=tmp_path)
    assert server.sent, said.text
    assert comparable(server.sent.pop()) == expected
    assert not server.sent
