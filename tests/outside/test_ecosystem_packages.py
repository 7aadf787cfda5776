"""Cases of others about packages: freezers, frameworks, what a client says of itself."""

from __future__ import annotations

import copy
import inspect
import subprocess
import sys
from modulefinder import ModuleFinder
from pathlib import Path

import pydantic
import pytest

from tests.outside.documents_support import build, case
from tests.outside.values_support import caller, needs_cases, package
from tests.runtime.support.server import Server, reply

__all__ = ["caller"]

pytestmark = needs_cases

_PROGRAM = """
import asyncio, sys
from acme import Acme, AsyncAcme

print(Acme(base_url=sys.argv[1]).a.retrieve())

async def main():
    async with AsyncAcme(base_url=sys.argv[1]) as client:
        print(await client.a.retrieve())

asyncio.run(main())
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that uses the package of a case."""
    assert build(tmp_path, case("reports/02")).code == 0
    path = tmp_path / "program.py"
    path.write_text(_PROGRAM)
    return path


def test_whoever_looks_for_imports_sees_all_modules(program: Path) -> None:
    out = program.parent / "out"
    finder = ModuleFinder([str(out)])
    finder.run_script(str(program))
    modules = {
        ".".join(path.relative_to(out).with_suffix("").parts).removesuffix(".__init__")
        for path in (out / "acme").rglob("*.py")
    }
    parts = (".testing", ".aiohttp_", ".cli", ".index", ".telemetry")
    needed = {each for each in modules if not any(part in each for part in parts)}
    assert needed - set(finder.modules) == set()


@pytest.mark.corpus
def test_frozen_by_pyinstaller(program: Path) -> None:
    folder = program.parent
    command = [sys.executable, "-m", "PyInstaller", "--onedir", "--log-level", "ERROR"]
    subprocess.run(
        [*command, "--paths", "out", program.name], cwd=folder, check=True, timeout=600
    )
    with Server() as server:
        server.script(reply(200, b""))
        done = subprocess.run(
            [folder / "dist/program/program", server.url],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.stdout, done.stderr) == ("None\nNone\n", "")
        assert [each.path for each in server.seen] == ["/a", "/a"]


def test_frameworks_take_the_types_of_arguments() -> None:
    types = package("reports/04-").types
    adapter = pydantic.TypeAdapter(types.DogParam)
    assert adapter.validate_python({"bark": "w"}) == {"bark": "w"}
    with pytest.raises(pydantic.ValidationError):
        adapter.validate_python({})


def test_arguments_with_one_value_are_filled_in(caller) -> None:
    one = caller(package("reports/23-"))
    one.reply({"id": "1", "name": "n"})
    acc = one.call("PUT /a/{id}", "1", x_org="o")
    seen = one.server.last
    assert seen.query == "api-version=2024"
    assert (seen.headers["x-org"], seen.json()) == ("o", {"kind": "x"})
    one.call("PUT /a/{id}", "1", x_org="o", acc=acc)
    assert one.server.last.json() == {"kind": "x", "acc": {"name": "n"}}


def test_parameters_of_all_operations_are_held_by_the_client(caller) -> None:
    one = caller(package("reports/23-"))
    one.reply({"id": "1"})
    client = one.made(default_headers={"X-Org": "held"})
    parameters = inspect.signature(one.client.a.update).parameters
    assert "kind" not in [
        name
        for name, each in parameters.items()
        if each.default is inspect.Parameter.empty
    ]
    one.of(client, "PUT /a/{id}", "1", x_org="own")
    assert one.server.last.headers["x-org"] == "own"


def test_names_of_packages_that_are_taken(tmp_path: Path) -> None:
    for name in ("calendar", "email", "token", "pydantic", "httpx2"):
        built = build(tmp_path, case("reports/25"), "--package", name)
        assert built.code != 0, name
        assert name in built.said
        assert "--allow-taken-names" in built.said


def test_conflict_markers_and_other_formatters(tmp_path: Path) -> None:
    document = case("reports/25")
    assert build(tmp_path, document).code == 0
    path = tmp_path / "out/acme/resources/a.py"
    good = path.read_text()
    path.write_text(f"<<<<<<< ours\n{good}=======\n>>>>>>> theirs\n")
    built = build(tmp_path, document)
    assert built.code == 0
    assert "conflict" in built.said
    assert path.read_text() == good
    path.write_text(good.replace("\n\n\n", "\n\n\n\n"))
    assert "edited" not in build(tmp_path, document).said


def test_clients_can_be_copied_and_say_where_they_go(caller) -> None:
    one = caller(package("reports/26-"))
    client = one.client
    name = type(client).__name__
    assert repr(client) == f"<{name} {one.server.url}>"
    assert client.base_url == one.server.url
    for other in (copy.copy(client), copy.deepcopy(client)):
        assert repr(other) == repr(client)


def test_unknown_events_keep_their_discriminator(caller) -> None:
    one = caller(package("reports/26-"))
    data = b'data: {"type": "new", "x": 1}\n\ndata: {"type": "a"}\n\n'
    one.server.script(reply(200, data, [("Content-Type", "text/event-stream")]))
    with one.mode.entered(one.call("GET /s")) as events:
        unknown, known = one.mode.items(events)
    assert unknown.raw == {"type": "new", "x": 1}
    assert known.type == "a"


def test_streams_that_are_none_are_named(caller) -> None:
    one = caller(package("reports/26-"))
    page = [("Content-Type", "text/html")]
    one.server.script(reply(200, "<html>Sign in</html>", page))
    with (
        one.mode.entered(one.call("GET /s")) as events,
        pytest.raises(one.module.StreamError, match="text/html.*Sign in"),
    ):
        one.mode.items(events)


def test_what_clients_and_packages_list(caller) -> None:
    one = caller(package("reports/20-"), api_key="k")
    plumbing = {"request", "stream", "paginate", "fetch", "download"}
    own = {each for each in dir(one.client) if not each.startswith("__")}
    assert own - {"aclose"} == {
        *("both", "go", "int", "num", "p", "up"),
        *("base_url", "call", "close", "with_options"),
    }
    assert not any(each.startswith("_") for each in own)
    assert not plumbing & set(dir(one.client.both))
    assert "lazy" not in dir(one.module)
    assert one.module.__version__ == "0.1.0"


def test_types_that_people_annotate_with() -> None:
    module = package("reports/20-")
    for name in ("Stream", "AsyncStream", "Page", "AsyncPage", "AsyncPager"):
        assert inspect.isclass(getattr(module, name))
    for name in ("APIResponse", "BinaryResponse", "ClientOptions", "RequestOptions"):
        assert inspect.isclass(getattr(module, name))
    own = f"{module.__name__.capitalize()}Error"
    for name in (own, "PollTimeoutError", "BulkError", "APIStatusError"):
        assert issubclass(getattr(module, name), module.SDKError)


def test_what_the_server_did_not_send(caller) -> None:
    one = caller(package("reports/23-"))
    one.reply({"name": "n"})
    acc = one.call("PUT /a/{id}", "1", x_org="o")
    with pytest.raises(AttributeError, match="'id': the server did not send it"):
        acc.id  # noqa: B018 - reading it is the test
    with pytest.raises(AttributeError, match="'idd'$"):
        acc.idd  # noqa: B018 - reading it is the test
    assert not hasattr(acc, "id")
