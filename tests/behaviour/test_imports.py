"""What an import costs: nothing is loaded before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.behaviour.programs import GENERATED, environment, python
from tests.runtime.support.server import Server, reply

APIS = ("stagehand", "mix", "sipher", "syllable")
# What takes time: the model library, the HTTP library, and what it brings with it.
HEAVY = {"pydantic", "pydantic_core", "httpx2", "httpcore2", "anyio", "ssl", "asyncio"}
ROUNDS = 9


def loaded(code: str, folder: Path, **variables: str) -> set[str]:
    """Run a program; return the modules that are loaded at its end."""
    code = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    return set(json.loads(python(code, cwd=folder, variables=variables).good()))


def heavy(modules: set[str]) -> set[str]:
    """Return what of these takes time."""
    return {each.partition(".")[0] for each in modules} & HEAVY


def ours(modules: set[str]) -> set[str]:
    """Return the modules of the package, without its name in front."""
    prefix = "session_apis."
    return {each.removeprefix(prefix) for each in modules if each.startswith(prefix)}


def test_the_package_loads_next_to_nothing(tmp_path: Path) -> None:
    modules = loaded("import session_apis", tmp_path)
    assert heavy(modules) == set()
    assert ours(modules) == {"_core", "_core.lazy"}


@pytest.mark.parametrize("api", APIS)
def test_the_package_of_an_api_loads_next_to_nothing(api: str, tmp_path: Path) -> None:
    modules = loaded(f"import session_apis.{api}", tmp_path)
    assert heavy(modules) == set()
    assert ours(modules) == {"_core", "_core.lazy", api}


@pytest.mark.parametrize("api", APIS)
def test_a_client_is_made_without_models_and_http(api: str, tmp_path: Path) -> None:
    client = api.capitalize()
    settings = "base_url='http://127.0.0.1:1'"
    settings += "" if api == "mix" else ", api_key='k'"
    code = f"from session_apis.{api} import {client}, Async{client}, NotFoundError\n"
    code += f"{client}({settings}); Async{client}({settings})"
    modules = loaded(code, tmp_path)
    assert heavy(modules) == set()
    names = ours(modules)
    # The indexes of both are there; none of what they list is.
    assert {f"{api}.types", f"{api}.resources"} <= names
    assert not any(
        each.startswith((f"{api}.types.", f"{api}.resources.")) for each in names
    )
    assert {each.partition(".")[0] for each in names} == {"_core", api}


def test_only_the_resource_in_use_is_loaded(tmp_path: Path) -> None:
    code = "from session_apis.mix import Mix\n"
    code += "Mix(base_url='http://127.0.0.1:1').sessions.messages"
    names = ours(loaded(code, tmp_path))
    assert {each for each in names if each.startswith("mix.resources.")} == {
        "mix.resources.sessions",
        "mix.resources.sessions_messages",
    }


def test_preparing_a_request_needs_no_http(tmp_path: Path) -> None:
    code = "from session_apis.stagehand import Stagehand\n"
    code += "Stagehand(api_key='k').sessions.prepare.start(env='LOCAL')"
    modules = loaded(code, tmp_path)
    assert heavy(modules) == set()
    assert not any(each.startswith("stagehand.types.") for each in ours(modules))


def test_the_first_call_loads_http_and_the_models_it_decodes(
    server: Server, tmp_path: Path
) -> None:
    identifier = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"
    server.script(reply(200, {"sessionId": identifier, "available": True}))
    code = "from session_apis.stagehand import Stagehand\n"
    code += "Stagehand(api_key='k').sessions.start(env='LOCAL')"
    modules = loaded(code, tmp_path, STAGEHAND_BASE_URL=server.url)
    assert {"pydantic", "httpcore2"} <= modules
    assert "asyncio" not in modules
    names = ours(modules)
    assert "stagehand.types.session_start_response" in names
    assert "stagehand.types.act_result" not in names


def test_unknown_names_are_errors_and_known_ones_are_listed(tmp_path: Path) -> None:
    code = """
import session_apis
from session_apis import stagehand

assert {"stagehand", "mix", "omit"} <= set(dir(session_apis))
assert {"Stagehand", "NotFoundError", "types"} <= set(dir(stagehand))
for module in (session_apis, stagehand, stagehand.types):
    try:
        module.Nothing
    except AttributeError as error:
        print(error)
"""
    printed = python(code, cwd=tmp_path).good()
    for name in (
        "session_apis",
        "session_apis.stagehand",
        "session_apis.stagehand.types",
    ):
        assert f"'{name}' has no attribute 'Nothing'" in printed


def seconds(module: str) -> float:
    """Import a module in a process of its own; return its time on the processor."""
    code = f"import time; t = time.process_time(); import {module}"
    code += "; print(time.process_time() - t)"
    env = environment({"PYTHONPATH": str(GENERATED)})
    command = [sys.executable, "-c", code]
    return float(subprocess.check_output(command, env=env, timeout=60))


def pairs() -> Iterator[tuple[float, float]]:
    """Measure both by turns, so that a busy machine slows down both."""
    for name in ("session_apis", "httpx2"):
        seconds(name)  # compiles what is not compiled yet
    for _ in range(ROUNDS):
        yield seconds("session_apis"), seconds("httpx2")


def test_it_takes_less_than_half_of_the_time_of_the_http_library() -> None:
    mine, theirs = zip(*pairs(), strict=True)
    assert median(mine) < median(theirs) / 2
