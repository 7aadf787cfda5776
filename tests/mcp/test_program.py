"""The program: its options, both transports, and what a package without it has."""

from __future__ import annotations

import http.client
import importlib
import json
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import pytest

from tests.commands.running import Server
from tests.mcp.running import call, said

GENERATED = Path(__file__).parents[2] / "generated"
README = (GENERATED / "README.md").read_text(encoding="utf-8")


def process(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the folder of the package."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=GENERATED,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def on_http(module: str, *words: str) -> Iterator[int]:
    """Run a server on a free port, which is given."""
    command = [sys.executable, "-m", module, *words, "--http", "0"]
    with subprocess.Popen(
        command, cwd=GENERATED, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        line = server.stderr.readline()
        try:
            assert line.startswith("Serving on http://127.0.0.1:"), line
            yield int(line.rsplit(":", 1)[1].split("/")[0])
        finally:
            server.terminate()


def test_standard_input_and_output(server: Server) -> None:
    from mcp import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    server.reply({"success": True})

    async def talk() -> str:
        parameters = StdioServerParameters(
            command=sys.executable,
            args=["-m", "session_apis.mcp", "sipher"],
            cwd=GENERATED,
            env=dict(os.environ),
        )
        async with Client(stdio_client(parameters)) as client:
            return (await said(client, *call("sessions.retrieve", id="x"))).text

    assert json.loads(anyio.run(talk)) == {"success": True}


def test_http_on_loopback(server: Server) -> None:
    from mcp import Client

    server.reply({"success": True})
    with on_http("session_apis.sipher.mcp") as port:

        async def talk() -> str:
            async with Client(f"http://127.0.0.1:{port}/mcp") as client:
                return (await said(client, *call("sessions.retrieve", id="x"))).text

        assert json.loads(anyio.run(talk)) == {"success": True}
        for headers, status in (
            ({"Host": "evil.example"}, 421),
            ({"Host": "127.0.0.1"}, 421),
            ({"Origin": "http://evil.example"}, 403),
            ({"Origin": f"http://127.0.0.1:{port}"}, 200),
        ):
            assert posted(port, headers) == status, headers


def posted(port: int, headers: dict[str, str]) -> int:
    """The status of a request to list the tools."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    version = "2025-11-25"
    info = {"protocolVersion": version, "capabilities": {},
            "clientInfo": {"name": "x", "version": "1"}}  # fmt: skip
    body = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": info}
    sent = {
        "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
        **headers,
    }
    connection.request("POST", "/mcp", json.dumps(body), sent)
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--allow", "sesions.create"), "Did you mean sessions.create"),
        (("--allow", "zebra.*"), "--allow zebra.*: there is no such operation."),
        (("--tools", "sessions.delete"), "--allow them as well"),
        (("--files", "none"), "there is no such folder"),
        (("--http", "x"), "'x' is no port"),
        (("--http", "70000"), "'70000' is no port, 0 to 65535"),
        (("--nothing",), "unrecognized arguments"),
    ],
)
def test_wrong_options_are_named(
    words: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("session_apis.sipher", *words) == 2
    written = capsys.readouterr()
    assert message in written.err
    assert written.out == ""


def test_several_apis_need_a_choice(capsys: pytest.CaptureFixture[str]) -> None:
    apis = ("mix", "sipher")
    assert run("session_apis", apis=apis) == 2
    assert "api" in capsys.readouterr().err
    assert run("session_apis", "zebra", apis=apis) == 2
    assert "'sipher'" in capsys.readouterr().err


def run(package: str, *words: str, apis: tuple[str, ...] = ()) -> object:
    """Run the program in this process; return its exit code."""
    module: Any = importlib.import_module("session_apis._core.mcp.main")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["mcp", *words])
        try:
            return module.run(package, "session-apis", apis)
        except SystemExit as ended:
            return ended.code


def test_the_end_of_the_input_ends_it() -> None:
    done = process("-m", "session_apis.sipher.mcp")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_it(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "session_apis.sipher.mcp"],
        cwd=GENERATED,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        ping = b'{"jsonrpc": "2.0", "id": 1, "method": "ping"}\n'
        child.stdin.write(ping)
        child.stdin.flush()
        assert child.stdout.readline()
        child.send_signal(number)
        assert child.wait(20) == 128 + number


def test_without_the_extra_one_sentence() -> None:
    program = (
        "import importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'mcp' else real(name, *a)\n"
        "from session_apis.mcp import main; main()"
    )
    done = process("-c", program)
    assert done.returncode == 2
    assert done.stderr == (
        "The MCP server needs an extra: pip install 'session-apis[mcp]'\n"
    )


def test_nothing_of_it_is_imported_by_clients() -> None:
    program = (
        "import sys, session_apis.sipher; session_apis.sipher.Sipher(api_key='x')\n"
        "print([n for n in sys.modules if n == 'mcp' or '_core.mcp.' in n + '.'"
        " or '_core.index.' in n + '.'])"
    )
    assert process("-c", program).stdout == "[]\n"


def test_the_lines_of_the_readme_run() -> None:
    section = README.split("\n## MCP server\n")[1].split("```")[1]
    lines = [each.split("#")[0].split() for each in section.splitlines()[1:]]
    assert [each[0] for each in lines] == ["python"] * 3
    assert "--allow PATTERN" in process(*lines[0][1:]).stdout
    assert process(*lines[1][1:]).returncode == 0
    module, *options = lines[2][2:]
    assert options[0] == "--http"
    with on_http(module) as port:
        assert posted(port, {}) == 200


def test_the_lines_of_the_generators_readme_run() -> None:
    text = (GENERATED.parent / "README.md").read_text(encoding="utf-8")
    lines = [each for each in text.splitlines() if "python -m acme.mcp" in each]
    assert len(lines) == 2
    plain, on_network = (
        shlex.split(each.split("#")[0].replace("pets.", "sessions."))[3:]
        for each in lines
    )
    assert process("-m", "session_apis.sipher.mcp", *plain).returncode == 0
    assert on_network[0] == "--http"
    with on_http("session_apis.sipher.mcp", *on_network[2:]) as port:
        assert posted(port, {}) == 200
