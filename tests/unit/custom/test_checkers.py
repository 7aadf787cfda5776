"""Five type checkers on a package with code of one's own, before and after the API has grown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.custom.document import CODE, TREES, planted
from tests.unit.custom.test_place import PROGRAM, SENT, ran

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Shell

BIN = Path(sys.executable).parent
USE = """\
from typing import assert_type

from trees import AsyncTrees, Trees, types
from trees.custom.models import Forest, Node
from trees.custom.nodes import AsyncNodes, Nodes


def sync(client: Trees) -> None:
    assert_type(client.greeting(), str)
    assert_type(client.nodes, Nodes)
    assert_type(client.nodes.depth("x"), int)
    assert_type(client.nodes.notes.count("x"), int)
    node = client.nodes.retrieve("x")
    assert_type(node, Node)
    for each in node.children or ():
        assert_type(each.depth(), int)
    if isinstance(node.best, types.Branch):
        assert_type(node.best.kinds(), list[str | None])
    param: types.NodeParam = {"name": "b", "note": "c"}
    forest = client.nodes.update("x", name="a", children=[node, param])
    assert_type(forest, Forest)
    assert_type((forest.trees or [])[0], Node)
    assert_type(client.nodes.with_raw_response.retrieve("x").parse(), Node)
    with client.nodes.with_streaming_response.retrieve("x", timeout=3) as opened:
        assert_type(opened.parse(), Node)
    assert_type(client.nodes.prepare.retrieve("x").url, str)


async def asynchronous(client: AsyncTrees) -> None:
    assert_type(await client.greeting(), str)
    assert_type(client.nodes, AsyncNodes)
    assert_type(await client.nodes.depth("x"), int)
    assert_type((await client.nodes.retrieve("x")).depth(), int)
    raw = await client.nodes.with_raw_response.retrieve("x")
    assert_type(raw.parse(), Node)
    async with client.nodes.with_streaming_response.retrieve("x") as opened:
        assert_type(await opened.parse(), Node)
    assert_type(client.nodes.prepare.retrieve("x").url, str)
"""
WRONG = """\
from trees import Trees


def wrong(client: Trees) -> None:
    client.nodes.deep("x")
    client.nodes.depth(1)
    client.nodes.retrieve("x").width()
    client.nodes.with_raw_response.retrieve(1)
"""
FILES = ("use.py", "trees/custom")
CHECKERS = {
    "mypy": ("mypy", "--strict", "--no-error-summary"),
    "pyright": ("pyright", "--pythonpath", sys.executable),
    "ty": ("ty", "check", "--python", str(BIN.parent)),
    "pyrefly": (
        *("pyrefly", "check", "--preset", "default"),
        *("--python-interpreter-path", sys.executable),
    ),
    "zuban": ("zuban", "check", "--strict", "--python-executable", sys.executable),
}


def said(folder: Path, checker: str, *files: str) -> str:
    """Run a checker; return what it finds, empty for nothing."""
    program, *arguments = CHECKERS[checker]
    done = subprocess.run(
        (BIN / program, *arguments, *files),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_zuban_is_clean_and_finds_what_is_wrong(shell: Shell) -> None:
    planted(shell, CODE)
    shell.gen("build")
    folder = shell.folder / "sdk"
    (folder / "use.py").write_text(USE)
    (folder / "wrong.py").write_text(WRONG)
    assert said(folder, "zuban", *FILES) == ""
    found = said(folder, "zuban", "wrong.py")
    assert all(f"wrong.py:{line}" in found for line in (5, 6, 7, 8)), found


@pytest.mark.corpus
def test_five_checkers_are_clean_and_stay_so_when_the_api_grows(shell: Shell) -> None:
    planted(shell, CODE)
    assert shell.gen("build").code == 0
    folder = shell.folder / "sdk"
    (folder / "use.py").write_text(USE)
    (folder / "wrong.py").write_text(WRONG)
    for checker in CHECKERS:
        assert said(folder, checker, *FILES) == ""
        assert said(folder, checker, "wrong.py"), checker
    grown = TREES.replace(
        "components:\n",
        "  /nodes:\n    get: {operationId: listNodes, responses: {'204': {description: -}}}\n"
        "  /owners:\n    get: {operationId: listOwners, responses: {'204': {description: -}}}\n"
        "components:\n",
    ).replace("        best:", "        extra: {type: integer}\n        best:")
    shell.write("trees.yaml", grown)
    ran_build = shell.gen("build")
    assert ran_build.code == 0
    assert "trees.owners" in ran_build.out or "owners.list" in ran_build.out
    for checker in CHECKERS:
        assert said(folder, checker, *FILES) == ""
    assert ran(folder, PROGRAM + SENT, "trees.types.node") == ""
