"""What commands do with leftovers, signals, hostile texts, pipes and taken names."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.cli.test_watch import ROOT, files

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

# Stops a build where everything new is written aside and nothing is in its place yet, or
# while folders change places.
PROGRAM = """
import sys, time
from sdkwright.cli.main import main
from sdkwright.emit import system, write
real = getattr({module}, {name!r})
def slow(*arguments, **options):
    print("there", flush=True)
    end = time.monotonic() + {seconds}
    while time.monotonic() < end:
        time.sleep(0.01)
    return real(*arguments, **options)
setattr({module}, {name!r}, slow)
sys.argv = ["gen", "build"]
main()
"""


def stopped(shell: Shell, number: int, module: str, name: str, seconds: float) -> int:
    """Send a signal to a build at a step; return its exit code."""
    program = PROGRAM.format(module=module, name=name, seconds=seconds)
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=shell.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() == "there\n"
        child.send_signal(number)
        said = child.stderr.read()
        code = child.wait(timeout=60)
    assert f"stopped by {signal.Signals(number).name}" in said
    assert "Traceback" not in said
    return code


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals here")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_old_package_and_nothing_else(
    shell: Shell, number: int
) -> None:
    shell.gen("build")
    shell.edit("pets.yaml", "Return a pet.", "Return one pet.")
    before = files(shell.folder / "sdk")
    assert stopped(shell, number, "system", "flush", 30) == 128 + number
    assert files(shell.folder / "sdk") == before
    assert not list((shell.folder / "sdk").glob(".gen-*"))


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals here")
def test_a_signal_waits_until_folders_have_changed_places(shell: Shell) -> None:
    shell.gen("build")
    shell.edit("pets.yaml", "Return a pet.", "Return one pet.")
    code = stopped(shell, signal.SIGTERM, "write", "_swap", 0.5)
    assert code == 128 + signal.SIGTERM
    assert not list((shell.folder / "sdk").glob(".gen-*"))
    assert shell.gen("check").code == 0


def test_the_first_build_leaves_no_folder_when_it_is_stopped(shell: Shell) -> None:
    stopped(shell, signal.SIGTERM, "system", "flush", 30)
    assert not (shell.folder / "sdk").exists()


def test_leftovers_are_seen_and_cleared_up(shell: Shell) -> None:
    shell.gen("build")
    left = shell.folder / "sdk/.gen-0123456789abcdef"
    (left / "new/acme").mkdir(parents=True)
    ran = shell.gen("check")
    assert ran.code == 1
    assert (
        f"{Path('sdk/.gen-0123456789abcdef')} was left by a build that did not end."
        in ran.err
    )
    assert "out of date" in ran.out
    assert left.exists()
    ran = shell.gen("build")
    assert ran.code == 0
    assert "it was cleared up" in ran.err
    assert not left.exists()
    assert shell.gen("check").code == 0
    assert shell.gen("build").err == ""


def test_a_journal_of_somebody_else_is_refused_in_words(shell: Shell) -> None:
    shell.gen("build")
    victim = shell.write("victim", "mine")
    stage = shell.folder / "sdk/.gen-0123456789abcdef"
    stage.mkdir()
    (stage / "journal").write_text(
        '{"trees": {}, "files": {}, "remove": ["../victim"]}'
    )
    # A build that would fail anyway obeys it as little.
    shell.write("pets.yaml", "openapi: 3.1.0\n")
    for command in ("build", "check", "watch"):
        if command == "watch":
            continue
        ran = shell.gen(command)
        assert ran.code == 1
        assert victim.read_text() == "mine"
        assert stage.exists()
    assert "names '../victim', which no build writes" in shell.gen("build").err


def test_a_foreign_lock_is_refused_in_words(shell: Shell) -> None:
    shell.gen("build")
    shell.edit("sdk/gen.lock", " README.md\n", " ../victim\n")
    for command in (["build"], ["check"], ["explain", "acme.pets"]):
        ran = shell.gen(*command)
        assert ran.code == 1
        assert "names '../victim', which is not a path inside" in ran.err


@pytest.mark.parametrize(
    "name", ["../secret", "/dev/zero", "pipe", "a\\u0000b", "link"]
)
def test_a_foreign_lock_reads_nothing_elsewhere(shell: Shell, name: str) -> None:
    """Whether the output is up to date is found out without reading what a lock names."""
    shell.gen("build")
    os.mkfifo(shell.folder / "pipe")
    (shell.folder / "link").symlink_to("/dev/zero")
    line = f'input {"0" * 32} "pets/{name}"\n'
    lock = shell.folder / "sdk/gen.lock"
    text = lock.read_text()
    at = text.index("input ")
    lock.write_text(text[:at] + line + text[at:])
    assert shell.gen("build").code == 0


HOSTILE = "a\x1b[31mb\x07\x9b2Jc\u202ed%0A\r\n::error::e\r::set-output name=x::1"


@pytest.mark.parametrize("format", ["text", "github", "json"])
@pytest.mark.parametrize("command", ["validate", "build", "check"])
def test_no_text_of_a_document_reaches_a_terminal_raw(
    shell: Shell, command: str, format: str
) -> None:
    escaped = HOSTILE.encode("unicode_escape").decode().replace("\\x", "\\u00")
    spec = (
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
        f'"{escaped}": 1\ncomponents: {{schemas: {{A: {{$ref: "{escaped}"}}}}}}\n'
    )
    shell.write("pets.yaml", spec)
    ran = shell.gen(command, "--format", format)
    assert ran.code == 1
    for text in (ran.out, ran.err):
        assert not {*text} & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}
        commands = [line for line in text.splitlines() if line.startswith("::")]
        own = ("::error file=", "::warning file=", "::notice file=")
        assert all(line.startswith(own) for line in commands)
        assert not any(
            line.startswith(("::error::", "::set-output")) for line in commands
        )


@pytest.mark.parametrize("format", ["text", "github"])
def test_names_of_files_reach_no_terminal_raw(shell: Shell, format: str) -> None:
    for arguments in (
        ["build", f"{HOSTILE}.yaml", "--package", "acme"],
        ["build", "--out", HOSTILE],
        ["build", "--config", HOSTILE],
        ["explain", HOSTILE],
    ):
        ran = shell.gen(*arguments, "--format", format)
        for text in (ran.out, ran.err):
            assert not {*text} & {"\x1b", "\x07", "\x9b", "\u202e", "\r"}


def test_a_configuration_is_a_regular_file(shell: Shell) -> None:
    os.mkfifo(shell.folder / "pipe.toml")
    begin = time.monotonic()
    ran = shell.gen("build", "--config", "pipe.toml")
    assert ran.code == 2
    assert "pipe.toml cannot be read: it is a named pipe" in ran.err
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("name", ["os", "httpx2", "calendar"])
def test_a_taken_package_has_to_be_insisted_on(shell: Shell, name: str) -> None:
    ran = shell.gen("build", "pets.yaml", "--package", name)
    assert ran.code == 2
    assert f"`{name}` is" in ran.err
    assert "--allow-taken-names" in ran.err
    assert not (shell.folder / "generated").exists()
    ran = shell.gen("build", "pets.yaml", "--package", name, "--allow-taken-names")
    assert ran.code == 0
    assert (shell.folder / "generated" / name).is_dir()


def test_a_taken_name_of_a_document_matters_only_to_what_it_names(shell: Shell) -> None:
    (shell.folder / "pets.yaml").rename(shell.folder / "calendar.yaml")
    assert shell.gen("validate", "calendar.yaml").code == 0
    assert "--allow-taken-names" in shell.gen("build", "calendar.yaml").err


@pytest.mark.parametrize("name", ["__init__", "class", "__main__", "_"])
def test_what_is_no_name_cannot_be_insisted_on(shell: Shell, name: str) -> None:
    ran = shell.gen("build", "pets.yaml", "--package", name, "--allow-taken-names")
    assert ran.code == 2
    assert "cannot be a package's name" in ran.err
