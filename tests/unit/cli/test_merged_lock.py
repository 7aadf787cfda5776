"""A lock with the conflict markers of version control is built anew, names of both sides kept."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from sdkwright.emit import lock

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

ONE = """\
  /cats:
    get:
      operationId: listAllCats
      tags: [cats]
      responses: {"204": {description: none}}
"""
OTHER = ONE.replace("cats", "dogs").replace("Cats", "Dogs")


def with_operation(shell: Shell, block: str, name: str) -> str:
    """Build with one more operation that the lock calls by a name; return the lock."""
    document = (shell.folder / "pets.yaml").read_text()
    shell.edit("pets.yaml", "components:\n", f"{block}components:\n")
    shell.gen("build", "--out", name)
    shell.write("pets.yaml", document)
    return (shell.folder / name / "gen.lock").read_text()


def names(lock: str) -> set[str]:
    return {line for line in lock.splitlines() if line.startswith(" ")}


def test_a_conflict_inside_of_a_scope_keeps_each_name_in_its_own(shell: Shell) -> None:
    sides = (with_operation(shell, ONE, "ours"), with_operation(shell, OTHER, "theirs"))
    shell.write("base.lock", (shell.folder / "ours/gen.lock").read_text())
    for name, text in zip(("ours.lock", "theirs.lock"), sides, strict=True):
        shell.write(name, text)
    shell.gen("build")
    base = (shell.folder / "sdk/gen.lock").read_text()
    shell.write("base.lock", base)
    command = (
        "git",
        "merge-file",
        "-p",
        "--diff3",
        "ours.lock",
        "base.lock",
        "theirs.lock",
    )
    done = subprocess.run(
        command, cwd=shell.folder, capture_output=True, text=True, check=False
    )
    assert "<<<<<<<" in done.stdout
    ours, theirs, merged = (lock.parse(each) for each in (*sides, done.stdout))
    assert merged.conflict
    for scope, known in (*ours.names.items(), *theirs.names.items()):
        assert known.items() <= merged.names[scope].items(), scope
    assert merged.names.keys() == ours.names.keys() | theirs.names.keys()


def test_a_name_that_both_sides_chose_is_that_of_the_first(shell: Shell) -> None:
    shell.gen("build")
    text = (shell.folder / "sdk/gen.lock").read_text()
    line = next(each for each in text.splitlines() if each.endswith('get": "retrieve"'))
    other = line.replace('"retrieve"', '"fetch"')
    conflict = f"<<<<<<< a\n{other}\n=======\n{line}\n>>>>>>> b"
    shell.write("sdk/gen.lock", text.replace(line, conflict))
    ran = shell.gen("build")
    assert ran.code == 0
    assert "names of both sides. Where these differ" in ran.err
    assert ": fetch, not retrieve." in ran.err
    assert "def fetch" in (shell.folder / "sdk/acme/pets/resources/pets.py").read_text()


def test_names_of_both_sides_are_kept(shell: Shell) -> None:
    sides = (with_operation(shell, ONE, "ours"), with_operation(shell, OTHER, "theirs"))
    merged = f"<<<<<<< ours\n{sides[0]}=======\n{sides[1]}>>>>>>> theirs\n"
    shell.edit("pets.yaml", "components:\n", f"{ONE}{OTHER}components:\n")
    shell.gen("build")
    shell.write("sdk/gen.lock", merged)
    ran = shell.gen("build")
    assert ran.code == 0
    lock = (shell.folder / "sdk/gen.lock").read_text()
    assert "<<<<" not in lock
    assert ">>>>" not in lock
    assert names(sides[0]) | names(sides[1]) <= names(lock)
    assert shell.gen("check").code == 0
    assert shell.gen("diff").out == "Nothing differs for users.\n"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (rb"(?s).*", b""),
        (rb"(?s).*", b"\x00\xff\x00"),
        (rb"(?s).{9}\Z", b""),
        (rb"\": \"", b'" "'),
        (rb"names \"", b"names "),
    ],
    ids=["empty", "binary", "cut", "a name without its value", "a heading"],
)
def test_a_lock_that_lost_names_is_told_of(
    shell: Shell, was: bytes, now: bytes
) -> None:
    shell.gen("build")
    path = shell.folder / "sdk/gen.lock"
    whole = path.read_bytes()
    path.write_bytes(re.sub(was, now, whole, count=1))
    ran = shell.gen("build")
    assert "warning[lock-damaged]: gen.lock is cut, or was written over" in ran.err
    assert path.read_bytes() == whole
    assert "lock-damaged" not in shell.gen("build").err
