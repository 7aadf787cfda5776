"""What commands write, what they say of bad input, and how they end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import Ended, Reply, Server, run

GENERATED = Path(__file__).parents[2] / "generated"
README = (GENERATED / "README.md").read_text(encoding="utf-8")
LABELS = ("session-labels", "list", "--limit=2")


def labels(first: int) -> dict[str, object]:
    """A page of two labels."""
    items = [{"id": first + n, "code": "GOOD\x1b[31m"} for n in range(2)]
    return {"items": items, "page": first // 2, "page_size": 2, "total_count": 4}


def listing(server: Server, capsys: pytest.CaptureFixture[str], *words: str) -> Ended:
    """List labels, of which there are two pages."""
    for page in range(3):
        pages = labels(page * 2) if page < 2 else {**labels(4), "items": []}
        path = "/api/v1/session_labels/?limit=2"
        server.reply(pages, f"{path}&page={page}" if page else path)
        server.reply(pages, f"/api/v1/session_labels/?page={page}&limit=2")
    return run(capsys, *LABELS, f"--base-url={server.url}", *words, api="syllable")


def test_a_page_is_lines_of_json(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = listing(server, capsys)
    assert [json.loads(each)["id"] for each in ended.out.splitlines()] == [0, 1]
    assert ended.code == 0


def test_all_pages_are_fetched_where_asked_for(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = listing(server, capsys, "--all")
    assert [json.loads(each)["id"] for each in ended.out.splitlines()] == [0, 1, 2, 3]


def test_other_formats(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(listing(server, capsys, "--output=json").out)) == 2
    raw = json.loads(listing(server, capsys, "--output=raw").out)
    assert raw == labels(0)
    assert listing(server, capsys, "--query=/id").out == "0\n1\n"
    nothing = listing(server, capsys, "--query=/nothing")
    assert (nothing.code, nothing.out) == (1, "null\nnull\n")
    assert nothing.err == "Error: No item has anything at '/nothing'.\n"
    table = listing(server, capsys, "--output=table").out.splitlines()
    assert set(table[0].split()) == {"ID", "CODE"}
    assert set(table[1].split()) == {"0", "GOOD\\x1b[31m"}


def test_a_single_value(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.reply({"success": True, "data": {"sessionId": "é", "list": [1, 2]}})
    base = ("sessions", "retrieve", "x", f"--base-url={server.url}")
    assert json.loads(run(capsys, *base, api="sipher").out)["data"]["sessionId"] == "é"
    assert run(capsys, *base, "--query=/data/sessionId", api="sipher").out == "é\n"
    assert run(capsys, *base, "--query=/data/list/1", api="sipher").out == "2\n"
    nothing = run(capsys, *base, "--query=/data/none", api="sipher")
    assert (nothing.code, nothing.out) == (1, "")
    wrong = run(capsys, *base, "--query=data", api="sipher")
    assert wrong.code == 2
    assert "begins with a slash" in wrong.err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("sesions",), 2, "Did you mean sessions?"),
        (("sessions", "retriev"), 2, "Did you mean retrieve"),
        (("sessions", "retrieve"), 2, "Missing option: --id."),
        (("sessions", "retrieve", "a", "b"), 2, "There is no place for 'b'."),
        (("sessions", "retrieve", "a", "--idd=1"), 2, "No such option"),
        (("sessions", "create"), 2, "Missing option: --defaults."),
        (("sessions", "create", "--defaults=1"), 2, "1 is not a JSON object."),
        (("sessions", "create", "--defaults={"), 2, "This is not JSON"),
        (("sessions", "create", "--defaults=@none.json"), 2, "none.json"),
        (("sessions", "create", "--ttl-seconds=x"), 2, "'x' is not a valid integer."),
        (("sessions", "create", "--ttl-seconds=1_0"), 2, "is not a valid integer."),
        (("sessions", "create", "--data=none.json"), 2, "none.json"),
        (("help", "zebra"), 2, "No operation has to do with 'zebra'."),
        (("completion", "csh"), 2, "csh"),
    ],
)
def test_bad_input_is_named(
    words: tuple[str, ...], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = run(capsys, *words, api="sipher")
    assert ended.code == code
    assert message in " ".join(ended.err.split())
    assert ended.out == ""


@pytest.mark.parametrize(
    ("status", "code"), [(400, 4), (401, 3), (403, 3), (404, 4), (429, 4), (501, 5)]
)
def test_exit_codes_tell_who_failed(
    status: int, code: int, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.reply({}, status=status)
    words = ("sessions", "retrieve", "x", f"--base-url={server.url}", "--timeout=0.2")
    ended = run(capsys, *words, api="sipher")
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.startswith("Error: ")


def test_a_response_that_is_no_json(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.replies[""] = Reply(content=b"<html>")
    words = ("sessions", "retrieve", "x", f"--base-url={server.url}")
    assert run(capsys, *words, api="sipher").code == 7


def test_no_connection(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("sessions", "retrieve", "x", "--base-url=http://127.0.0.1:9")
    assert run(capsys, *words, "--timeout=0.1", api="sipher").code == 6


def test_a_missing_credential(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIPHER_API_KEY")
    words = ("sessions", "retrieve", "x", f"--base-url={server.url}")
    ended = run(capsys, *words, api="sipher")
    assert ended.code == 3
    assert ended.err == "Error: A credential is missing: set SIPHER_API_KEY.\n"
    dry = run(capsys, *words, "--dry-run", api="sipher")
    assert dry.code == 0
    assert 'curl -X GET -H "X-API-Key: ${SIPHER_API_KEY}"' in dry.out
    assert not server.sent


def test_options_replace_members_of_a_body(
    server: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    body = tmp_path / "body.json"
    body.write_text('{"defaults": {"chain": "x"}, "ttlSeconds": 5, "unknown": 1}')
    words = ("sessions", "create", f"--data=@{body}", "--ttl-seconds=7")
    assert run(capsys, *words, f"--base-url={server.url}", api="sipher").code == 0
    sent = json.loads(server.sent[0].body)
    assert sent == {"defaults": {"chain": "x"}, "ttlSeconds": 7, "unknown": 1}


def test_help_finds_commands(capsys: pytest.CaptureFixture[str]) -> None:
    ended = run(capsys, "help", "remove", "a", "session", api="sipher")
    assert ended.out.split()[:2] == ["sessions", "delete"]


def test_names_may_have_underscores(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "session_labels", "list", "--help", api="syllable").code == 0


def test_secrets_stay_out_of_verbose_lines(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPHER_API_KEY", "sk_pro_hidden")
    words = ("sessions", "retrieve", "x", f"--base-url={server.url}", "--verbose")
    ended = run(capsys, *words, api="sipher")
    assert "GET" in ended.err
    assert "sk_pro_hidden" not in ended.err + ended.out


def test_the_first_lines_of_the_readme_run() -> None:
    section = README.split("\n## Command line\n")[1].split("```")[1]
    lines = [each.split("#")[0] for each in section.splitlines() if "python" in each]
    assert len(lines) == 3
    for line in lines:
        done = process(*line.split()[1:])
        assert done.returncode == 0, done.stderr
        assert done.stdout


def process(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the folder of the package."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=GENERATED,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_the_extra_one_sentence() -> None:
    program = (
        "import sys; sys.modules['click'] = None\n"
        "import importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'click' else real(name, *a)\n"
        "from session_apis.__main__ import main; main()"
    )
    done = process("-c", program)
    assert done.returncode == 2
    assert done.stderr == (
        "The command line needs an extra: pip install 'session-apis[cli]'\n"
    )


def test_a_reader_that_stops_ends_it(server: Server) -> None:
    items = [{"id": n, "code": "x" * 500} for n in range(2000)]
    server.reply({"items": items, "page": 0, "page_size": 2, "total_count": 2})
    command = f"{sys.executable} -m session_apis.syllable {' '.join(LABELS)}"
    script = f"{command} --base-url={server.url} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=GENERATED,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[1] == "141"
    assert done.stderr == ""


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-"])
def test_closed_streams_are_like_nothing(server: Server, closed: str) -> None:
    server.reply({"items": [], "page": 0, "page_size": 2, "total_count": 0})
    command = f"{sys.executable} -m session_apis.syllable {' '.join(LABELS)}"
    done = subprocess.run(
        ["/bin/sh", "-c", f"{command} --base-url={server.url} {closed}"],
        cwd=GENERATED,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_of_it_is_imported_by_clients() -> None:
    program = (
        "import sys, session_apis.sipher; session_apis.sipher.Sipher(api_key='x')\n"
        "print([n for n in sys.modules if n == 'click' or '_core.cli.' in n + '.'"
        " or '_core.index.' in n + '.'])"
    )
    assert process("-c", program).stdout == "[]\n"


def test_a_file_is_saved_whole_or_not_at_all(
    server: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    server.replies[""] = Reply(content=b"\x00\x01" * 1000, media="audio/mpeg")
    target = tmp_path / "file"
    words = ("sessions", "stream-recording", "--token=x", f"--base-url={server.url}")
    ended = run(capsys, *words, f"--save={target}", api="syllable")
    assert ended.code == 0, ended.err
    assert target.read_bytes() == b"\x00\x01" * 1000
    assert os.listdir(tmp_path) == ["file"]
    lost = run(capsys, *words, f"--save={tmp_path}/none/file", api="syllable")
    assert (lost.code, "none" in lost.err) == (1, True)


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("on_terminal", [True, False])
def test_uploads_show_how_much_is_sent(
    on_terminal: bool,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    content = os.urandom(300_000)
    (tmp_path / "file").write_bytes(content)
    written = Terminal() if on_terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    words = ("sessions", "files", "upload", "--id=s", f"--file={tmp_path}/file")
    run(capsys, *words, f"--base-url={server.url}", api="mix")
    assert content in server.sent[0].body
    assert len(server.sent) == 1
    assert ("100%" in written.getvalue()) is on_terminal


def test_events_are_lines_of_json(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    event = {"id": "e", "type": "system", "data": {"status": "finished"}}
    content = f"data: {json.dumps(event)}\n\n".encode() * 2
    server.replies[""] = Reply(content=content, media="text/event-stream")
    words = (
        "sessions",
        "act",
        "s",
        "--input=x",
        "--stream",
        f"--base-url={server.url}",
    )
    ended = run(capsys, *words, api="stagehand")
    assert ended.code == 0, ended.err
    assert [json.loads(each) for each in ended.out.splitlines()] == [event, event]


def test_ctrl_c_ends_it(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("session_apis._core.cli.call.run_call", stop)
    ended = run(capsys, "sessions", "retrieve", "x", api="sipher")
    assert (ended.code, ended.out, ended.err.strip()) == (130, "", "Stopped.")
    assert not server.sent
