"""A lock with the conflict markers of version control is built anew, names of both sides kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
