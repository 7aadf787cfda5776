"""The tour of the project's README, taken as a newcomer does: to the letter, with a server."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.behaviour.programs import ROOT, python
from tests.behaviour.test_package import SPEC
from tests.behaviour.workshop import Workshop, copied
from tests.runtime.support.server import Server, reply

README = (ROOT / "README.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.slow


def blocks(language: str, text: str = README) -> list[str]:
    """Return all blocks of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def section(title: str) -> str:
    """Return the text under a heading."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def commands(text: str) -> list[list[str]]:
    """Return the commands of a block that are ours."""
    lines = (line.removeprefix("$ ") for line in text.splitlines())
    words = (shlex.split(line, comments=True) for line in lines)
    return [each[1:] for each in words if each and each[0].endswith("gen")]


def run_all(workshop: Workshop, title: str) -> None:
    """Run the commands under a heading; each has to succeed."""
    found = [each for text in blocks("sh", section(title)) for each in commands(text)]
    assert found
    for words in found:
        ran = workshop.typed(*words)
        assert ran.code == 0, ran.out + ran.err


def test_the_tour_ends_in_a_call(tmp_path: Path, server: Server) -> None:
    workshop = copied(tmp_path)
    (endpoint,), (session,), (code,) = (
        blocks(language, section("Sixty seconds"))
        for language in ("yaml", "console", "python")
    )
    (path,) = re.findall(r"`(specs/\w+\.yaml)`", README)
    workshop.edit(path, "\npaths:\n", f"\npaths:\n{endpoint}")
    assert len(commands(session)) == 2
    for words in commands(session):
        ran = workshop.typed(*words)
        assert ran.code == 0, ran.out + ran.err
    server.script(reply(200, {"expiresAt": "2026-11-21T12:00:00Z"}))
    variables = {"SIPHER_BASE_URL": server.url}
    ran = python(code, cwd=tmp_path, path=workshop.out, variables=variables)
    assert ran.good() == "2026-11-21 12:00:00+00:00\n"
    assert server.last.target == "/v1/sessions/session-1/extend"
    assert server.last.json() == {"seconds": 600}
    assert server.last.headers["x-api-key"] == "..."


def test_the_commands_for_documents_of_ones_own_do_what_they_say(
    tmp_path: Path,
) -> None:
    (tmp_path / "openapi.yaml").write_text(SPEC)
    workshop = Workshop(tmp_path)
    run_all(workshop, "On your own document")
    installed = re.findall(r"^pip install \./(\S+)$", README, re.MULTILINE)
    assert [tmp_path / each for each in installed] == [
        path.parent for path in tmp_path.glob("*/pyproject.toml")
    ]
    # The configuration that is shown next makes the same package.
    (tmp_path / "gen.toml").write_text(
        next(each for each in blocks("toml") if "[tool.gen]" in each)
        .replace("[tool.gen]\n", "")
        .replace("[tool.gen.", "[")
    )
    ran = workshop.typed("build")
    assert ran.code == 0, ran.out + ran.err
    run_all(workshop, "A better document")
    code = "from acme import Acme; print(Acme(base_url='http://127.0.0.1:1'))"
    path = tmp_path / installed[0]
    assert "Acme" in python(code, cwd=tmp_path, path=path).good()
