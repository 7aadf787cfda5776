"""Code in `custom/` that does not fit is an error, with its place and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from sdkwright.emit.lock import digest_text

from tests.unit.custom.document import CODE, TREES, planted

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

TAKES = "class Nodes(nodes.Nodes): ...\n"
FAULTS = {
    "no base": (
        "class Nodes:\n    pass\n",
        "`Nodes` has the name of resources.nodes.Nodes and does not derive from it",
    ),
    "another base": (
        "from ..resources import nodes\nclass Trees(nodes.Nodes): ...\n",
        "`Trees` has the name of client.Trees",
    ),
    "gone": (
        "from ..resources import owners\nclass Owners(owners.Owners): ...\n",
        "resources.owners.Owners, which the package does not have: it hides nothing",
    ),
    "gone, by another name": (
        "from ..types.owner import Owner as Base\nclass Mine(Base): ...\n",
        "types.owner.Owner, which the package does not have",
    ),
    "moved": (
        "from ..types import leaf\nclass Node(leaf.Node): ...\n",
        "Is types.node.Node meant?",
    ),
    "handed out": (
        "from ..resources import Nodes as Base\nclass Nodes(Base): ...\n",
        "Derive it from resources.nodes.Nodes",
    ),
    "from the package": (
        "from .. import Trees as Base\nclass Trees(Base): ...\n",
        "Derive it from client.Trees",
    ),
    "no class": (
        "from ..types import branch\nclass Choice(branch.Branch): ...\n",
        "types.branch.Choice, which is a name for other types and no class",
    ),
    "twice": (
        f"from ..resources import nodes\n{2 * TAKES}",
        "takes already",
    ),
    "no Python": ("class Nodes(:\n", "is not Python"),
    "zero byte": ("x = '\0'\n", "is not Python"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_class_that_does_not_fit_is_an_error(shell: Shell, name: str) -> None:
    code, said = FAULTS[name]
    planted(shell, {"mine.py": code})
    for command in ("build", "check"):
        ran = shell.gen(command)
        assert ran.code == 1
        assert said in ran.err
        assert "custom/mine.py" in ran.err
    assert not (shell.folder / "sdk/gen.lock").exists()


HARMLESS = (
    "from ..types import Node\nclass Tall(Node): ...\n",
    "from ..resources import nodes\nclass Raw(nodes.NodesWithRawResponse): ...\n",
    "import json\nclass Mine(json.JSONDecoder): ...\nX = f'{1}'\n",
    "if True:\n    from .. import resources as r\nclass Nodes(r.nodes.Nodes): ...\n",
    "from .._core import Resource\nclass Mine(Resource): ...\n",
    "from ..types import Base64Bytes\nclass Mine(Base64Bytes): ...\n",
)


def test_other_classes_are_nobodys_business(shell: Shell) -> None:
    planted(shell, {f"mine_{n}.py": text for n, text in enumerate(HARMLESS)})
    assert shell.gen("build").code == 0


def test_a_file_that_cannot_be_imported_is_an_error(shell: Shell) -> None:
    planted(shell, {"my-file.py": ""})
    ran = shell.gen("build")
    assert ran.code == 1
    assert "custom/my-file.py cannot be imported" in ran.err


def test_links_are_not_followed(shell: Shell) -> None:
    planted(shell, {})
    shell.gen("build")
    outside = shell.folder / "outside"
    outside.mkdir()
    (outside / "a.py").write_text("class Nodes: ...\n")
    os.symlink(outside, shell.folder / "sdk/trees/custom")
    assert "custom is no folder" in shell.gen("build").err
    (shell.folder / "sdk/trees/custom").unlink()
    (shell.folder / "sdk/trees/custom").mkdir()
    os.symlink(outside / "a.py", shell.folder / "sdk/trees/custom/a.py")
    assert "a.py cannot be read" in shell.gen("build").err
    os.symlink(outside, shell.folder / "sdk/trees/custom/below")
    (shell.folder / "sdk/trees/custom/a.py").unlink()
    assert shell.gen("build").code == 0


def test_what_the_api_has_lost_is_said_and_nothing_is_changed(shell: Shell) -> None:
    planted(shell, CODE)
    assert shell.gen("build").code == 0
    before = (shell.folder / "sdk/gen.lock").read_bytes()
    shell.write("trees.yaml", TREES.replace("/notes", "/remarks"))
    ran = shell.gen("build", "--rename")
    assert ran.code == 1
    assert (
        "resources.nodes_notes.NodesNotes, which the package does not have" in ran.err
    )
    assert (shell.folder / "sdk/gen.lock").read_bytes() == before


@pytest.mark.parametrize("options", [[], ["--force"]])
def test_no_lock_has_code_of_ones_own_removed(shell: Shell, options: list[str]) -> None:
    planted(shell, CODE)
    shell.gen("build")
    lock = shell.folder / "sdk/gen.lock"
    own = [*(shell.folder / "sdk").glob("*/custom/**/*.*")]
    texts = {each: each.read_text() for each in own}
    assert texts
    lines = [
        f"file {digest_text(text)} x {path.relative_to(lock.parent).as_posix()}\n"
        for path, text in texts.items()
    ]
    lock.write_text(lock.read_text() + "".join(lines))
    shell.write("trees.yaml", f"{TREES}\n# Not as the lock knows it.\n")
    assert shell.gen("build", *options).code == 0
    assert {each: each.read_text() for each in own} == texts
    assert "/custom/" not in lock.read_text()
