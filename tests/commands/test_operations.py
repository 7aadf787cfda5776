"""Every operation of the package, called by the command line: the request is the client's."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from tests.commands.running import Sent, Server, run
from tests.commands.words import words
from tests.prism.cases import Case, all_cases
from tests.prism.driver import call
from tests.prism.package import arguments, package
from tests.specs.documents import as_list, as_object

CASES = tuple(all_cases())


def comparable(sent: Sent) -> object:
    """A request, without what is drawn at random or depends on the file."""
    media = sent.headers.get("content-type", "")
    boundary = re.search("boundary=(.*)", media)
    body = sent.body
    headers = {
        name: value
        for name, value in sent.headers.items()
        if name not in {"content-length", "idempotency-key", "transfer-encoding"}
    }
    if boundary:
        headers["content-type"] = "multipart"
        body = body.replace(boundary[1].encode(), b"")
        body = re.sub(rb'; filename="[^"]*"|Content-Type: [^\r]*\r\n', b"", body)
    return sent.method, sent.target, headers, body


def outcome_of(case: Case, server: Server, given: dict[str, object]) -> object:
    """The request that the Python client sends."""
    python = str(package(case.api).entry(case.call.pointer)["python"])
    call("sync", package(case.api), server.url, python, given)
    return comparable(server.sent.pop())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_options_make_the_request_of_the_client(
    case: Case, server: Server, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    entry = package(case.api).entry(case.call.pointer)
    given = arguments(case, entry)
    expected = outcome_of(case, server, given)
    command = [each.replace("_", "-") for each in str(entry["python"]).split(".")]
    ended = run(
        capsys,
        *command,
        *words(given, tmp_path),
        f"--base-url={server.url}",
        "--output=raw",
        api=case.api,
    )
    assert ended.code == 0, ended.err
    assert comparable(server.sent.pop()) == expected


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.media == "application/json"], ids=str
)
def test_a_body_in_a_file_makes_the_request_of_the_client(
    case: Case,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    entry = package(case.api).entry(case.call.pointer)
    expected = outcome_of(case, server, arguments(case, entry))
    names = {str(as_object(each)["python"]) for each in as_list(entry["parameters"])}
    given = {
        name: value for name, value in arguments(case, entry).items() if name in names
    }
    text = json.dumps(case.body).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    command = [each.replace("_", "-") for each in str(entry["python"]).split(".")]
    more = ["--data=-", f"--base-url={server.url}", "--output=raw"]
    given_words = words(given, tmp_path)
    ended = run(capsys, *command, *given_words, *more, api=case.api)
    assert ended.code == 0, ended.err
    assert comparable(server.sent.pop()) == expected
