"""The protocol's own checkers: its conformance suite, and the client of its inspector."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import Server
from tests.mcp.node import installed, recent_node
from tests.mcp.test_program import GENERATED, on_http

FOLDER = Path(__file__).parent
# Those that need no tools of a reference server.
SCENARIOS = (
    "server-initialize",
    "ping",
    "tools-list",
    "resources-list",
    "dns-rebinding-protection",
)


@pytest.mark.corpus
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_conformance(scenario: str, server: Server, tmp_path: Path) -> None:
    environment = recent_node()
    program = installed(FOLDER) / ".bin" / "conformance"
    with on_http("session_apis.sipher.mcp") as port:
        done = subprocess.run(
            [program, "server", "--url", f"http://127.0.0.1:{port}/mcp",
             "--scenario", scenario],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-1000:]
    assert "0 failed" in done.stdout + done.stderr


def inspect(*words: str) -> dict[str, Any]:
    """What the inspector prints of a server on standard input and output."""
    program = installed(FOLDER) / ".bin" / "mcp-inspector"
    # It hands on only what it is told to.
    given = [
        word
        for name, value in os.environ.items()
        if name.startswith("SIPHER_")
        for word in ("-e", f"{name}={value}")
    ]
    server = (sys.executable, "-m", "session_apis.sipher.mcp", "--allow", "*")
    done = subprocess.run(
        [program, "--cli", *given, *server, *words],
        cwd=GENERATED,
        env=recent_node(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.corpus
def test_the_inspector_lists_and_calls(server: Server) -> None:
    server.reply({"success": True})
    listed = inspect("--method", "tools/list")
    assert [each["name"] for each in listed["tools"]] == ["search", "describe", "call"]
    called = inspect(
        "--method", "tools/call", "--tool-name", "call",
        "--tool-arg", "operation=sessions.create",
        "--tool-arg", 'arguments={"defaults": {"chain": "solana"}}',
    )  # fmt: skip
    assert json.loads(called["content"][0]["text"]) == {"success": True}
    assert json.loads(server.sent[-1].body) == {"defaults": {"chain": "solana"}}
