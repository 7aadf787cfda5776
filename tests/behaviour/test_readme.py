"""Every snippet of the package's README runs as it stands, and passes a strict checker.

A snippet is a program of its own: what it needs comes from the environment. It is run
against the independent mock, which refuses what a spec does not allow, and against a server
of ours where that mock cannot answer (see `tests/prism/limits.py`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import black
import pytest
from session_apis.mix import Mix

from tests.behaviour.programs import GENERATED, KEYS, Ran, execute, python
from tests.behaviour.replies import SOUND, replies, two_pages
from tests.effort import sample
from tests.prism.server import Mock
from tests.runtime.support.server import CannedResponse, Server, close, reply

README = (GENERATED / "README.md").read_text(encoding="utf-8")
SECTIONS = (
    "Install",
    "First calls",
    "Asynchronous calls",
    "Arguments and results",
    "Streaming",
    "Pages",
    "Downloads",
    "Uploads",
    "Errors",
    "Retries and time limits",
    "The client",
    "Logging",
    "Credentials",
    "Middleware and tracing",
    "What is not described",
    "Command line",
    "MCP server",
    "Waiting, and many calls",
    "Tests",
)
# Prism takes these requests, but cannot write their answers.
OURS = ("Streaming", "Downloads")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A block of Python, and the headings that it stands under."""

    section: str
    title: str
    code: str

    @property
    def api(self) -> str:
        """The API that it uses."""
        match = re.search(r"from session_apis\.(\w+) import", self.code)
        assert match, self.code
        return match[1]

    def __str__(self) -> str:
        return self.title.lower().replace(" ", "-")


def _snippets() -> Iterator[Snippet]:
    section = heading = ""
    code: list[str] | None = None
    for line in README.splitlines():
        if code is not None and line == "```":
            yield Snippet(section=section, title=heading, code="\n".join([*code, ""]))
            code = None
        elif code is not None:
            code.append(line)
        elif line == "```python":
            code = []
        elif match := re.match(r"(##+) (.*)", line):
            heading = match[2]
            section = heading if match[1] == "##" else section


SNIPPETS = tuple(_snippets())
MOCKED = [each for each in SNIPPETS if each.section not in OURS]
ONLY_SERVED = [each for each in SNIPPETS if each.section in OURS]


def installed(snippet: Snippet) -> None:
    """Skip what uses an extra that is not here."""
    if "OpenTelemetry" in snippet.code:
        pytest.importorskip("opentelemetry.trace", reason="needs opentelemetry-api")


def run(snippet: Snippet, url: str, folder: Path, **variables: str) -> Ran:
    """Run a snippet against a server; even a warning would be a fault."""
    base = {f"{snippet.api.upper()}_BASE_URL": url}
    # A program that ends closes its connections; the interpreter says so for each.
    options = "-W error -W ignore::ResourceWarning"
    env = {**KEYS, **base, **variables}
    return python(snippet.code, cwd=folder, options=options, variables=env)


def of(section: str) -> Snippet:
    """The first snippet of a section."""
    return next(each for each in SNIPPETS if each.section == section)


def test_there_is_a_section_for_all_that_the_apis_have() -> None:
    assert tuple(re.findall(r"^## (.*)$", README, re.MULTILINE)) == SECTIONS
    without_python = {"Install", "Logging", "Command line", "MCP server"}
    assert {each.section for each in SNIPPETS} == set(SECTIONS) - without_python
    first = [each.title for each in SNIPPETS if each.section == "First calls"]
    assert first == ["Stagehand", "Mix", "Sipher", "Syllable"]


def test_the_layout_is_tidy() -> None:
    assert "\n\n\n" not in re.sub(r"```python.*?```", "code", README, flags=re.DOTALL)
    assert README.endswith(".\n")
    assert not re.search(r"[ \t]\n", README)
    assert max(len(each) for each in README.splitlines()) <= 110


@pytest.mark.parametrize("snippet", SNIPPETS, ids=str)
def test_black_would_leave_it_alone(snippet: Snippet) -> None:
    assert black.format_str(snippet.code, mode=black.Mode()) == snippet.code


@pytest.mark.corpus
def test_a_strict_checker_finds_nothing(tmp_path: Path) -> None:
    for number, snippet in enumerate(SNIPPETS):
        (tmp_path / f"snippet_{number}.py").write_text(snippet.code)
    command = (sys.executable, "-m", "mypy", "--strict", "--no-error-summary", ".")
    found = execute(*command, cwd=tmp_path, variables={"MYPYPATH": str(GENERATED)})
    assert found.good() == ""


@pytest.mark.parametrize("snippet", MOCKED, ids=str)
def test_it_runs_before_the_mock(
    snippet: Snippet, mock_of: Callable[[str], Mock], tmp_path: Path
) -> None:
    installed(snippet)
    mock = mock_of(snippet.api)
    ran = run(snippet, mock.url, tmp_path)
    assert ran.code == 0, ran.err + mock.tail()
    printed = ran.good()
    assert bool(printed) == ("print(" in snippet.code and "try:" not in snippet.code)


@pytest.mark.parametrize("snippet", [*ONLY_SERVED, *sample(MOCKED, one_in=4)], ids=str)
def test_it_runs_before_a_server(
    snippet: Snippet, server: Server, tmp_path: Path
) -> None:
    installed(snippet)
    server.script(replies(server, snippet.api))
    run(snippet, server.url, tmp_path).good()
    unsent = any(each in snippet.code for each in (".prepare.", "fake("))
    assert bool(server.seen) == (not unsent)
    assert all("secret-key" not in each.target for each in server.seen)


def test_the_stream_gives_typed_events(server: Server, tmp_path: Path) -> None:
    server.script(replies(server, "stagehand"))
    printed = run(of("Streaming"), server.url, tmp_path).good()
    assert [line.count("data=") for line in printed.splitlines()] == [1, 1, 1, 1]
    assert "SystemEvent(" in printed
    assert server.last.headers["x-stream-response"] == "true"


def test_the_download_is_what_the_server_sent(server: Server, tmp_path: Path) -> None:
    server.script(replies(server, "mix"))
    run(of("Downloads"), server.url, tmp_path).good()
    assert (tmp_path / "download.bin").read_bytes() == SOUND


def test_the_upload_arrives(server: Server, tmp_path: Path) -> None:
    server.script(replies(server, "mix"))
    run(of("Uploads"), server.url, tmp_path).good()
    assert b'filename="example.txt"' in server.last.body
    assert b"\r\n\r\ndata\r\n" in server.last.body


def test_both_ways_through_the_pages(server: Server, tmp_path: Path) -> None:
    snippet = of("Pages")
    (operation,) = set(re.findall(r"client\.(\w+)\.list\(", snippet.code))
    assert operation == "sessions"
    server.script(*two_pages("syllable", "sessions_list") * 3)
    printed = run(snippet, server.url, tmp_path).good()
    lines = printed.splitlines()
    assert lines[:2] == ["session-0", "session-1"]
    assert ["session_id='session-0'" in each for each in lines[2:4]] == [True, False]
    assert ["session_id='session-1'" in each for each in lines[2:4]] == [False, True]
    assert lines[4:] == ["2 None"]
    assert [each.query for each in server.seen] == ["", "page=1"] * 3


def test_null_is_sent_and_omit_is_not(server: Server, tmp_path: Path) -> None:
    server.script(replies(server, "mix"))
    run(of("Arguments and results"), server.url, tmp_path).good()
    first, second = (each.json() for each in server.seen)
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert {name for name, value in first.items() if value is None}
    assert second == {k: v for k, v in first.items() if v is not None}


FAILURES: tuple[tuple[CannedResponse, str], ...] = (
    (reply(404, {"error": "no such session"}), "error='no such session'"),
    (
        reply(418, {"error": "short"}, [("X-Request-Id", "r-7")]),
        '418 r-7 {"error": "short"}',
    ),
    (close, "The server broke off"),
)


@pytest.mark.parametrize(("reply", "shown"), FAILURES, ids=["404", "418", "lost"])
def test_each_handler_catches_what_it_says(
    reply: CannedResponse, shown: str, server: Server, tmp_path: Path
) -> None:
    server.script(reply)
    printed = run(of("Errors"), server.url, tmp_path).good()
    assert printed.count("\n") == 1
    assert shown in printed


def test_without_a_key_nothing_is_sent(server: Server, tmp_path: Path) -> None:
    snippet = of("First calls")
    ran = python(
        snippet.code, cwd=tmp_path, variables={"STAGEHAND_BASE_URL": server.url}
    )
    assert ran.code == 1
    assert "ConfigurationError" in ran.err
    assert "STAGEHAND_API_KEY" in ran.err
    assert server.seen == []


def test_logging_is_switched_on_as_described(server: Server, tmp_path: Path) -> None:
    server.script(replies(server, "stagehand"))
    (variable,) = re.findall(r"`(\w+)=info`", README)
    snippet = of("First calls")
    ran = run(snippet, server.url, tmp_path, **{variable: "info"})
    (line,) = ran.err.splitlines()
    assert " session_apis INFO POST " in line
    assert "-> 200" in line
    ran = run(snippet, server.url, tmp_path, **{variable: "debug"})
    assert "headers" in ran.err
    assert "secret-key" not in ran.err


def test_the_variables_named_are_the_ones_that_are_read() -> None:
    named = set(re.findall(r"^- `\w+` from `(\w+)`", README, re.MULTILINE))
    urls = {f"{api}_BASE_URL" for api in ("STAGEHAND", "MIX", "SIPHER", "SYLLABLE")}
    assert named == KEYS.keys() | urls


def test_a_client_may_be_shared_by_threads(server: Server) -> None:
    assert "may be shared by threads" in README
    server.script(reply(200, []))
    numbers = range(200)
    with Mix(base_url=server.url) as client, ThreadPoolExecutor(8) as pool:

        def ask(number: int) -> int:
            return len(client.sessions.list(extra_query={"number": number}))

        assert list(pool.map(ask, numbers)) == [0] * len(numbers)
    assert {each.query for each in server.seen} == {f"number={n}" for n in numbers}
    assert len(server.seen) == len(numbers)
    # Connections are kept and used again.
    assert server.connections <= 8
